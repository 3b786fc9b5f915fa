import Entities

/// A text as tokens: each Latin word or number one, each other letter (Kana, Han) one, by hash; letter case and width folded.
struct TextTokens {
  private(set) var hashes: [UInt64] = []
  /// For each token whether it is a single letter of a script without blanks.
  private var wide: [Bool] = []

  init(_ bytes: [UInt8]) {
    hashes.reserveCapacity(bytes.count / 4)
    wide.reserveCapacity(bytes.count / 4)
    bytes.withUnsafeBufferPointer { read($0) }
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
    var hash = seed
    for byte in word { hash = step(hash, byte.lowercased) }
    return hash
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

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var word: UInt64?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isWord {
        word = Self.step(word ?? Self.seed, byte.lowercased)
        index += 1
        continue
      }
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if let narrow = Self.narrow(bytes, at: index) {
        word = Self.step(word ?? Self.seed, narrow.lowercased)
      } else if byte >= 0xC3, byte < 0xE0 {
        // Letters with accents, Greek, Cyrillic: parts of words.
        for offset in index..<min(index + length, bytes.count) { word = Self.step(word ?? Self.seed, bytes[offset]) }
      } else {
        end(&word)
        if Self.isLetter(bytes, at: index) {
          var hash = Self.seed
          for offset in index..<min(index + length, bytes.count) { hash = Self.step(hash, bytes[offset]) }
          hashes.append(hash)
          wide.append(true)
        }
      }
      index += length
    }
    end(&word)
  }

  private mutating func end(_ word: inout UInt64?) {
    guard let hash = word else { return }
    hashes.append(hash)
    wide.append(false)
    word = nil
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
