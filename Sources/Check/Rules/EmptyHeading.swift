import Articles
import Diagnostics
import Markdown

/// CB1308: A heading has words.
enum EmptyHeading {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
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
}
