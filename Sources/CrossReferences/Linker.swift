import Articles
import Diagnostics
import Entities

/// The first step of linking: addresses for the articles and pages for the entities they name, so that each article can look up
/// what it refers to by itself.
///
/// Linking goes from value to value: `ArticleAddresses(articles)` and `EntityIndex(articles)` → `Linker` → `references(of:)` for each
/// article, and the topics → `Connector(linker, references)` → `entity(_:)` for each → `knowledgeBase(entities:)`. The caller may run
/// what takes one article or entity at a time, and what does not depend on each other, on as many threads as it likes.
package struct Linker: Sendable {
  let site: Site
  let directory: ArticleDirectory
  /// For each article of the directory.
  let extracted: [ExtractedArticle]
  let index: EntityIndex
  /// About addresses that two articles claim.
  package let diagnostics: [Diagnostic]
  private let resolver: LinkResolver
  /// Articles whose address another has.
  let leftOut: [ExtractedArticle]

  /// - Parameters:
  ///   - articles: in any order; what is not shown is left out, also in their texts.
  ///   - assets: the other files below the folder of articles.
  package init(_ articles: [ExtractedArticle], site: Site, assets: [Asset]) {
    self.init(articles, ArticleAddresses(articles, site: site), EntityIndex(articles), site: site, assets: assets)
  }

  /// - Parameters:
  ///   - addresses: of the articles.
  ///   - entities: of the articles.
  package init(
    _ articles: [ExtractedArticle], _ addresses: ArticleAddresses, _ entities: EntityIndex, site: Site, assets: [Asset]
  ) {
    (directory, diagnostics) = (addresses.directory, addresses.diagnostics)
    leftOut = addresses.leftOut.map { articles[$0] }
    self.site = site
    extracted = addresses.kept.map { articles[$0] }
    // What only articles without an address name has no page.
    index = leftOut.isEmpty ? entities : EntityIndex(extracted)
    resolver = LinkResolver(
      directory: directory,
      assets: AssetDirectory(assets),
      entities: index.numbers, kinds: EntityReference.kinds(of: site), base: site.baseURL)
  }

  package var articleCount: Int { directory.articles.count }

  /// What one article refers to.
  /// - Parameter number: below `articleCount`.
  package func references(of number: Int) -> ArticleReferences {
    ArticleReferences(of: number, extracted[number], directory: directory, resolver: resolver, index: index)
  }
}
