/// Names and classes of the bytes that entities are made of.
extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let underscore = UInt8(ascii: "_")
  static let hyphen = UInt8(ascii: "-")

  var isDigit: Bool { self &- 0x30 < 10 }
  var isUpper: Bool { self &- 0x41 < 26 }
  var isLower: Bool { self &- 0x61 < 26 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
  /// Letters, digits and the underscore.
  var isWord: Bool { isDigit || isLetter || self == .underscore }
  var isBlank: Bool { self == .space || self &- 9 < 5 }
  /// A byte of a character beyond ASCII.
  var isBeyondASCII: Bool { self >= 0x80 }

  var lowercased: UInt8 { isUpper ? self | 0x20 : self }
  var uppercased: UInt8 { isLower ? self & 0xDF : self }
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
