/// Finds the word that was probably meant.
package enum Suggestion {
  /// The nearest known word: at most two edits away (one for words below five letters), nil where none is.
  package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let limit = word.count < 5 ? 1 : 2
    // Words of another length or of other letters are not worth a look: an edit exchanges one byte for another, at most.
    let (count, letters) = (word.utf8.count, letters(of: word))
    let near = known.filter { other in
      abs(min(other.utf8.count, Self.longest) - min(count, Self.longest)) <= limit
        && (Self.letters(of: other) ^ letters).nonzeroBitCount <= limit * 2
    }
    let rated = near.map { (distance: distance(word, $0, limit: limit), word: $0) }
    return rated.filter { $0.distance <= limit }.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
  }

  /// The known word that another surely is a slip of, nil where none is: it begins alike, and is one edit away, two from seven letters
  /// on. Of up to three letters every word is near another.
  package static func slip(of word: String, among known: [String]) -> String? {
    let letters = letters(of: word)
    var best: (distance: Int, word: String)?
    for other in known where other.utf8.first == word.utf8.first {
      let length = max(other.utf8.count, word.utf8.count)
      let limit = length < 4 ? 0 : length < 7 ? 1 : 2
      guard (Self.letters(of: other) ^ letters).nonzeroBitCount <= limit * 2 else { continue }
      let distance = distance(word, other, limit: limit)
      if distance <= limit, best.map({ (distance, other) < $0 }) ?? true { best = (distance, other) }
    }
    return best?.word
  }

  /// Bytes of a word that count.
  private static let longest = 64

  /// Which bytes a word has, as bits of their last six.
  private static func letters(of word: String) -> UInt64 {
    var letters: UInt64 = 0
    for byte in word.utf8.prefix(longest) { letters |= 1 << UInt64(byte & 63) }
    return letters
  }

  /// A hint that names the nearest word, else all of them.
  package static func hint(for word: String, among known: [String]) -> String {
    if let nearest = nearest(to: word, among: known) { return "Did you mean '\(nearest)'?" }
    return "Known: \(known.joined(separator: ", "))."
  }

  /// Edits (insert, delete, replace, swap neighbours) between two words; anything above the limit is `limit + 1`.
  package static func distance(_ left: String, _ right: String, limit: Int) -> Int {
    let (a, b) = (Array(left.utf8.prefix(longest)), Array(right.utf8.prefix(longest)))
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    var rows = [Array(0...b.count)]
    for i in 1..<max(a.count + 1, 1) {
      var row = [i]
      for j in 1..<max(b.count + 1, 1) {
        var best = min(rows[i - 1][j], row[j - 1]) + 1
        best = min(best, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return min(rows[a.count][b.count], limit + 1)
  }
}
