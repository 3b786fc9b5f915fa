import Articles
import Diagnostics
import Markdown

/// CB1312: A heading that gives a section its role is spelled right; one that is a letter off gives none.
enum MisspelledHeading {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    article.article.sections.compactMap { section -> Diagnostic? in
      let words = section.title.trimmingBlanks()
      guard section.ownRole == nil, words.utf8.count >= 7, let right = article.site.dictionary.misspelled(words) else {
        return nil
      }
      let written = words.first?.isUppercase == true ? right.prefix(1).uppercased() + right.dropFirst() : right
      return article.finding(
        "misspelled-heading", node: section.heading, "'\(words)' gives the section no role",
        hint: "Did you mean '\(written)'?",
        // The words alone: an id behind them stays, for links lead to it.
        fix: Self.place(of: words, in: section.heading, article.document).map {
          Diagnostic.Fix($0, replace: words, by: written)
        })
    }
  }

  private static func place(of words: String, in heading: Int, _ document: MarkdownDocument) -> SourceRange? {
    guard let text = (heading..<Int(document.nodes[heading].end)).first(where: { document.nodes[$0].kind == .text })
    else { return nil }
    let start = document.nodes[text].range.start
    return SourceRange(start: start, end: start + UInt32(words.utf8.count))
  }
}
