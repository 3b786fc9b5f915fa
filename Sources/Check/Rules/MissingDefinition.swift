import Diagnostics
import Markdown

/// CB1122: A footnote or a link that names a definition has it; else readers see the brackets. The usual reason is that it stands in a
/// block for narrower audiences.
enum MissingDefinition {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let document = article.document
    var index = 0
    while index < document.nodes.count {
      let start = index
      while index < document.nodes.count, document.nodes[index].kind == .text { index += 1 }
      if start == index {
        index += 1
        continue
      }
      let pieces = (start..<index).map { document.primary(of: $0) }
      guard pieces.contains(where: { $0.contains(UInt8(ascii: "[")) }) else { continue }
      findings += references(in: Array(pieces.joined())).map { reference in
        article.finding(
          "missing-definition", node: start, "'\(reference)' has no definition, so readers see it as it is written",
          hint: "Define it outside of blocks for narrower audiences, or write '\\[' for brackets that are text.")
      }
    }
    return findings
  }

  /// `[^1]`, `[the list][ports]`; not `[int][char]` and the like, which no sentence reads as a link.
  private static func references(in text: [UInt8]) -> [String] {
    var references: [String] = []
    var opening: Int?
    var index = text.startIndex
    while index < text.endIndex {
      defer { index += 1 }
      if text[index] == UInt8(ascii: "[") {
        opening = index
        if let end = endOfFootnote(in: text, from: index) {
          references.append(String(decoding: text[index..<end], as: UTF8.self))
        }
      } else if text[index] == UInt8(ascii: "]"), let start = opening {
        opening = nil
        guard text[(start + 1)..<index].contains(where: { $0 == 0x20 || $0 >= 0x80 }), text[(index + 1)...].first == UInt8(ascii: "["),
          let end = text[(index + 2)...].prefix(60).firstIndex(of: UInt8(ascii: "]")),
          !text[(index + 2)..<end].contains(UInt8(ascii: "["))
        else { continue }
        references.append(String(decoding: text[start...end], as: UTF8.self))
      }
    }
    return references
  }

  /// Behind the bracket; nil for `[^a-z]` and others that are no labels.
  private static func endOfFootnote(in text: [UInt8], from start: Int) -> Int? {
    guard text[(start + 1)...].first == UInt8(ascii: "^") else { return nil }
    let label = text[(start + 2)...].prefix { isLabel($0) }
    let isRange = label.count == 3 && label.dropFirst().first == UInt8(ascii: "-")
    guard (1...40).contains(label.count), !isRange, text[label.endIndex...].first == UInt8(ascii: "]") else { return nil }
    return label.endIndex + 1
  }

  private static func isLabel(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
