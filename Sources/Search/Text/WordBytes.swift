import Diagnostics

/// What the index looks for in a text eight bytes at a time.
extension EightBytes {
  /// The first byte that is no ASCII letter or digit.
  static func endOfWord(in bytes: RawSpan, from start: Int) -> Int {
    first(in: bytes, from: start) { eight in
      // Of seven bits each, so that no sum reaches the next byte; a sum of 0x80 and more says "at least".
      let low = eight & ~tops
      let letter = low | 0x20 * ones
      let letters = (letter + (0x80 - 0x61) * ones) & ~(letter + (0x80 - 0x7B) * ones)
      let digits = (low + (0x80 - 0x30) * ones) & ~(low + (0x80 - 0x3A) * ones)
      return ~((letters | digits) & ~eight) & tops
    }
  }

  /// The first backslash, backquote or dollar sign.
  static func firstEscaped(in bytes: RawSpan, from start: Int) -> Int {
    first(in: bytes, from: start) { eight in
      zeros(eight ^ 0x5C * ones) | zeros(eight ^ 0x60 * ones) | zeros(eight ^ 0x24 * ones)
    }
  }

  /// A hash for tables in memory.
  @inline(__always)
  static func hash(_ bytes: RawSpan, _ range: Range<Int>) -> UInt64 {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      var eight = load(bytes, at: index)
      let count = range.upperBound - index
      if count < 8 { eight &= .max &>> UInt64(truncatingIfNeeded: 64 - 8 * count) }
      // Both halves of the product: each bit of the text reaches each bit of the hash.
      let (high, low) = (hash ^ eight).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      hash = high ^ low
      index += 8
    }
    return hash
  }
}
