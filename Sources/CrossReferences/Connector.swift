import Articles
import Entities

/// The second step of linking: what the references of all articles make together, ready to be asked article by article and entity
/// by entity.
package struct Connector: Sendable {
  private let linker: Linker
  private let references: [ArticleReferences]
  private let products: TopicIndex
  private let tags: TopicIndex
  private let connections: Connections
  private let related: RelatedFinder
  private let records: EntityRecords
  private let byTitle: [Int]

  /// - Parameter references: of each article, in order.
  package init(_ linker: Linker, _ references: [ArticleReferences]) {
    let directory = linker.directory
    let entities = references.map(\.entities)
    let occurrences = EntityOccurrences(entities, pages: linker.index.pages.count)
    self.linker = linker
    self.references = references
    byTitle = Self.byTitle(directory, linker.site)
    var ranks = Array(repeating: 0, count: byTitle.count)
    for (rank, number) in byTitle.enumerated() { ranks[number] = rank }
    products = TopicIndex(directory: directory, titleRanks: ranks, names: { $0.products })
    tags = TopicIndex(directory: directory, titleRanks: ranks, names: { $0.metadata.tags })
    connections = Connections(directory: directory, references: references, titleRanks: ranks)
    related = RelatedFinder(
      entities: entities, occurrences: occurrences, products: products, links: connections.neighbours,
      languages: directory.siteLanguages)
    records = EntityRecords(
      articles: linker.extracted, index: linker.index, entities: entities, occurrences: occurrences, titleRanks: ranks)
  }

  /// By language, in the site's order, then by title.
  private static func byTitle(_ directory: ArticleDirectory, _ site: Site) -> [Int] {
    let ranks = Dictionary(uniqueKeysWithValues: site.languages.enumerated().map { ($1, $0) })
    let languages = directory.siteLanguages.map { ranks[$0] ?? 0 }
    return directory.articles.indices.sorted { left, right in
      if languages[left] != languages[right] { return languages[left] < languages[right] }
      return (directory.articles[left].title, left) < (directory.articles[right].title, right)
    }
  }

  package var entityCount: Int { linker.index.pages.count }

  /// - Parameter number: below `Linker.articleCount`.
  package func article(_ number: Int) -> LinkedArticle {
    let directory = linker.directory
    let own = references[number]
    return LinkedArticle(
      article: directory.articles[number], permalink: directory.permalinks[number],
      siteLanguage: directory.siteLanguages[number], mentions: linker.extracted[number].mentions,
      mentionPages: own.entities.mentionPages, about: own.entities.about.map(\.page),
      mentioned: own.entities.mentioned.map(\.page), links: own.links, backlinks: connections.backlinks[number],
      related: related.related(to: number, declared: own.related), translations: connections.translations[number],
      supersededBy: own.supersededBy, products: products.ofArticle[number], tags: tags.ofArticle[number])
  }

  /// - Parameter number: below `entityCount`.
  package func entity(_ number: Int) -> LinkedEntity { records.entity(number) }

  /// - Parameters:
  ///   - articles: `article(_:)` of each.
  ///   - entities: `entity(_:)` of each.
  package func knowledgeBase(articles: [LinkedArticle], entities: [LinkedEntity]) -> KnowledgeBase {
    KnowledgeBase(
      site: linker.site, articles: articles, articlesByTitle: byTitle, entities: entities, products: products.topics,
      tags: tags.topics)
  }
}
