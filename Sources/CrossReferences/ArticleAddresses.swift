import Diagnostics

/// Articles to their addresses: one that claims what another has is left out.
package struct ArticleAddresses: Sendable {
  let directory: ArticleDirectory
  /// For each article of the directory its index among all, and those of the others.
  let kept: [Int]
  let leftOut: [Int]
  let diagnostics: [Diagnostic]

  /// - Parameter articles: in any order.
  package init(_ articles: [ExtractedArticle], site: Site) {
    let leftOut: [(index: Int, owner: Int)]
    (directory, kept, leftOut) = ArticleDirectory.make(articles, site: site)
    diagnostics = leftOut.map { index, owner in
      let address = ArticlePlace(articles[index].article, site).permalink.path
      return ArticleDirectory.collision(of: articles[index].article, with: articles[owner].article, at: address)
    }
    self.leftOut = leftOut.map(\.index)
  }
}
