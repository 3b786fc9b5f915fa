/// Unicode scalars of UTF-8 text and the classes that the tokeniser sorts them into (see SearchFormat.md).
package enum Scalars {
  /// What a scalar is to the tokeniser.
  package enum Class: UInt8, Sendable { case separator, connector, word, hiragana, katakana, han }

  /// The prolonged sound mark, which ends words in some spellings only.
  static let prolonged: UInt32 = 0x30FC

  /// The scalar at an index and its length in bytes; U+FFFD, one byte long, where the bytes are no UTF-8.
  @inline(__always)
  static func decode(_ bytes: [UInt8], at index: Int) -> (scalar: UInt32, count: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC2, first < 0xF5, index + count <= bytes.count else { return (0xFFFD, 1) }
    var scalar = UInt32(first) & (0x7F >> UInt32(count))
    for offset in 1..<count {
      guard bytes[index + offset] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    return (scalar, count)
  }

  @inline(__always)
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
    } else if scalar < 0x800 {
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    } else {
      bytes.append(UInt8(0xF0 | scalar >> 18))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  @inline(__always)
  static func isWord(ascii byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

  /// - . _ '
  @inline(__always)
  static func isConnector(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x27 }

  static func `class`(of scalar: UInt32) -> Class {
    switch scalar {
    case 0..<0x80:
      if isWord(ascii: UInt8(scalar)) { return .word }
      return isConnector(UInt8(scalar)) ? .connector : .separator
    case 0x3041...0x3096, 0x309D...0x309F: return .hiragana
    case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF: return .katakana
    case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return .han
    default: return isWord(beyondASCII: scalar) ? .word : .separator
    }
  }

  /// Letters, numbers and marks of other scripts.
  private static func isWord(beyondASCII scalar: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }
}
