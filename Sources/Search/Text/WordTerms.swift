/// The terms of one word: itself whole, and its parts where it is an identifier (`Get-Service`, `KeyIso`, `KB4012219`).
package struct WordTerms: Sendable, Hashable {
  /// Lower case, stemmed where it is all letters.
  package let whole: [UInt8]
  /// Whole parts between connectors and parts between changes of letter case; empty for a plain word.
  package private(set) var parts: [[UInt8]] = []
  /// The word in lower case where it is all ASCII letters: what a prefix or a slip of the keys is looked up among.
  package let surface: [UInt8]?

  static let longest = 64
  /// Bytes of a surface at the most.
  static let longestSurface = 24
  private static let partsLimit = 10

  /// - Parameter word: a unit of the kind `.word`.
  package init(_ word: ArraySlice<UInt8>) {
    if Self.isPlain(word) {
      let plain = word.map { $0 | 0x20 }
      whole = Self.stemmed(plain)
      surface = plain.count <= Self.longestSurface ? plain : nil
      return
    }
    let pieces = Self.pieces(of: word)
    let isNumber = pieces.allSatisfy { $0.allSatisfy { $0 &- 0x30 < 10 } }
    let lower = pieces.map(Self.lowercased)
    whole = Self.stemmed(Self.clipped(Self.joined(lower, isNumber: isNumber)))
    let isPlain = pieces.count == 1 && lower[0].allSatisfy { $0 &- 0x61 < 26 }
    surface = isPlain && lower[0].count <= Self.longestSurface ? lower[0] : nil
    for (piece, text) in zip(pieces, lower) {
      if pieces.count > 1 { add(text) }
      for part in Self.innerParts(of: piece) { add(Self.lowercased(part)) }
    }
  }

  /// A word of ASCII letters that is no identifier, which most are: `word`, `Word`, `WORD`.
  static func isPlain(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, word.count <= longest, isUpper(first) || isLower(first) else { return false }
    let rest = word.dropFirst()
    return rest.allSatisfy(isLower) || isUpper(first) && rest.allSatisfy(isUpper)
  }

  /// What stands between connectors, without apostrophes.
  private static func pieces(of word: ArraySlice<UInt8>) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var piece: [UInt8] = []
    for byte in word {
      switch byte {
      case 0x2D, 0x2E, 0x5F:
        if !piece.isEmpty { pieces.append(piece) }
        piece = []
      case 0x27: break
      default: piece.append(byte)
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  private static func joined(_ pieces: [[UInt8]], isNumber: Bool) -> [UInt8] {
    guard var word = pieces.first else { return [] }
    for piece in pieces.dropFirst() {
      if isNumber { word.append(0x2E) }
      word += piece
    }
    return word
  }

  private mutating func add(_ part: [UInt8]) {
    let term = Self.stemmed(Self.clipped(part))
    guard term.count > 1, term != whole, !parts.contains(term), parts.count < Self.partsLimit else { return }
    parts.append(term)
  }

  /// At most `longest` bytes, never within a character.
  private static func clipped(_ word: [UInt8]) -> [UInt8] {
    guard word.count > longest else { return word }
    var end = longest
    while end > 0, word[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(word[..<end])
  }

  static func stemmed(_ word: [UInt8]) -> [UInt8] { Stemmer.stem(word) }

  static func lowercased(_ word: some Sequence<UInt8>) -> [UInt8] {
    var result = Array(word)
    var isASCII = true
    for index in result.indices {
      if result[index] &- 0x41 < 26 { result[index] |= 0x20 }
      isASCII = isASCII && result[index] < 0x80
    }
    if isASCII { return result }
    // The final sigma depends on the word around it in some programs; here it is the other one.
    var lower: [UInt8] = []
    for scalar in String(decoding: result, as: UTF8.self).unicodeScalars {
      if scalar.value == 0x3C2 || scalar.value == 0x3A3 {
        Scalars.append(0x3C3, to: &lower)
      } else {
        lower += Array(scalar.properties.lowercaseMapping.utf8)
      }
    }
    return lower
  }

  /// Parts between a small and a capital letter (`KeyIso`), before the last of several capitals (`HTTPServer`), and between two or
  /// more letters and three or more digits (`KB4012219`). Numbers as `0x8009030D` have none; empty where there is only one.
  private static func innerParts(of piece: [UInt8]) -> [ArraySlice<UInt8>] {
    if piece.count > 2, piece[0] == 0x30, piece[1] | 0x20 == 0x78 { return [] }
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    for index in piece.indices.dropFirst() where isBoundary(index, in: piece, from: start) {
      parts.append(piece[start..<index])
      start = index
    }
    if start > 0 { parts.append(piece[start...]) }
    return parts
  }

  private static func isBoundary(_ index: Int, in piece: [UInt8], from start: Int) -> Bool {
    let (before, after) = (piece[index - 1], piece[index])
    if isUpper(after) {
      if isLower(before) { return true }
      return isUpper(before) && index + 2 < piece.count && isLower(piece[index + 1]) && isLower(piece[index + 2])
    }
    guard after &- 0x30 < 10, index - start >= 2, isUpper(before) || isLower(before), index + 2 < piece.count else {
      return false
    }
    return piece[start..<index].allSatisfy { isUpper($0) || isLower($0) } && piece[index + 1] &- 0x30 < 10
      && piece[index + 2] &- 0x30 < 10
  }

  private static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  private static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
}
