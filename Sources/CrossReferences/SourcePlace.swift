import Articles
import Diagnostics
import Markdown

/// Where in an article's file a piece of its text stands, as a byte offset.
enum SourcePlace {
  /// Literals lie in the source as they are but for escapes and the marks of quotes and lists before their lines, so the
  /// offset is on the right line, good to a few bytes, and never outside the node.
  static func offset(of origin: (node: Int, text: Int), in article: ParsedArticle) -> Int {
    let node = article.document.nodes[origin.node]
    let into = origin.text - Int(node.primary.start)
    switch node.kind {
    case .text, .code: return min(Int(node.range.start) + into, Int(node.range.end))
    case .codeBlock, .htmlBlock:
      guard !node.flags.contains(.included) else { return Int(node.range.start) }
      let literal = article.document.primary(of: origin.node)
      return offset(into, literal, lineOffset: node.flags.contains(.fenced) ? 1 : 0, node, in: article.file.bytes)
    default: return Int(node.range.start)
    }
  }

  /// The first place in the file where front matter may have a text; 0 where it has none.
  static func offset(of text: ArraySlice<UInt8>, in article: ParsedArticle) -> Int {
    let bytes = article.file.bytes
    guard let first = text.first else { return 0 }
    for index in bytes.indices.prefix(8192) where bytes[index] == first {
      if bytes[index...].starts(with: text) { return index }
    }
    return 0
  }

  private static func offset(
    _ into: Int, _ literal: ArraySlice<UInt8>, lineOffset: Int, _ node: Node, in bytes: [UInt8]
  ) -> Int {
    let lineFeed = UInt8(ascii: "\n")
    let before = literal.prefix(into)
    let lines = before.reduce(lineOffset) { $0 + ($1 == lineFeed ? 1 : 0) }
    let column = before.count - (before.lastIndex(of: lineFeed).map { $0 + 1 - before.startIndex } ?? 0)
    let rest = literal.dropFirst(into).prefix { $0 != lineFeed }.count
    var start = min(Int(node.range.start), bytes.count)
    for _ in 0..<lines {
      guard let end = bytes[start...].firstIndex(of: lineFeed) else { return start }
      start = end + 1
    }
    var end = bytes[start...].firstIndex(of: lineFeed) ?? bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    // From the line's end, as marks stand only before it.
    return lines == 0 ? min(start + column, end) : max(start, end - rest)
  }
}
