/// Classes of characters that the rules of emphasis, line breaks and labels ask for.
enum Characters {
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// The character whose first byte is at an index; a line feed at the end. Ill-formed bytes are letters.
  static func after(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard index < bytes.count else { return 0x0A }
    let first = UInt32(bytes[index])
    func tail(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
    }
    switch first {
    case 0xC0..<0xE0: return (first & 0x1F) << 6 | tail(1)
    case 0xE0..<0xF0: return (first & 0x0F) << 12 | tail(1) << 6 | tail(2)
    case 0xF0..<0xF8: return (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
    default: return first
    }
  }

  /// The character that ends before an index; a line feed at the beginning.
  static func before(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? 0x0A : after(start, in: bytes)
  }

  /// Unicode white space as CommonMark 2.1 means it.
  static func isSpace(_ character: UInt32) -> Bool {
    switch character {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// ASCII punctuation, or a character of the general categories P and S.
  static func isPunctuation(_ character: UInt32) -> Bool {
    if character < 0x80 { return (0x21...0x2F).contains(character) || isASCIIPunctuation(character) }
    switch Unicode.Scalar(character)?.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  private static func isASCIIPunctuation(_ character: UInt32) -> Bool {
    (0x3A...0x40).contains(character) || (0x5B...0x60).contains(character) || (0x7B...0x7E).contains(character)
  }

  /// Han, Kana, their punctuation and full-width forms: scripts that put no space between words.
  static func isWide(_ character: UInt32) -> Bool {
    switch character {
    case 0x2E80...0x2FDF, 0x3001...0x30FF, 0x3190...0x319F, 0x31C0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF9F, 0xFFE0...0xFFE6, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
