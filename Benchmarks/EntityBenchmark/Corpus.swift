import Entities
import Foundation

/// The Markdown files of folders as texts to scan, a block for each paragraph.
struct Corpus {
  private(set) var texts: [ScanText] = []
  var bytes: Int { texts.reduce(0) { $0 + $1.bytes.count } }

  init(_ folders: [String]) {
    for folder in folders {
      let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
      for path in paths where path.hasSuffix(".md") {
        if let data = FileManager.default.contents(atPath: folder + "/" + path) { texts.append(Self.text(Array(data))) }
      }
    }
  }

  /// Paragraphs end at empty lines.
  static func text(_ bytes: [UInt8]) -> ScanText {
    var text = ScanText(bytes: bytes)
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A && index + 1 < bytes.count && bytes[index + 1] == 0x0A {
      if index > start { text.blocks.append(ScanText.Block(.prose, range: start..<index)) }
      start = index + 2
    }
    if start < bytes.count { text.blocks.append(ScanText.Block(.prose, range: start..<bytes.count)) }
    return text
  }
}
