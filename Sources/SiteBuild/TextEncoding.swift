import Diagnostics

/// Tells whether a file is UTF-8 text, and if it is not, what it probably is.
enum TextEncoding {
  /// - Returns: an error for bytes that are not UTF-8, a warning for NUL bytes, nil for text.
  static func finding(for file: SourceFile) -> Diagnostic? {
    if let name = utf16Name(of: file.bytes) { return wrongEncoding(name, in: file, at: 0) }
    if let offset = firstInvalidByte(in: file.bytes) {
      return wrongEncoding(legacyName(of: file.bytes), in: file, at: offset)
    }
    if let offset = file.bytes.firstIndex(of: 0) {
      return Diagnostic(
        .warning, rule: "nul-byte", in: file, at: offset, "The file holds a NUL byte",
        hint: "It is shown as U+FFFD; remove it.")
    }
    return nil
  }

  private static func wrongEncoding(_ name: String?, in file: SourceFile, at offset: Int) -> Diagnostic {
    let what = name.map { "The file is \($0), not UTF-8" } ?? "The file is not UTF-8"
    let hint = name.map { "Convert it: iconv -f \($0) -t UTF-8." } ?? "Save it as UTF-8."
    return Diagnostic(.error, rule: "encoding", in: file, at: offset, what, hint: hint)
  }

  /// By its byte order mark, or where every second byte of the beginning is zero.
  private static func utf16Name(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    let head = bytes.prefix(64)
    guard head.count >= 8 else { return nil }
    let zeros = head.indices.filter { head[$0] == 0 }
    guard zeros.count * 3 >= head.count else { return nil }
    if zeros.allSatisfy({ $0 % 2 == 1 }) { return "UTF-16LE" }
    return zeros.allSatisfy { $0 % 2 == 0 } ? "UTF-16BE" : nil
  }

  /// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
  static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard (0xC2...0xF4).contains(lead), index + length <= bytes.count, isTail(bytes, index, length) else {
        return index
      }
      index += length
    }
    return nil
  }

  private static func isTail(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Bool {
    let second = bytes[start + 1]
    let bounds: ClosedRange<UInt8> =
      switch bytes[start] {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard bounds.contains(second) else { return false }
    return bytes[start + 2..<start + max(length, 2)].allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// Japanese text from before UTF-8: whichever of the two encodings reads the file without a fault.
  private static func legacyName(of bytes: [UInt8]) -> String? {
    if isDoubleByte(bytes, leads: [0x81...0x9F, 0xE0...0xFC], tails: [0x40...0x7E, 0x80...0xFC], singles: 0xA1...0xDF) {
      // EUC-JP has its lead bytes where Shift_JIS has half-width Kana.
      let isEUC = isDoubleByte(bytes, leads: [0xA1...0xFE, 0x8E...0x8E], tails: [0xA1...0xFE], singles: nil)
      return isEUC ? "EUC-JP" : "SHIFT_JIS"
    }
    return isDoubleByte(bytes, leads: [0xA1...0xFE, 0x8E...0x8E], tails: [0xA1...0xFE], singles: nil) ? "EUC-JP" : nil
  }

  private static func isDoubleByte(
    _ bytes: [UInt8], leads: [ClosedRange<UInt8>], tails: [ClosedRange<UInt8>], singles: ClosedRange<UInt8>?
  ) -> Bool {
    var index = 0
    var pairs = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 || singles?.contains(byte) == true {
        index += 1
      } else if leads.contains(where: { $0.contains(byte) }), index + 1 < bytes.count,
        tails.contains(where: { $0.contains(bytes[index + 1]) })
      {
        pairs += 1
        index += 2
      } else {
        return false
      }
    }
    return pairs > 0
  }
}
