import Articles
import Diagnostics
import Markdown

/// CB1312: A heading that gives a section its role is spelled right; one that is a letter off gives none.
enum MisspelledHeading {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    article.article.sections.compactMap { section in
      let words = section.title.trimmingBlanks()
      guard section.ownRole == nil, words.utf8.count >= 7, let right = article.site.dictionary.misspelled(words) else {
        return nil
      }
      let written = words.first?.isUppercase == true ? right.prefix(1).uppercased() + right.dropFirst() : right
      return article.finding(
        "misspelled-heading", node: section.heading, "'\(words)' gives the section no role",
        hint: "Did you mean '\(written)'?",
        fix: .init(article.document.nodes[section.heading].range, replace: words, by: written))
    }
  }
}
