import Articles
import Diagnostics
import Markdown

/// CB1308: A heading has words. CB1309: A heading is at most one level below the one it stands under.
enum HeadingShape {
  static func empty(in article: CheckedArticle) -> [Diagnostic] {
    article.article.sections.filter { section in
      section.title.trimmingBlanks().isEmpty && !hasImage(section.heading, in: article.document)
    }.map { section in
      article.finding(
        "empty-heading", node: section.heading, "A heading has no words", hint: "Write them, or remove the marks '#'.")
    }
  }

  private static func hasImage(_ heading: Int, in document: MarkdownDocument) -> Bool {
    (heading..<Int(document.nodes[heading].end)).contains { document.nodes[$0].kind == .image }
  }

  /// What comes first may be of level 1 or 2, or of any level where nothing stands above it in rank.
  static func skippedLevels(in article: CheckedArticle) -> [Diagnostic] {
    var previous = 1
    return article.article.sections.compactMap { section in
      defer { previous = section.level }
      guard section.level > previous + 1, !article.document.nodes[section.heading].flags.contains(.included) else {
        return nil
      }
      return article.finding(
        "skipped-level", node: section.heading,
        "'\(section.title.trimmingBlanks())' is of level \(section.level), below one of level \(previous)",
        hint: "Write it with \(previous + 1) marks '#'.")
    }
  }
}
