import Articles
import Diagnostics
import Entities

/// All articles as one linked whole. Articles, entities, products and tags refer to each other by number.
///
/// In a knowledge base that was made at once the numbers of each run from 0 in order. One that follows its files (`update`) keeps the
/// numbers of what stays: new ones come at the end or in gaps, and the orders tell which there are.
package struct KnowledgeBase: Sendable {
  package let site: Site
  /// By number.
  package internal(set) var articles: [LinkedArticle] = []
  /// By number; each is a page in every language.
  package internal(set) var entities: [LinkedEntity] = []

  // What linking found, by number of article or entity.
  var extracted: [ExtractedArticle]
  var directory: ArticleDirectory
  var index: EntityIndex
  var references: [ArticleReferences]
  var occurrences: EntityOccurrences
  var titles: RankedOrder
  var productIndex: TopicIndex
  var tagIndex: TopicIndex
  /// For each article those that link to it or name it as related.
  var linkers: [[Int]]
  /// Lower-case id → articles that call themselves translations of one that has it.
  var translators: [String: [Int]] = [:]
  /// Articles whose address another has, by path.
  var leftOut: [ExtractedArticle]
  /// What following files needs beyond.
  var live: LiveLinks?

  /// Without the records of the entities.
  init(_ linker: Linker, _ references: [ArticleReferences]) {
    site = linker.site
    extracted = linker.extracted
    leftOut = linker.leftOut
    directory = linker.directory
    index = linker.index
    self.references = references
    occurrences = EntityOccurrences(references.map(\.entities), pages: linker.index.pages.count)
    titles = Self.titles(directory)
    productIndex = TopicIndex(directory: directory, titles: titles) { $0.products }
    tagIndex = TopicIndex(directory: directory, titles: titles) { $0.metadata.tags }
    linkers = Array(repeating: [], count: directory.articles.count)
    for number in directory.articles.indices { connect(number) }
    articles = directory.articles.indices.map(linkedArticle)
  }

  /// By language, in the site's order, then by title.
  private static func titles(_ directory: ArticleDirectory) -> RankedOrder {
    let languages = directory.siteLanguages.map { directory.rank(ofLanguage: $0) }
    return RankedOrder(
      directory.articles.indices.sorted { left, right in
        if languages[left] != languages[right] { return languages[left] < languages[right] }
        return (directory.articles[left].title, left) < (directory.articles[right].title, right)
      })
  }

  func linkedArticle(_ number: Int) -> LinkedArticle {
    let own = references[number]
    return LinkedArticle(
      article: directory.articles[number], permalink: directory.permalinks[number],
      siteLanguage: directory.siteLanguages[number], mentions: extracted[number].mentions,
      mentionPages: own.entities.mentionPages, about: own.entities.about.map(\.page),
      mentioned: own.entities.mentioned.map(\.page), links: own.links, supersededBy: own.supersededBy,
      products: productIndex.ofArticle[number], tags: tagIndex.ofArticle[number])
  }

  // MARK: - Orders

  /// Numbers of the articles by language (the site's order), then id.
  package var articleOrder: [Int] { directory.order.numbers }

  /// Numbers of the articles of a language by title.
  package func articlesByTitle(_ language: String) -> ArraySlice<Int> {
    let rank = directory.rank(ofLanguage: language)
    let start = titles.partition { directory.rank(ofLanguage: directory.siteLanguages[$0]) < rank }
    let end = titles.partition { directory.rank(ofLanguage: directory.siteLanguages[$0]) <= rank }
    return site.languages.contains(language) ? titles.numbers[start..<end] : []
  }

  /// Numbers of the entities by kind (built-in order, then custom by name), then value.
  package var entityOrder: [Int] { index.order.numbers }

  /// Whether an entity comes before another.
  package func isOrdered(entity left: Int, before right: Int) -> Bool { index.order.precedes(left, right) }

  /// By number; their orders are those of the slugs.
  package var products: [Topic] { productIndex.topics }
  package var productOrder: [Int] { productIndex.order.numbers }
  package var tags: [Topic] { tagIndex.topics }
  package var tagOrder: [Int] { tagIndex.order.numbers }

  // MARK: - Names

  /// The number of the article at an address.
  package func article(at permalink: String) -> Int? { directory.byPermalink[permalink] }

  /// The number of the article in a source file.
  package func article(inFile path: String) -> Int? { directory.number(ofFile: path) }

  /// - Parameter page: the entity of a page.
  package func entity(_ page: Entity) -> Int? { index.numbers[page] }

  package func product(_ slug: String) -> Int? { productIndex.numbers[slug] }
  package func tag(_ slug: String) -> Int? { tagIndex.numbers[slug] }

  /// What is wrong with an article's links.
  package func findings(of number: Int) -> [Diagnostic] { references[number].diagnostics }
}

/// A product or a tag and the articles that bear it.
package struct Topic: Sendable {
  package internal(set) var name: String
  /// Last part of its address: `windows-server-2012-r2`.
  package let slug: String
  /// Numbers of articles, newest first, then by title.
  package internal(set) var articles: [Int]
}
