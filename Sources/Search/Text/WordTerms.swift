/// The terms of one word: itself whole, and its parts where it is an identifier (`Get-Service`, `KeyIso`, `KB4012219`).
package struct WordTerms: Sendable, Hashable {
  /// Lower case, stemmed where it is all letters.
  package let whole: [UInt8]
  /// Whole parts between connectors and parts between changes of letter case; empty for a plain word.
  package private(set) var parts: [[UInt8]] = []
  /// The word in lower case where it is all ASCII letters: what a prefix or a slip of the keys is looked up among.
  package let surface: [UInt8]?

  private static let longest = 64
  private static let partsLimit = 10

  /// - Parameter word: a unit of the kind `.word`.
  package init(_ word: ArraySlice<UInt8>) {
    if Self.isPlain(word) {
      let plain = word.map { $0 | 0x20 }
      whole = Stemmer.stem(plain)
      surface = Self.isSurface(plain) ? plain : nil
      return
    }
    let pieces = Pieces(of: word)
    let lower = pieces.lowercased
    whole = Self.stemmed(lower)
    surface = pieces.ends.count == 1 && Self.isSurface(lower) ? lower : nil
    var start = 0
    for end in pieces.ends {
      let piece = pieces.text[start..<end]
      if pieces.ends.count > 1 { add(piece) }
      addInnerParts(of: piece)
      start = end
    }
  }

  /// A word without apostrophes and connectors.
  private struct Pieces {
    var text: [UInt8] = []
    /// In `text`, where what stands between connectors ends.
    var ends: [Int] = []

    init(of word: ArraySlice<UInt8>) {
      text.reserveCapacity(word.count)
      for byte in word {
        switch byte {
        case 0x2D, 0x2E, 0x5F: end()
        case 0x27: break
        default: text.append(byte)
        }
      }
      end()
    }

    private mutating func end() {
      if text.count > ends.last ?? 0 { ends.append(text.count) }
    }

    /// All together; numbers with points between them.
    var lowercased: [UInt8] {
      guard ends.count > 1, text.allSatisfy(WordTerms.isDigit) else { return WordTerms.lowercased(text) }
      var number: [UInt8] = []
      var start = 0
      for end in ends {
        if start > 0 { number.append(0x2E) }
        number += text[start..<end]
        start = end
      }
      return number
    }
  }

  /// A word of ASCII letters or digits that is no identifier, which most are: `word`, `Word`, `WORD`, `2012`.
  static func isPlain(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, word.count <= longest else { return false }
    let rest = word.dropFirst()
    if isUpper(first) { return rest.allSatisfy(isLower) || rest.allSatisfy(isUpper) }
    return isLower(first) ? rest.allSatisfy(isLower) : isDigit(first) && rest.allSatisfy(isDigit)
  }

  /// - Parameter lower: in lower case.
  static func isSurface(_ lower: [UInt8]) -> Bool { lower.count <= 24 && lower.allSatisfy(isLower) }

  private mutating func add(_ part: ArraySlice<UInt8>) {
    let term = Self.stemmed(Self.lowercased(part))
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

  private static func stemmed(_ word: [UInt8]) -> [UInt8] {
    var stem = clipped(word)
    Stemmer.reduce(&stem)
    return stem
  }

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
  /// more letters and three or more digits (`KB4012219`). Numbers as `0x8009030D` have none.
  private mutating func addInnerParts(of piece: ArraySlice<UInt8>) {
    var start = piece.startIndex
    if piece.count > 2, piece[start] == 0x30, piece[start + 1] | 0x20 == 0x78 { return }
    for index in piece.indices.dropFirst() where Self.isBoundary(index, in: piece, from: start) {
      add(piece[start..<index])
      start = index
    }
    if start > piece.startIndex { add(piece[start...]) }
  }

  private static func isBoundary(_ index: Int, in piece: ArraySlice<UInt8>, from start: Int) -> Bool {
    let (before, after) = (piece[index - 1], piece[index])
    if isUpper(after) {
      if isLower(before) { return true }
      return isUpper(before) && index + 2 < piece.endIndex && isLower(piece[index + 1]) && isLower(piece[index + 2])
    }
    guard isDigit(after), index - start >= 2, isUpper(before) || isLower(before), index + 2 < piece.endIndex else {
      return false
    }
    return piece[start..<index].allSatisfy { isUpper($0) || isLower($0) } && isDigit(piece[index + 1])
      && isDigit(piece[index + 2])
  }

  private static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  private static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
