import Articles
import Diagnostics

/// CB1304: A workaround comes with a way to see that it worked. Asked of declared incidents and known errors.
enum UnconfirmedWorkaround {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard article.isDeclaredIncident, article.article.metadata.state != .archived,
      let workaround = article.section(.workaround),
      !article.article.sections.contains(where: { $0.role == .confirmation })
    else { return [] }
    return [
      article.finding(
        "workaround-unconfirmed", node: workaround.heading, "The workaround has no confirmation",
        hint: "Add a section such as 'Confirm the fix' or '改善の確認': the command and what it prints when all is well.")
    ]
  }
}
