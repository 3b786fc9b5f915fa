/// For each entity the articles that name it.
struct EntityOccurrences: Sendable {
  struct Occurrence: Sendable {
    let article: Int
    /// Index of the mention to quote among the article's.
    let quote: Int
  }

  /// By page, then in the order of the articles.
  private(set) var about: [[Occurrence]]
  private(set) var mentioned: [[Occurrence]]

  init(_ entities: [ArticleEntities], pages: Int) {
    about = Array(repeating: [], count: pages)
    mentioned = about
    for (article, named) in entities.enumerated() {
      for entity in named.about { about[entity.page].append(Occurrence(article: article, quote: entity.quote)) }
      for entity in named.mentioned { mentioned[entity.page].append(Occurrence(article: article, quote: entity.quote)) }
    }
  }

  mutating func reserve(_ count: Int) {
    about.reserveCapacity(count)
    mentioned.reserveCapacity(count)
  }

  /// Takes what an article names.
  mutating func insert(_ entities: ArticleEntities, of article: Int, in order: RankedOrder, pages: Int) {
    while about.count < pages {
      about.append([])
      mentioned.append([])
    }
    for entity in entities.about { Self.insert(entity, of: article, into: &about[entity.page], order) }
    for entity in entities.mentioned { Self.insert(entity, of: article, into: &mentioned[entity.page], order) }
  }

  private static func insert(
    _ entity: ArticleEntities.Named, of article: Int, into list: inout [Occurrence], _ order: RankedOrder
  ) {
    let place = list.partitionPoint { order.precedes($0.article, article) }
    list.insert(Occurrence(article: article, quote: entity.quote), at: place)
  }

  mutating func remove(_ entities: ArticleEntities, of article: Int) {
    for entity in entities.about { about[entity.page].removeAll { $0.article == article } }
    for entity in entities.mentioned { mentioned[entity.page].removeAll { $0.article == article } }
  }

  func articles(_ page: Int) -> [Int] { (about[page] + mentioned[page]).map(\.article) }

  func count(_ page: Int) -> Int { about[page].count + mentioned[page].count }
}
