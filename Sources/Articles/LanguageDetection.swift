import Diagnostics

/// Tells Japanese from English by its letters.
package enum LanguageDetection {
  /// - Returns: `ja` where at least one letter in 16 is a Kana among the first 64 KB, otherwise `en`.
  package static func language(of text: [UInt8]) -> String {
    let (kana, latin) = letters(in: text.span.bytes.extracting(first: 64 * 1024))
    return kana > 0 && kana * 15 >= latin ? "ja" : "en"
  }

  /// Most texts end after the first look.
  private static func letters(in bytes: RawSpan) -> (kana: Int, latin: Int) {
    // U+3040 to U+30FF is E3 81 80 to E3 83 BF.
    var kana = 0
    var index = EightBytes.first(0xE3, in: bytes, from: 0)
    while index + 1 < bytes.byteCount {
      if byte(index + 1, of: bytes) &- 0x81 < 3 { kana += 1 }
      index = EightBytes.first(0xE3, in: bytes, from: index + 1)
    }
    guard kana > 0 else { return (0, 0) }
    var latin = 0
    for index in 0..<bytes.byteCount { latin &+= (byte(index, of: bytes) | 0x20) &- 0x61 < 26 ? 1 : 0 }
    return (kana, latin)
  }

  /// The span checks the bounds.
  private static func byte(_ index: Int, of bytes: RawSpan) -> UInt8 {
    bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
  }
}
