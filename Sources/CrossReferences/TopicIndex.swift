import Articles

/// Names that articles bear (products, tags) to topics with addresses.
struct TopicIndex: Sendable {
  /// By number.
  private(set) var topics: [Topic] = []
  /// By slug.
  private(set) var order = RankedOrder()
  /// For each article the numbers of its topics, in the article's order.
  private(set) var ofArticle: [[Int]] = []
  private(set) var numbers: [String: Int] = [:]
  /// For each topic how many articles use a spelling.
  private var spellings: [[String: Int]] = []
  private var free: [Int] = []
  private let kind: Kind

  /// What the topics are.
  enum Kind: Sendable {
    case products, tags

    func names(in articles: [Article], _ number: Int) -> [String] {
      // Article by article, without a copy of its other parts.
      switch self {
      case .products: articles[number].products
      case .tags: articles[number].metadata.tags
      }
    }
  }

  init(_ kind: Kind, directory: ArticleDirectory, titles: RankedOrder) {
    self.kind = kind
    var spelling: [String: [String: Int]] = [:]
    var members: [String: [Int]] = [:]
    // Many articles bear the same names.
    var slugs: [String: String] = [:]
    let lists = directory.articles.indices.map { number in
      kind.names(in: directory.articles, number).map { name in
        let slug = slugs[name] ?? Slug.path(of: name)
        slugs[name] = slug
        return (slug: slug, name: name)
      }.filter { !$0.slug.isEmpty }
    }
    for (number, list) in lists.enumerated() {
      for (slug, name) in list where members[slug]?.last != number {
        spelling[slug, default: [:]][name, default: 0] += 1
        members[slug, default: []].append(number)
      }
    }
    let ordered = members.keys.sorted()
    numbers = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
    order = RankedOrder(Array(ordered.indices))
    spellings = ordered.map { spelling[$0] ?? [:] }
    let changes = directory.articles.indices.map(directory.lastChange)
    topics = zip(ordered, spellings).map { slug, spelling in
      let articles = (members[slug] ?? []).sorted { Self.isNewer($0, $1, titles) { changes[$0] } }
      return Topic(name: Self.name(spelling, slug), slug: slug, articles: articles)
    }
    ofArticle = lists.map { list in
      var seen: Set<Int> = []
      return list.compactMap { numbers[$0.slug] }.filter { seen.insert($0).inserted }
    }
  }

  /// The spelling that most articles use, among equals the first in the alphabet.
  private static func name(_ spelling: [String: Int], _ slug: String) -> String {
    spelling.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? slug
  }

  /// Newest first, then by title.
  private static func isNewer(
    _ left: Int, _ right: Int, _ titles: RankedOrder, lastChange: (Int) -> CalendarDate?
  ) -> Bool {
    let (a, b) = (lastChange(left), lastChange(right))
    if a != b { return b.map { b in a.map { $0 > b } ?? false } ?? true }
    return titles.precedes(left, right)
  }

  // MARK: - Changes

  /// For each slug the name with which the article bears it first.
  private func slugs(of article: Article) -> [(slug: String, name: String)] {
    var seen: Set<String> = []
    return kind.names(in: [article], 0).map { (slug: Slug.path(of: $0), name: $0) }
      .filter { !$0.slug.isEmpty && seen.insert($0.slug).inserted }
  }

  mutating func insert(_ number: Int, of directory: ArticleDirectory, titles: RankedOrder) {
    while ofArticle.count <= number { ofArticle.append([]) }
    ofArticle[number] = slugs(of: directory.articles[number]).map { slug, name in
      let topic = self.number(of: slug)
      spellings[topic][name, default: 0] += 1
      let place = topics[topic].articles.partitionPoint {
        Self.isNewer($0, number, titles, lastChange: directory.lastChange)
      }
      topics[topic].articles.insert(number, at: place)
      topics[topic].name = Self.name(spellings[topic], slug)
      return topic
    }
  }

  private mutating func number(of slug: String) -> Int {
    if let number = numbers[slug] { return number }
    let number = free.popLast() ?? topics.count
    let topic = Topic(name: slug, slug: slug, articles: [])
    if number == topics.count {
      topics.append(topic)
      spellings.append([:])
    } else {
      (topics[number], spellings[number]) = (topic, [:])
    }
    numbers[slug] = number
    let topics = topics
    order.insert(number) { topics[$0].slug < slug }
    return number
  }

  /// - Parameter article: as it was when it was inserted.
  mutating func remove(_ number: Int, _ article: Article) {
    for (slug, name) in slugs(of: article) {
      guard let topic = numbers[slug] else { continue }
      topics[topic].articles.removeAll { $0 == number }
      spellings[topic][name, default: 0] -= 1
      if spellings[topic][name] == 0 { spellings[topic][name] = nil }
      topics[topic].name = Self.name(spellings[topic], slug)
      guard topics[topic].articles.isEmpty else { continue }
      order.remove(topic)
      numbers[slug] = nil
      free.append(topic)
    }
    ofArticle[number] = []
  }
}

extension Article {
  /// The last day on which a reader could have seen it change; nil where the front matter gives none.
  package var lastChange: CalendarDate? { .latest(metadata.updated, metadata.reviewed, metadata.date) }
}

extension ArticleDirectory {
  /// The same by number, without a copy of the article, whose parts are many: lists ask for thousands.
  func lastChange(of number: Int) -> CalendarDate? {
    .latest(articles[number].metadata.updated, articles[number].metadata.reviewed, articles[number].metadata.date)
  }
}

extension KnowledgeBase {
  package func lastChange(of number: Int) -> CalendarDate? { directory.lastChange(of: number) }
}

extension CalendarDate {
  fileprivate static func latest(_ days: CalendarDate?...) -> CalendarDate? {
    days.reduce(nil) { latest, day in
      guard let latest, let day else { return latest ?? day }
      return max(latest, day)
    }
  }
}
