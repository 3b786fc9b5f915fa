import Articles
import Diagnostics
import Markdown

/// What looking at one article gives: its findings, its ignore comments, and what is compared with other articles.
package struct ArticleFacts: Sendable {
  let findings: [Diagnostic]
  let ignores: [IgnoreComment]
  package let sketch: Sketch
  package let externals: [ExternalLink]
  let shapes: [SectionRole: StaleTranslation.Shape]

  package init(_ article: CheckedArticle) {
    findings = Checks.ofArticles.flatMap { $0(article) }
    ignores = IgnoreComment.all(in: article)
    sketch = Sketch(
      article.document.nodes.contains { $0.flags.contains(.included) }
        ? NearDuplicate.shingles(of: article.document) : Sketch.shingles(of: article.text.bytes))
    externals = ExternalLink.all(in: article)
    shapes = StaleTranslation.shapes(of: article)
  }
}
