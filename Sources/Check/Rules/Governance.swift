import Articles
import Diagnostics

/// CB1501: An article is reviewed by the day it says. CB1502: One whose day has passed is renewed, archived or removed.
/// CB1503: An article has an owner, where articles have owners.
enum Governance {
  static func overdue(in article: CheckedArticle) -> [Diagnostic] {
    guard let day = article.article.metadata.reviewBy, day < article.site.today,
      article.article.metadata.state != .archived
    else { return [] }
    return [
      article.finding(
        "review-overdue", key: "review-by", "The review was due on \(day)",
        hint: "Read it again, then set 'reviewed' to the day and 'review-by' to the next one.")
    ]
  }

  static func expired(in site: CheckedSite) -> [Diagnostic] {
    site.unpublished.compactMap { article in
      guard let day = article.metadata.expires, day <= site.today, article.metadata.state != .archived,
        !article.metadata.isDraft, article.metadata.state != .draft
      else { return nil }
      return Diagnostic(
        .warning, rule: "expired", path: article.file.path, at: article.metadata.positions["expires"],
        "The article expired on \(day) and is no longer shown",
        hint: "Move the day, write 'state: archived', or remove the file.")
    }
  }

  /// Texts without front matter are parts of others or notes beside the articles.
  static func ownerless(in article: CheckedArticle) -> [Diagnostic] {
    let metadata = article.article.metadata
    guard metadata.owner == nil, !metadata.positions.isEmpty, metadata.state != .archived,
      article.site.keepsOwners
    else { return [] }
    return [
      article.finding(
        "owner-missing", key: "owner", "The article has no owner",
        hint: "Write 'owner: team or person' in the front matter.")
    ]
  }
}
