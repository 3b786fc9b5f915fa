/// Files that hold no text to import, told by their first bytes: office documents, pictures, programs, web archives.
package enum ForeignFormat {
  private static let beginnings: [(bytes: [UInt8], name: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP file or an office document"), (Array("%PDF-".utf8), "a PDF file"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), (Array("GIF8".utf8), "a GIF picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0xD0, 0xCF, 0x11, 0xE0], "an old office document or a mail of Outlook"),
    (Array("{\\rtf".utf8), "an RTF document"), ([0x1F, 0x8B], "a gzip file"),
    (Array("MZ".utf8) + [0x90, 0x00], "a program"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"), (Array("ElfFile\0".utf8), "an event log"),
  ]
  private static let looked = 64 * 1024

  /// - Returns: `a PDF file`, what the file is instead of text; nil for text in any encoding.
  package static func name(of bytes: [UInt8]) -> String? {
    if let found = beginnings.first(where: { bytes.starts(with: $0.bytes) }) { return found.name }
    let head = bytes.prefix(looked)
    if isWebArchive(head) { return "a web archive (MHTML)" }
    return isBinary(head) ? "no text" : nil
  }

  /// The head of a mail whose parts are a page and its pictures (RFC 2557).
  private static func isWebArchive(_ head: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: head.prefix(2048), as: UTF8.self).lowercased()
    return text.contains("mime-version:") && text.contains("content-type: multipart/related")
  }

  /// More than one control character in a hundred bytes, which no encoding of text has; UTF-16 has its zeros at every other place.
  private static func isBinary(_ head: ArraySlice<UInt8>) -> Bool {
    switch EncodingDetection.encoding(of: Array(head)) {
    case .utf16LE, .utf16BE, .iso2022JP: return false
    default: break
    }
    let controls = head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B || $0 == 0x7F }
    return controls > 8 && controls * 100 > head.count
  }
}
