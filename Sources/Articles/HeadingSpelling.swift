import Diagnostics

/// Tells a heading that is one slip away from a word that would give it a role.
extension HeadingDictionary {
  /// - Parameter heading: in Latin letters; others are never taken for a slip.
  /// - Returns: the word of the dictionary that was probably meant; nil where none is near, or the heading is one.
  package func misspelled(_ heading: String) -> String? {
    let folded = heading.lowercased()
    guard folded.utf8.allSatisfy({ ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x20 }), role(of: heading) == nil else {
      return nil
    }
    let long = latinWords.filter { $0.utf8.count >= 7 }
    guard let word = Suggestion.nearest(to: folded, among: long) else { return nil }
    // One slip in a short word, two in a long one; a plural is no slip.
    guard word.utf8.count >= 9 || Suggestion.distance(folded, word, limit: 1) == 1 else { return nil }
    return word + "s" == folded || folded + "s" == word ? nil : word
  }
}
