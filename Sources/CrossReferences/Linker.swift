import Articles
import Diagnostics
import Entities

/// The first step of linking: addresses for the articles and pages for the entities they name, so that each article can look up
/// what it refers to by itself.
///
/// Linking goes from value to value: `Linker(articles)` → `references(of:)` for each article → `Connector(linker, references)` →
/// `entity(_:)` for each → `knowledgeBase(entities:)`. The caller may run the parts that take one article or entity at a time on as
/// many threads as it likes.
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
    let kept: [Int]
    let leftOut: [(index: Int, owner: Int)]
    (directory, kept, leftOut) = ArticleDirectory.make(articles.map(\.article), site: site)
    diagnostics = leftOut.map { index, owner in
      let address = ArticlePlace(articles[index].article, site).permalink.path
      return ArticleDirectory.collision(of: articles[index].article, with: articles[owner].article, at: address)
    }
    self.leftOut = leftOut.map { articles[$0.index] }
    self.site = site
    extracted = kept.map { articles[$0] }
    index = EntityIndex(extracted)
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
