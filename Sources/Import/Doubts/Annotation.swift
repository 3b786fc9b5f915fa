import Diagnostics
import Markdown

/// Puts each doubt as a comment into the article, before or behind the block it is about, and tells their places there.
struct Annotation {
  let text: [UInt8]
  let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - document: the text as parsed; comments go between its outermost blocks.
  ///   - path: of the article, for the findings.
  init(_ text: [UInt8], document: MarkdownDocument, doubts: [Doubt], language: String, path: String) {
    let blocks = document.children(of: 0).filter { document.nodes[$0].kind != .footnote }
      .map { document.nodes[$0].range.offsets }.sorted { $0.lowerBound < $1.lowerBound }
    var insertions: [(offset: Int, lines: [String])] = []
    for doubt in doubts {
      let offset = Self.place(of: doubt, among: blocks, in: text)
      let comment =
        "<!-- import: \(Self.comment(language == "ja" ? doubt.japanese : doubt.message + ". " + doubt.hint)) -->"
      if insertions.last?.offset == offset {
        insertions[insertions.count - 1].lines.append(comment)
      } else {
        insertions.append((offset, [comment]))
      }
    }
    insertions.sort { $0.offset < $1.offset }
    let lines = SourceLines(SourceFile(path: path, bytes: text))
    diagnostics = doubts.map { doubt in
      // Each insertion before the place shifts it by its lines and an empty one.
      let place = lines.position(at: doubt.offset)
      let shift = insertions.filter { $0.offset <= doubt.offset }.reduce(0) { $0 + $1.lines.count + 1 }
      return Diagnostic(
        .warning, rule: doubt.rule, path: path, at: SourcePosition(line: place.line + shift, column: place.column),
        doubt.message,
        hint: doubt.hint)
    }
    self.text = Self.inserted(insertions, into: text)
  }

  /// The beginning of a line between two outermost blocks.
  private static func place(of doubt: Doubt, among blocks: [Range<Int>], in text: [UInt8]) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].lowerBound <= doubt.offset { low = middle + 1 } else { high = middle }
    }
    let block = low > 0 ? low - 1 : 0
    guard blocks.indices.contains(block) else { return text.count }
    if doubt.isBehind {
      return block + 1 < blocks.count ? lineStart(blocks[block + 1].lowerBound, in: text) : text.count
    }
    return lineStart(blocks[block].lowerBound, in: text)
  }

  private static func lineStart(_ offset: Int, in text: [UInt8]) -> Int {
    var start = min(offset, text.count)
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  /// What a comment of HTML may hold.
  private static func comment(_ text: String) -> String {
    var result = text.replacing("\n", with: " ")
    while result.contains("--") { result = result.replacing("--", with: "- -") }
    return result.replacing(">", with: "›")
  }

  private static func inserted(_ insertions: [(offset: Int, lines: [String])], into text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for (offset, lines) in insertions {
      result += text[position..<offset]
      if offset == text.count, result.last.map({ $0 == UInt8(ascii: "\n") }) == true {
        result.append(UInt8(ascii: "\n"))
      }
      result += (lines.joined(separator: "\n") + (offset == text.count ? "\n" : "\n\n")).utf8
      position = offset
    }
    return result + text[position...]
  }
}
