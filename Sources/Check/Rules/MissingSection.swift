import Articles
import Diagnostics

/// CB1301: An incident says its symptom, its cause, and a way out.
///
/// Asked of articles whose author calls them an incident or a known error, and of those whose headings show that they are one:
/// a symptom and a cause.
enum MissingSection {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard article.isDeclaredIncident || article.section(.cause) != nil else { return [] }
    let roles = Set(article.article.sections.compactMap(\.role))
    let wayOut: Set<SectionRole> = [.resolution, .workaround, .status]
    var missing: [String] = []
    if article.isDeclaredIncident {
      if !roles.contains(.symptom) { missing.append("symptom") }
      // A known error may have none that anybody knows.
      if !roles.contains(.cause), article.article.metadata.type == .incident { missing.append("cause") }
      if roles.isDisjoint(with: wayOut) { missing.append("resolution or workaround") }
    } else if let cause = article.section(.cause), article.section(.symptom)?.level == cause.level {
      let more: Set<SectionRole> = [.verification, .moreInformation, .references]
      if roles.isDisjoint(with: wayOut.union(more)), !somethingFollows(cause, in: article) {
        missing.append("resolution or workaround")
      }
    }
    return missing.map { name in
      article.finding(
        "missing-section", position: nil, "There is no \(name) section",
        hint: "Write it; where nothing is known yet, say so in it.")
    }
  }

  /// Whether a section behind the cause may be the way out under a name of its own: `Method 1`, `Use another target`.
  private static func somethingFollows(_ cause: Section, in article: CheckedArticle) -> Bool {
    article.article.sections.contains { section in
      section.heading > cause.heading && section.level == cause.level && section.ownRole == nil
    }
  }
}
