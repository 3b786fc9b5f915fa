import Articles
import Diagnostics
import Entities

/// The first step of linking: addresses for the articles and pages for the entities they name, so that each article can look up
/// what it refers to by itself.
///
/// Linking goes from value to value: `Linker(articles)` → `references(of:)` for each article → `Connector(linker, references)` →
/// `article(_:)` and `entity(_:)` for each → `knowledgeBase(articles:entities:)`. The caller may run the parts that take one
/// article or entity at a time on as many threads as it likes.
package struct Linker: Sendable {
  let site: Site
  let directory: ArticleDirectory
  /// For each article of the directory.
  let extracted: [ExtractedArticle]
  let index: EntityIndex
  /// About addresses that two articles claim.
  package let diagnostics: [Diagnostic]
  private let resolver: LinkResolver

  /// - Parameters:
  ///   - articles: in any order; drafts and the like already left out.
  ///   - assets: the other files below the folder of articles.
  ///   - unpublished: the articles left out, so that links to them are told from links to nothing.
  package init(_ articles: [ExtractedArticle], site: Site, assets: [Asset], unpublished: [Article] = []) {
    let kept: [Int]
    (directory, kept, diagnostics) = ArticleDirectory.make(articles.map(\.article), site: site)
    self.site = site
    extracted = kept.map { articles[$0] }
    index = EntityIndex(extracted)
    let kinds = EntityKind.builtIn + site.customKinds.map { .custom($0.name) }
    resolver = LinkResolver(
      directory: directory,
      assets: Dictionary(assets.map { ($0.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first }),
      entities: index.numbers, kinds: Dictionary(uniqueKeysWithValues: kinds.map { ($0.name, $0) }),
      unpublished: UnpublishedArticles(unpublished))
  }

  package var articleCount: Int { directory.articles.count }

  /// What one article refers to.
  /// - Parameter number: below `articleCount`.
  package func references(of number: Int) -> ArticleReferences {
    ArticleReferences(of: number, extracted[number], directory: directory, resolver: resolver, index: index)
  }
}
