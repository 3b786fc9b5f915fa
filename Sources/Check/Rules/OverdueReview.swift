import Articles
import Diagnostics

/// CB1501: An article is reviewed by the day it says.
enum OverdueReview {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard let day = article.article.metadata.reviewBy, day < article.site.today,
      article.article.metadata.state != .archived
    else { return [] }
    return [
      article.finding(
        "review-overdue", key: "review-by", "The review was due on \(day)",
        hint: "Read it again, then set 'reviewed' to the day and 'review-by' to the next one.")
    ]
  }
}
