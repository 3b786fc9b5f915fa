import Articles
import Diagnostics
import Entities

/// Articles and their mentions to one `KnowledgeBase`: addresses, entity index, links, backlinks, related articles.
package struct Linker {
  /// Calls a pure function for 0, 1, … count − 1, in any order and on any thread, and returns the results in order.
  package typealias Map = (_ count: Int, _ body: @Sendable (Int) -> Resolved) -> [Resolved]

  private let site: Site
  private let directory: ArticleDirectory
  private let mentions: [[ArticleMention]]
  private let index: EntityIndex
  private let resolver: LinkResolver

  /// - Parameters:
  ///   - articles: with their mentions, in any order; drafts and the like already left out.
  ///   - assets: the other files below the folder of articles.
  ///   - map: runs the part that takes each article by itself.
  /// - Returns: the whole, and findings about addresses and links.
  package static func link(
    _ articles: [(article: Article, mentions: [ArticleMention])], site: Site, assets: [Asset], map: Map
  ) -> (KnowledgeBase, [Diagnostic]) {
    let (directory, kept, collisions) = ArticleDirectory.make(articles.map(\.article), site: site)
    let linker = Linker(site: site, directory: directory, mentions: kept.map { articles[$0].mentions }, assets: assets)
    let (knowledgeBase, findings) = linker.knowledgeBase(map: map)
    return (knowledgeBase, collisions + findings)
  }

  private init(site: Site, directory: ArticleDirectory, mentions: [[ArticleMention]], assets: [Asset]) {
    self.site = site
    self.directory = directory
    self.mentions = mentions
    index = EntityIndex(mentions: mentions)
    let kinds = EntityKind.builtIn + site.customKinds.map { .custom($0.name) }
    resolver = LinkResolver(
      directory: directory,
      assets: Dictionary(assets.map { ($0.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first }),
      entities: index.numbers, kinds: Dictionary(uniqueKeysWithValues: kinds.map { ($0.name, $0) }))
  }

  /// What one article's own look at the others gives.
  package struct Resolved: Sendable {
    let links: [Int: LinkTarget]
    let related: [Int]
    let supersededBy: Int?
    let translationOf: Int?
    let diagnostics: [Diagnostic]
  }

  private func knowledgeBase(map: Map) -> (KnowledgeBase, [Diagnostic]) {
    let references = ArticleReferences(directory: directory, resolver: resolver)
    let resolved = map(directory.articles.count) { references.resolve($0) }
    let products = TopicIndex(directory: directory, names: { $0.products })
    let tags = TopicIndex(directory: directory, names: { $0.metadata.tags })
    let lists = directory.articles.indices.map { index.entities(of: $0, mentions: mentions[$0]) }
    let connections = Connections(directory: directory, resolved: resolved)
    let finder = RelatedFinder(
      lists: lists, entityCount: index.pages.count, products: products, links: connections.neighbours,
      languages: directory.siteLanguages)
    let articles = directory.articles.indices.map { number in
      LinkedArticle(
        article: directory.articles[number], permalink: directory.permalinks[number],
        siteLanguage: directory.siteLanguages[number], mentions: mentions[number],
        mentionPages: index.mentionPages[number],
        about: lists[number].about, mentioned: lists[number].mentioned, links: resolved[number].links,
        backlinks: connections.backlinks[number],
        related: finder.related(to: number, declared: resolved[number].related),
        translations: connections.translations[number], supersededBy: resolved[number].supersededBy,
        products: products.ofArticle[number], tags: tags.ofArticle[number])
    }
    let records = EntityRecords(
      directory: directory, mentions: mentions, index: index, lists: lists, customKinds: site.customKinds)
    return (
      KnowledgeBase(
        site: site, articles: articles, entities: records.entities(), products: products.topics, tags: tags.topics),
      resolved.flatMap(\.diagnostics)
    )
  }
}
