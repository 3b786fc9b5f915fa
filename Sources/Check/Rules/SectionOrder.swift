import Articles
import Diagnostics

/// CB1303: Sections stand in the order of the work: symptom, cause, workaround or resolution, confirmation.
///
/// Only the first section of each role counts: several causes with a solution each are in order.
enum SectionOrder {
  private static let pairs: [(first: SectionRole, second: SectionRole)] = [
    (.symptom, .cause), (.symptom, .resolution), (.symptom, .workaround), (.cause, .resolution), (.cause, .workaround),
    (.workaround, .confirmation), (.resolution, .confirmation),
  ]

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    for (first, second) in pairs {
      guard let before = article.section(first), let after = article.section(second),
        after.heading < before.heading, after.level == before.level,
        article.isDeclaredIncident || isUnique(before, after, in: article)
      else { continue }
      return [
        article.finding(
          "section-order", node: before.heading, "'\(before.title)' stands behind '\(after.title)'",
          hint: "Move it up: readers look for the symptom first, then the cause, the workaround and its confirmation.")
      ]
    }
    return []
  }

  /// An article of several problems may begin with any part of one.
  private static func isUnique(_ one: Section, _ other: Section, in article: CheckedArticle) -> Bool {
    article.article.sections.count { $0.ownRole == one.ownRole } == 1
      && article.article.sections.count { $0.ownRole == other.ownRole } == 1
  }
}
