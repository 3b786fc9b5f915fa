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

  func count(_ page: Int) -> Int { about[page].count + mentioned[page].count }
}
