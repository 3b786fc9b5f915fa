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
        fix: Self.words(of: section.heading, in: article.document).map {
          Diagnostic.Fix($0, replace: words, by: written)
        })
    }
  }

  private static func words(of heading: Int, in document: MarkdownDocument) -> SourceRange? {
    (heading..<Int(document.nodes[heading].end)).first { document.nodes[$0].kind == .text }.map {
      document.nodes[$0].range
    }
  }
}
