import Diagnostics

/// Tells a heading that is one slip away from a word that would give it a role.
extension HeadingDictionary {
  /// - Parameter heading: one that has no role; in Latin letters, others are never taken for a slip.
  /// - Returns: the word of the dictionary that was probably meant; nil where none is near.
  package func misspelled(_ heading: String) -> String? {
    guard heading.utf8.count <= longestWord + 2 else { return nil }
    let folded = heading.lowercased()
    guard folded.utf8.allSatisfy({ ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x20 }) else { return nil }
    // A slip changes one letter for another at most: words of other letters are not worth a look.
    let letters = Self.letters(of: folded)
    let long = longWords.filter {
      abs($0.word.utf8.count - folded.utf8.count) <= 2 && ($0.letters ^ letters).nonzeroBitCount <= 4
    }.map(\.word)
    guard let word = Suggestion.nearest(to: folded, among: long) else { return nil }
    // One slip in a short word, two in a long one; a plural is no slip.
    guard word.utf8.count >= 9 || Suggestion.distance(folded, word, limit: 1) == 1 else { return nil }
    return word + "s" == folded || folded + "s" == word ? nil : word
  }

  /// Which of a to z a word has, as bits.
  static func letters(of word: String) -> UInt32 {
    word.utf8.reduce(0) { $1 == 0x20 ? $0 : $0 | 1 << UInt32($1 &- 0x61) }
  }
}
