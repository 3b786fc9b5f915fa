/// Markdown as values: all nodes in pre-order, `nodes[0]` the document, and the decoded strings they point into.
package struct MarkdownDocument: Sendable {
  /// Never empty. The children of `nodes[i]` start at `i + 1`; the next sibling of `j` is `nodes[j].end`.
  package var nodes: [Node]
  /// UTF-8: literals, destinations and titles after decoding of entities and escapes.
  package var text: [UInt8]

  package init(nodes: [Node] = [Node(.document, end: 1)], text: [UInt8] = []) {
    self.nodes = nodes
    self.text = text
  }

  /// The indices of the direct children of a node, in order.
  package func children(of index: Int) -> Children {
    Children(document: self, position: index + 1, end: Int(nodes[index].end))
  }

  package func primary(of index: Int) -> ArraySlice<UInt8> { text[nodes[index].primary.offsets] }
  package func secondary(of index: Int) -> ArraySlice<UInt8> { text[nodes[index].secondary.offsets] }

  /// The text that a reader sees in a subtree: literals of text and code, a space for a break, alternative texts, and what
  /// looks like a tag but is none of HTML's (`<ServerName>`).
  package func plainText(of index: Int) -> String {
    var bytes: [UInt8] = []
    for position in index..<Int(nodes[index].end) {
      switch nodes[position].kind {
      case .text, .code, .codeBlock: bytes += primary(of: position)
      case .html: if !Self.isMarkup(primary(of: position)) { bytes += primary(of: position) }
      case .softBreak, .lineBreak: bytes.append(UInt8(ascii: " "))
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a node of raw HTML is one comment and nothing else.
  package func isComment(_ index: Int) -> Bool {
    let literal = primary(of: index)
    guard literal.starts(with: Self.commentStart), literal.count >= 7 else { return false }
    var end = literal.endIndex
    while end > literal.startIndex, Characters.isBlank(literal[end - 1]) { end -= 1 }
    guard literal[..<end].suffix(3).elementsEqual(Self.commentEnd) else { return false }
    let inner = literal[(literal.startIndex + 4)..<max(literal.startIndex + 4, end - 3)]
    return !inner.indices.contains { inner[$0] == Self.commentEnd[0] && inner[$0...].starts(with: Self.commentEnd) }
  }

  private static let commentStart = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)

  private static func isMarkup(_ tag: ArraySlice<UInt8>) -> Bool {
    let name = tag.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix {
      Characters.isLetter($0) || Characters.isDigit($0)
    }
    return name.isEmpty || inlineElements.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  /// Elements of HTML that stand in running text.
  private static let inlineElements: Set<String> = [
    "a", "abbr", "b", "big", "br", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "nobr", "p",
    "q", "s",
    "samp", "script", "small", "span", "strike", "strong", "style", "sub", "sup", "tt", "u", "var", "wbr",
  ]

  package struct Children: Sequence, IteratorProtocol {
    let document: MarkdownDocument
    var position: Int
    let end: Int

    package mutating func next() -> Int? {
      guard position < end else { return nil }
      defer { position = Int(document.nodes[position].end) }
      return position
    }
  }
}
