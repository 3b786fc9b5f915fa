/// Looks at a text eight bytes at a time, each in its own part of one number, the first of them lowest.
package enum EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// The top bit of each byte, in which a look marks what it finds.
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Bytes from an index of theirs on; zeros behind the last one.
  @inline(__always)
  private static func load(_ bytes: RawSpan, at index: Int) -> UInt64 {
    let last = bytes.byteCount - 8
    // Every number is a valid one, and the span checks the bounds.
    if index <= last { return UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)) }
    if last >= 0 {
      let eight = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: last, as: UInt64.self))
      return eight &>> UInt64(truncatingIfNeeded: 8 * (index - last))
    }
    var eight: UInt64 = 0
    for place in index..<bytes.byteCount {
      eight |= UInt64(bytes.unsafeLoad(fromByteOffset: place, as: UInt8.self)) << UInt64(8 * (place - index))
    }
    return eight
  }

  /// - Parameter marks: of eight bytes the marks of those that are looked for; only the lowest mark need be right.
  /// - Returns: the index of the first of them from an index on; the end where there is none.
  @inline(__always)
  private static func first(in bytes: RawSpan, from start: Int, _ marks: (UInt64) -> UInt64) -> Int {
    var index = start
    while index < bytes.byteCount {
      let found = marks(load(bytes, at: index))
      if found != 0 { return min(index + found.trailingZeroBitCount / 8, bytes.byteCount) }
      index += 8
    }
    return bytes.byteCount
  }

  /// Marks the bytes that are zero.
  @inline(__always)
  private static func zeros(_ eight: UInt64) -> UInt64 { (eight &- ones) & ~eight & tops }

  /// The first byte that is not ASCII.
  package static func endOfASCII(in bytes: RawSpan, from start: Int) -> Int {
    first(in: bytes, from: start) { $0 & tops }
  }

  /// The first control character.
  package static func firstControl(in bytes: RawSpan, from start: Int) -> Int {
    first(in: bytes, from: start) { ($0 &- 0x20 * ones) & ~$0 & tops }
  }

  /// The first of one byte.
  package static func first(_ byte: UInt8, in bytes: RawSpan, from start: Int) -> Int {
    first(in: bytes, from: start) { zeros($0 ^ UInt64(byte) * ones) }
  }

  /// The first byte that is no ASCII letter or digit.
  package static func endOfWord(in bytes: RawSpan, from start: Int) -> Int {
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
  package static func firstEscaped(in bytes: RawSpan, from start: Int) -> Int {
    first(in: bytes, from: start) { eight in
      zeros(eight ^ 0x5C * ones) | zeros(eight ^ 0x60 * ones) | zeros(eight ^ 0x24 * ones)
    }
  }

  /// A hash for tables in memory: quick, and easy to find others of the same for.
  /// - Returns: also the first eight bytes as one number, zeros behind the range.
  package static func hash(_ bytes: RawSpan, _ range: Range<Int>) -> (hash: UInt64, head: UInt64) {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(range.count)
    var head: UInt64 = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let eight = load(bytes, at: index, before: range.upperBound)
      if index == range.lowerBound { head = eight }
      // Both halves of the product: each bit of the text reaches each bit of the hash.
      let (high, low) = (hash ^ eight).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      hash = high ^ low
      index += 8
    }
    return (hash, head)
  }

  /// Whether as many bytes of two texts are the same.
  package static func areEqual(_ one: RawSpan, at start: Int, _ other: RawSpan, at place: Int, count: Int) -> Bool {
    var offset = 0
    while offset < count {
      guard
        load(one, at: start + offset, before: start + count) == load(other, at: place + offset, before: place + count)
      else { return false }
      offset += 8
    }
    return true
  }

  /// Bytes from an index on, zeros from another on.
  @inline(__always)
  private static func load(_ bytes: RawSpan, at index: Int, before end: Int) -> UInt64 {
    let eight = load(bytes, at: index)
    let count = end - index
    return count < 8 ? eight & .max &>> UInt64(truncatingIfNeeded: 64 - 8 * count) : eight
  }
}
