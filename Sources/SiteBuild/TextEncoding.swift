import Diagnostics
import Import

/// Tells whether a file is UTF-8 text, and if it is not, what it probably is.
enum TextEncoding {
  /// - Returns: an error for bytes that are not UTF-8, a warning for NUL bytes, nil for text.
  static func finding(for file: SourceFile) -> Diagnostic? {
    if let name = utf16Name(of: file.bytes) { return wrongEncoding(name, in: file, at: 0) }
    if let offset = EncodingDetection.firstInvalidByte(in: file.bytes) {
      return wrongEncoding(legacyName(of: file.bytes), in: file, at: offset)
    }
    let offset = EightBytes.first(0, in: file.bytes.span.bytes, from: 0)
    if offset < file.bytes.count {
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

  /// Japanese text from before UTF-8.
  private static func legacyName(of bytes: [UInt8]) -> String? {
    switch EncodingDetection.encoding(of: bytes) {
    case .shiftJIS: "SHIFT_JIS"
    case .eucJP: "EUC-JP"
    default: nil
    }
  }
}
