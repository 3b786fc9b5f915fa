/// Looks at a text eight bytes at a time, each in its own part of one number, the first of them lowest.
package enum EightBytes {
  @inlinable package static var ones: UInt64 { 0x0101_0101_0101_0101 }
  /// The top bit of each byte, in which a look marks what it finds.
  @inlinable package static var tops: UInt64 { 0x8080_8080_8080_8080 }

  /// Bytes from an index of theirs on; zeros behind the last one.
  @inlinable @inline(__always)
  package static func load(_ bytes: RawSpan, at index: Int) -> UInt64 {
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
  @inlinable @inline(__always)
  package static func first(in bytes: RawSpan, from start: Int, _ marks: (UInt64) -> UInt64) -> Int {
    var index = start
    while index < bytes.byteCount {
      let found = marks(load(bytes, at: index))
      if found != 0 { return min(index + found.trailingZeroBitCount / 8, bytes.byteCount) }
      index += 8
    }
    return bytes.byteCount
  }

  /// Marks the bytes that are zero.
  @inlinable @inline(__always)
  package static func zeros(_ eight: UInt64) -> UInt64 { (eight &- ones) & ~eight & tops }

  /// The first byte that is not ASCII.
  @inlinable package static func endOfASCII(in bytes: RawSpan, from start: Int) -> Int {
    first(in: bytes, from: start) { $0 & tops }
  }

  /// The first control character.
  @inlinable package static func firstControl(in bytes: RawSpan, from start: Int) -> Int {
    first(in: bytes, from: start) { ($0 &- 0x20 * ones) & ~$0 & tops }
  }

  /// The first of one byte.
  @inlinable package static func first(_ byte: UInt8, in bytes: RawSpan, from start: Int) -> Int {
    first(in: bytes, from: start) { zeros($0 ^ UInt64(byte) * ones) }
  }
}
