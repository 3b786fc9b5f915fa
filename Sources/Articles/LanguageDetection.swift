/// Tells Japanese from English by its letters.
package enum LanguageDetection {
  /// - Returns: `ja` where at least one letter in 16 is a Kana among the first 64 KB, otherwise `en`.
  package static func language(of text: some Collection<UInt8>) -> String {
    var kana = 0
    var latin = 0
    var previous: UInt8 = 0
    for byte in text.prefix(64 * 1024) {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: latin += 1
      // U+3040 to U+30FF is E3 81 80 to E3 83 BF.
      case 0x81...0x83 where previous == 0xE3: kana += 1
      default: break
      }
      previous = byte
    }
    return kana > 0 && kana * 15 >= latin ? "ja" : "en"
  }
}
