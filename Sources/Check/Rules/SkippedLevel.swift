import Articles
import Diagnostics
import Markdown

/// CB1309: A heading is at most one level below the one it stands under. What comes first may be of level 1 or 2.
enum SkippedLevel {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    var previous = 1
    return article.article.sections.compactMap { section in
      defer { previous = section.level }
      guard section.level > previous + 1, !article.document.nodes[section.heading].flags.contains(.included),
        !LearnTab.leads(to: section, of: article.article, in: article.document)
      else { return nil }
      return article.finding(
        "skipped-level", node: section.heading,
        "'\(section.title.trimmingBlanks())' is of level \(section.level), below one of level \(previous)",
        hint: "Write it with \(previous + 1) marks '#'.")
    }
  }
}
