/// Tells Japanese from English by its letters.
package enum LanguageDetection {
  /// - Returns: `ja` where at least one letter in 16 is a Kana among the first 64 KB, otherwise `en`.
  package static func language(of text: [UInt8]) -> String {
    let (kana, latin) = text.withUnsafeBufferPointer { letters(in: $0[..<min($0.count, 64 * 1024)]) }
    return kana > 0 && kana * 15 >= latin ? "ja" : "en"
  }

  /// Most texts end after the first look.
  private static func letters(in text: Slice<UnsafeBufferPointer<UInt8>>) -> (kana: Int, latin: Int) {
    let bytes = UnsafeBufferPointer(rebasing: text)
    // U+3040 to U+30FF is E3 81 80 to E3 83 BF.
    var kana = 0
    for index in bytes.indices.dropLast() where bytes[index] == 0xE3 {
      if bytes[index + 1] &- 0x81 < 3 { kana += 1 }
    }
    guard kana > 0 else { return (0, 0) }
    var latin = 0
    for byte in bytes { latin &+= (byte | 0x20) &- 0x61 < 26 ? 1 : 0 }
    return (kana, latin)
  }
}
