import Diagnostics

/// Tells a heading that is one slip away from a word that would give it a role.
extension HeadingDictionary {
  /// - Parameter heading: one that has no role; in Latin letters, others are never taken for a slip.
  /// - Returns: the word with the slip, and the heading that was probably meant; nil where none is near.
  package func slip(in heading: String) -> (word: String, meant: String)? {
    guard heading.utf8.count <= longestWord + 1 else { return nil }
    let folded = heading.lowercased()
    guard folded.utf8.allSatisfy({ ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x20 }) else { return nil }
    // A slip changes one letter for another at most: words of other letters are not worth a look.
    let letters = Self.letters(of: folded)
    for (meant, others) in longWords where (others ^ letters).nonzeroBitCount <= 2 {
      guard abs(meant.utf8.count - folded.utf8.count) <= 1, let word = Self.slip(folded, meant) else { continue }
      return (word, meant)
    }
    return nil
  }

  /// The one word that differs, where it differs as slips do.
  private static func slip(_ written: String, _ meant: String) -> String? {
    let (words, right) = (written.split(separator: " "), meant.split(separator: " "))
    guard words.count == right.count else { return nil }
    let different = words.indices.filter { words[$0] != right[$0] }
    guard different.count == 1, let index = different.first, isSlip(String(words[index]), String(right[index])) else {
      return nil
    }
    return String(words[index])
  }

  /// Two neighbours exchanged, or one letter missing, doubled or wrong in a word that is long enough; a plural is no slip.
  private static func isSlip(_ word: String, _ meant: String) -> Bool {
    guard Suggestion.distance(word, meant, limit: 1) == 1, word + "s" != meant, meant + "s" != word else {
      return false
    }
    return word.utf8.count >= 6 || word.utf8.count == 5 && word.utf8.sorted() == meant.utf8.sorted()
  }

  /// Which of a to z a word has, as bits.
  static func letters(of word: String) -> UInt32 {
    word.utf8.reduce(0) { $1 == 0x20 ? $0 : $0 | 1 << UInt32($1 &- 0x61) }
  }
}
