/// Names and classes of bytes.
extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let underscore = UInt8(ascii: "_")
  static let hyphen = UInt8(ascii: "-")

  @inlinable package var isDigit: Bool { self &- 0x30 < 10 }
  @inlinable package var isUpper: Bool { self &- 0x41 < 26 }
  @inlinable package var isLower: Bool { self &- 0x61 < 26 }
  @inlinable package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  @inlinable package var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
  /// Letters, digits and the underscore.
  @inlinable package var isWord: Bool { isDigit || isLetter || self == 0x5F }
  @inlinable package var isBlank: Bool { self == 0x20 || self &- 9 < 5 }
  /// A byte of a character beyond ASCII.
  @inlinable package var isBeyondASCII: Bool { self >= 0x80 }

  @inlinable package var lowercased: UInt8 { isUpper ? self | 0x20 : self }
  @inlinable package var uppercased: UInt8 { isLower ? self & 0xDF : self }
}

/// A set of ASCII bytes.
struct ByteSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Characters beyond ASCII are left out.
  init(_ characters: String) {
    for byte in characters.utf8 where byte < 128 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }
}
