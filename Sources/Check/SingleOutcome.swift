import Articles
import CrossReferences
import Diagnostics
import Markdown

/// The findings of one article, as `CheckOutcome` has them among those of the whole site.
package struct SingleOutcome: Sendable {
  /// Rules that are left out: they need the texts of all articles, pages elsewhere, or git.
  package static let leftOut: Set<String> = ["near-duplicate", "external-link", "forgotten-alias"]

  /// Sorted by place.
  package let findings: [Diagnostic]

  /// - Parameters:
  ///   - number: of the article in the knowledge base.
  ///   - namesakes: articles with its title, itself among them, in order.
  ///   - earlier: what reading, parsing and linking found in its file.
  ///   - severities: by rule name; nil switches a rule off.
  ///   - text: of an article.
  package init(
    _ number: Int, in site: CheckedSite, namesakes: [Int], earlier: [Diagnostic],
    severities: [String: Diagnostic.Severity?], text: (Int) -> MarkdownDocument
  ) {
    let checked = CheckedArticle(number, text: text(number), of: site)
    let own = Checks.ofArticles.flatMap { $0(checked) } + Self.title(number, namesakes, in: site)
    let stale = StaleTranslation.finding(number, in: site) { other in
      StaleTranslation.shapes(of: other == number ? checked : CheckedArticle(other, text: text(other), of: site))
    }
    let silencer = Silencer([checked.article.file.path: IgnoreComment.all(in: checked)])
    let (left, _, comments) = silencer.applied(
      to: earlier + own + (stale.map { [$0] } ?? []), unchecked: Self.leftOut)
    findings = CheckOutcome.weighed(left + comments, severities)
  }

  private static func title(_ number: Int, _ namesakes: [Int], in site: CheckedSite) -> [Diagnostic] {
    namesakes.count > 1 ? [DuplicateTitle.finding(number, among: namesakes, in: site.knowledgeBase)] : []
  }
}
