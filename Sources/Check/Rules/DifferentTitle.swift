import Diagnostics

/// CB1310: The title in the front matter and the heading of the body speak of the same: the shorter shares half of its words
/// with the longer.
enum DifferentTitle {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard let title = article.article.metadata.title, let heading = article.article.titleHeading else { return [] }
    let (one, other) = (words(of: title), words(of: article.article.headline))
    guard min(one.count, other.count) >= 2 else { return [] }
    let shared = one.intersection(other).count
    guard shared * 3 < min(one.count, other.count) else { return [] }
    return [
      article.finding(
        "title-differs", node: heading, "The heading says other things than the title '\(title)'",
        hint: "Give both the same words: lists and searches show the title, the page shows the heading.")
    ]
  }

  /// Words that say something; Japanese by its pairs of characters.
  private static func words(of text: String) -> Set<UInt64> {
    let tokens = TextTokens(Array(text.utf8))
    let latin = tokens.hashes.enumerated().filter { !tokens.isWide($0.offset) && !stopWords.contains($0.element) }
    return Set(latin.map(\.element)).union(tokens.widePairs)
  }

  private static let stopWords: Set<UInt64> = Set(
    ["a", "an", "the", "of", "in", "to", "and", "or", "for", "with", "on", "when", "you", "is", "are", "microsoft"].map {
      TextTokens.hash(of: Array($0.utf8)[...])
    })
}
