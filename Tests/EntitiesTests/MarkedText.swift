@testable import Entities

/// Texts in which 【…】 stands around what a scan shall find.
enum MarkedText {
  /// The text with the scanner's marks, one line for each block.
  static func marked(_ text: String, scanner: EntityScanner = EntityScanner()) -> String {
    let plain = text.filter { $0 != "【" && $0 != "】" }
    return marked(ScanText(plain: Array(plain.utf8)), scanner: scanner)
  }

  static func marked(_ text: ScanText, scanner: EntityScanner = EntityScanner()) -> String {
    var bytes = text.bytes
    for mention in scanner.scan(text).reversed() {
      bytes.insert(contentsOf: "】".utf8, at: mention.range.upperBound)
      bytes.insert(contentsOf: "【".utf8, at: mention.range.lowerBound)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `event 1057 (Schannel), code 0x8009030D`.
  static func found(_ text: String, scanner: EntityScanner = EntityScanner()) -> String {
    found(ScanText(plain: Array(text.utf8)), scanner: scanner)
  }

  static func found(_ text: ScanText, scanner: EntityScanner = EntityScanner()) -> String {
    scanner.scan(text).map { mention in
      "\(mention.isSelf ? "own " : "")\(mention.entity.kind.name) \(mention.entity.value)"
        + (mention.source.map { " (\($0))" } ?? "")
    }.joined(separator: ", ")
  }
}
