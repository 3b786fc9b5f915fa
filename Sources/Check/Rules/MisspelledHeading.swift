import Articles
import Diagnostics
import Markdown

/// CB1312: A heading that gives a section its role is spelled right; one that is a letter off gives none.
enum MisspelledHeading {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    article.article.sections.compactMap { section in
      let words = section.title.trimmingBlanks()
      guard section.ownRole == nil, let slip = article.site.dictionary.slip(in: words), !occurs(slip.word, in: article)
      else { return nil }
      let meant =
        words.first?.isUppercase == true ? slip.meant.prefix(1).uppercased() + slip.meant.dropFirst() : slip.meant
      return article.finding(
        "misspelled-heading", node: section.heading, "'\(words)' gives the section no role",
        hint: "Did you mean '\(meant)'?",
        // With its mark: what stands behind may be the heading's own id, which links know.
        fix: .init(article.document.nodes[section.heading].range, replace: "# " + words, by: "# " + meant))
    }
  }

  /// Whether the article uses the word elsewhere, too: then it is another word, no slip.
  private static func occurs(_ word: String, in article: CheckedArticle) -> Bool {
    let hash = TextTokens.hash(of: Array(word.utf8)[...])
    return TextTokens(article.text.bytes).hashes.count { $0 == hash } > 1
  }
}
