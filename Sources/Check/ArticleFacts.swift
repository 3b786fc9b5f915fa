import Articles
import Diagnostics
import Markdown

/// What looking at one article gives: its findings, its ignore comments, and what is compared with other articles.
package struct ArticleFacts: Sendable {
  let findings: [Diagnostic]
  let ignores: [IgnoreComment]
  let title: TitleKey
  package let sketch: Sketch
  package let externals: [ExternalLink]
  let shapes: [SectionRole: StaleTranslation.Shape]

  /// - Parameter withExternals: whether pages elsewhere will be asked.
  package init(_ article: CheckedArticle, withExternals: Bool) {
    findings = Checks.ofArticles.flatMap { $0(article) }
    ignores = IgnoreComment.all(in: article)
    title = TitleKey(article.linked)
    sketch = Sketch(
      text: article.places.hasIncludes
        ? NearDuplicate.text(of: article.document) : article.text.bytes)
    externals = withExternals ? ExternalLink.all(in: article) : []
    shapes = StaleTranslation.shapes(of: article)
  }
}
