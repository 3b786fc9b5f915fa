import Articles

/// What linking found, by number of article or entity: all that a knowledge base answers from.
struct LinkedParts: Sendable {
  var extracted: [ExtractedArticle]
  var directory: ArticleDirectory
  var index: EntityIndex
  var references: [ArticleReferences]
  var occurrences: EntityOccurrences
  /// Articles by language, in the site's order, then by title.
  var titles: RankedOrder
  var productIndex: TopicIndex
  var tagIndex: TopicIndex
  /// For each article those that link to it or name it as related.
  var linkers: [[Int]]
  /// Lower-case id → articles that call themselves translations of one that has it.
  var translators: [String: [Int]] = [:]
  /// Articles whose address another has, by address.
  var leftOut: [String: [ExtractedArticle]]
  /// What following files needs beyond.
  var live: LiveLinks?

  init(_ linker: Linker, _ topics: LinkedTopics, _ references: [ArticleReferences]) {
    extracted = linker.extracted
    leftOut = Dictionary(grouping: linker.leftOut) { ArticlePlace($0.article, linker.site).permalink.path }
    directory = linker.directory
    index = linker.index
    self.references = references
    occurrences = EntityOccurrences(references.map(\.entities), pages: linker.index.pages.count)
    (titles, productIndex, tagIndex) = (topics.titles, topics.products, topics.tags)
    linkers = Array(repeating: [], count: directory.articles.count)
  }
}
