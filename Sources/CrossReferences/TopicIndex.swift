import Articles

/// Names that articles bear (products, tags) to topics with addresses.
struct TopicIndex: Sendable {
  /// By slug.
  private(set) var topics: [Topic] = []
  /// For each article the indices of its topics, in the article's order.
  private(set) var ofArticle: [[Int]] = []

  init(directory: ArticleDirectory, titleRanks: [Int], names: (Article) -> [String]) {
    var spelling: [String: [String: Int]] = [:]
    var members: [String: [Int]] = [:]
    // Many articles bear the same names.
    var slugs: [String: String] = [:]
    let lists = directory.articles.map { article in
      names(article).map { name in
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
    let numbers = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
    topics = ordered.map { slug in
      // The spelling that most articles use, among equals the first in the alphabet.
      let name = spelling[slug]?.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? slug
      return Topic(
        name: name, slug: slug, articles: Self.newestFirst(members[slug] ?? [], in: directory.articles, titleRanks))
    }
    ofArticle = lists.map { list in
      var seen: Set<Int> = []
      return list.compactMap { numbers[$0.slug] }.filter { seen.insert($0).inserted }
    }
  }

  private static func newestFirst(_ numbers: [Int], in articles: [Article], _ titleRanks: [Int]) -> [Int] {
    numbers.sorted { left, right in
      let (a, b) = (articles[left].lastChange, articles[right].lastChange)
      if a != b { return b.map { b in a.map { $0 > b } ?? false } ?? true }
      return titleRanks[left] < titleRanks[right]
    }
  }
}

extension Article {
  /// The last day on which a reader could have seen it change; nil where the front matter gives none.
  package var lastChange: CalendarDate? {
    [metadata.updated, metadata.reviewed, metadata.date].compactMap { $0 }.max()
  }
}
