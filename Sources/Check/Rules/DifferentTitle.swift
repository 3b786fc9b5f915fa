import Diagnostics
import Entities

/// CB1310: The title in the front matter and the heading of the body speak of the same: they share at least one word
/// that says something.
enum DifferentTitle {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard let title = article.article.metadata.title, let heading = article.article.titleHeading else { return [] }
    guard title != article.article.headline else { return [] }
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
    var words: Set<UInt64> = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || !(bytes[index].isLetter || bytes[index].isDigit) {
      let word = bytes[start..<index]
      if !word.isEmpty, !stopWords.contains(TextTokens.hash(of: word)) {
        words.insert(TextTokens.hash(of: word.prefix(4)))
      }
      start = index + 1
    }
    return bytes.contains(where: \.isBeyondASCII) ? words.union(TextTokens(bytes).widePairs) : words
  }

  /// By hash.
  private static let stopWords = Set(
    [
      "a", "an", "the", "of", "in", "to", "and", "or", "for", "with", "on", "at", "by", "from", "when", "you", "your",
      "is", "are", "how", "can", "t", "s",
    ].map { TextTokens.hash(of: Array($0.utf8)[...]) })
}
