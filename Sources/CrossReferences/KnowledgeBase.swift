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

  /// What linking found: one element, so that a knowledge base is handed on without counting references to all its parts.
  private var parts: [LinkedParts]

  /// Without the records of the entities.
  init(_ linker: Linker, _ topics: LinkedTopics, _ references: [ArticleReferences]) {
    site = linker.site
    parts = [LinkedParts(linker, topics, references)]
    for number in directory.articles.indices { connect(number) }
    articles = directory.articles.indices.map(linkedArticle)
  }

  func linkedArticle(_ number: Int) -> LinkedArticle {
    let own = references[number]
    return LinkedArticle(
      article: directory.articles[number], permalink: directory.permalinks[number],
      siteLanguage: directory.siteLanguages[number], mentions: extracted[number].mentions,
      mentionPages: own.entities.mentionPages, about: own.entities.about.map(\.page),
      mentioned: own.entities.mentioned.map(\.page), links: own.links, rawLinks: own.rawLinks,
      supersededBy: own.supersededBy,
      products: productIndex.ofArticle[number], tags: tagIndex.ofArticle[number])
  }

  // MARK: - Parts, changed in place

  var extracted: [ExtractedArticle] {
    _read { yield parts[0].extracted }
    _modify { yield &parts[0].extracted }
  }
  var directory: ArticleDirectory {
    _read { yield parts[0].directory }
    _modify { yield &parts[0].directory }
  }
  var index: EntityIndex {
    _read { yield parts[0].index }
    _modify { yield &parts[0].index }
  }
  var references: [ArticleReferences] {
    _read { yield parts[0].references }
    _modify { yield &parts[0].references }
  }
  var occurrences: EntityOccurrences {
    _read { yield parts[0].occurrences }
    _modify { yield &parts[0].occurrences }
  }
  var titles: RankedOrder {
    _read { yield parts[0].titles }
    _modify { yield &parts[0].titles }
  }
  var productIndex: TopicIndex {
    _read { yield parts[0].productIndex }
    _modify { yield &parts[0].productIndex }
  }
  var tagIndex: TopicIndex {
    _read { yield parts[0].tagIndex }
    _modify { yield &parts[0].tagIndex }
  }
  var linkers: [[Int]] {
    _read { yield parts[0].linkers }
    _modify { yield &parts[0].linkers }
  }
  var translators: [String: [Int]] {
    _read { yield parts[0].translators }
    _modify { yield &parts[0].translators }
  }
  var leftOut: [String: [ExtractedArticle]] {
    _read { yield parts[0].leftOut }
    _modify { yield &parts[0].leftOut }
  }
  var live: LiveLinks? {
    _read { yield parts[0].live }
    _modify { yield &parts[0].live }
  }

  // MARK: - Orders

  /// Numbers of the articles by language (the site's order), then id.
  package var articleOrder: [Int] { directory.order.numbers }

  /// Whether an article comes before another in that order.
  package func isOrdered(article left: Int, before right: Int) -> Bool { directory.order.precedes(left, right) }

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

  /// Whether a number is that of an article. Only in a knowledge base that follows its files may it be free.
  package func isThere(_ number: Int) -> Bool {
    number < articles.count && article(inFile: articles[number].article.file.path) == number
  }

  /// Where an article of the site would stand.
  package func address(of article: Article) -> Permalink { ArticlePlace(article, site).permalink }

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
