import Entities

/// A text as tokens: each Latin word or number one, each other letter (Kana, Han) one, by hash; letter case and width folded.
struct TextTokens {
  private(set) var hashes: [UInt64] = []
  /// For each token whether it is a single letter of a script without blanks.
  private var wide: [Bool] = []

  init(_ bytes: [UInt8]) {
    hashes.reserveCapacity(bytes.count / 4)
    wide.reserveCapacity(bytes.count / 4)
    Self.forEach(in: bytes) { hash, isWide in
      hashes.append(hash)
      wide.append(isWide)
    }
  }

  func isWide(_ index: Int) -> Bool { wide[index] }

  /// Two tokens that follow each other: what texts are compared by. A text of one token has none.
  var shingles: [UInt64] {
    guard hashes.count > 1 else { return [] }
    return (1..<hashes.count).map { Self.mixed(hashes[$0 - 1], hashes[$0]) }
  }

  /// Those of letters without blanks only.
  var widePairs: [UInt64] {
    guard hashes.count > 1 else { return [] }
    return (1..<hashes.count).filter { wide[$0] && wide[$0 - 1] }.map { Self.mixed(hashes[$0 - 1], hashes[$0]) }
  }

  static func hash(of word: ArraySlice<UInt8>) -> UInt64 {
    word.withUnsafeBufferPointer { $0.reduce(seed) { step($0, $1.lowercased) } }
  }

  /// FNV-1a: the same on every machine and in every run.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }

  /// One hash of two in order, all bits stirred (the finalizer of SplitMix64).
  static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    var hash = left &* 0x9E37_79B9_7F4A_7C15 ^ right
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }

  /// - Parameter body: called with the hash of each token, in order, and whether it is a single letter of a script without blanks.
  static func forEach(in bytes: [UInt8], _ body: (UInt64, Bool) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in letters.withUnsafeBufferPointer { read(bytes, $0, body) } }
  }

  /// By byte: what it counts as in a word, in lower case; 0 where it stands in none.
  private static let letters: [UInt8] = (0...255).map { (byte: UInt8) in byte.isWord ? byte.lowercased : 0 }

  /// - Parameter letters: one for each byte.
  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ letters: UnsafeBufferPointer<UInt8>, _ body: (UInt64, Bool) -> Void
  ) {
    var word: UInt64?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      var letter = letters[Int(byte)]
      if letter != 0 {
        var hash = word ?? seed
        repeat {
          hash = step(hash, letter)
          index += 1
          letter = index < bytes.count ? letters[Int(bytes[index])] : 0
        } while letter != 0
        word = hash
        continue
      }
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if let narrow = narrow(bytes, at: index) {
        word = step(word ?? seed, narrow.lowercased)
      } else if byte >= 0xC3, byte < 0xE0 {
        // Letters with accents, Greek, Cyrillic: parts of words.
        for offset in index..<min(index + length, bytes.count) { word = step(word ?? seed, bytes[offset]) }
      } else {
        if let word { body(word, false) }
        word = nil
        if isLetter(bytes, at: index) {
          var hash = seed
          for offset in index..<min(index + length, bytes.count) { hash = step(hash, bytes[offset]) }
          body(hash, true)
        }
      }
      index += length
    }
    if let word { body(word, false) }
  }

  /// The ASCII letter or digit of a full-width one (U+FF01 to U+FF5E).
  private static func narrow(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt8? {
    guard bytes[index] == 0xEF, index + 2 < bytes.count else { return nil }
    let low = bytes[index + 2]
    let ascii: UInt8? =
      bytes[index + 1] == 0xBC ? low &- 0x60 : bytes[index + 1] == 0xBD && low <= 0x9E ? low &- 0x20 : nil
    return ascii.flatMap { $0.isWord ? $0 : nil }
  }

  /// Kana, Han and what lies behind them, but no punctuation (U+3000 to U+303F) and none of the general marks (E2).
  private static func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch bytes[index] {
    case 0xE3: index + 1 < bytes.count && bytes[index + 1] != 0x80
    case 0xE4...0xED, 0xF0: true
    default: false
    }
  }
}
