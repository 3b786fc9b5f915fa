import Diagnostics
import Entities

/// CB1310: The title in the front matter and the heading of the body speak of the same: they share at least one word
/// that says something.
enum DifferentTitle {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard let title = article.article.metadata.title, let heading = article.article.titleHeading else { return [] }
    let (one, other) = (words(of: title), words(of: article.article.headline))
    guard min(one.count, other.count) >= 2 else { return [] }
    guard one.isDisjoint(with: other) else { return [] }
    return [
      article.finding(
        "title-differs", node: heading, "The heading says other things than the title '\(title)'",
        hint: "Give both the same words: lists and searches show the title, the page shows the heading.")
    ]
  }

  /// Words that say something, by their first four letters, so that `fails` is `failure`; Japanese by its pairs of characters.
  private static func words(of text: String) -> Set<UInt64> {
    let bytes = Array(text.utf8)
    let latin = bytes.split { !($0.isLetter || $0.isDigit) }.filter { !stopWords.contains(TextTokens.hash(of: $0)) }
    return Set(latin.map { TextTokens.hash(of: $0.prefix(4)) }).union(TextTokens(bytes).widePairs)
  }

  /// By hash.
  private static let stopWords = Set(
    [
      "a", "an", "the", "of", "in", "to", "and", "or", "for", "with", "on", "at", "by", "from", "when", "you", "your",
      "is", "are", "how", "can", "t", "s",
    ].map { TextTokens.hash(of: Array($0.utf8)[...]) })
}
