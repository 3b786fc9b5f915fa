import Diagnostics

/// `[^label]: text` to footnote nodes at the document's end.
///
/// A definition is a paragraph, or some lines of one, that begins with the mask of `[^`.
enum FootnotePass {
  /// Takes the definitions out of the flow and puts them at the end, each label's first one.
  ///
  /// - Returns: lower-case labels.
  static func moveToEnd(in document: inout MarkdownDocument) -> Set<String> {
    let source = document
    var labels: Set<String> = []
    var definitions = TreeBuilder()
    func isDefinition(_ paragraph: Int) -> Bool {
      source.nodes[paragraph].kind == .paragraph && Self.isDefinition(paragraph + 1, in: source)
    }
    document.rewrite(touching: source.nodes.indices.filter(isDefinition)) { index, _ in
      guard isDefinition(index) else { return nil }
      let end = Int(source.nodes[index].end)
      for line in lines(index + 1..<end, in: source) {
        guard let label = label(of: line.lowerBound, in: source), labels.insert(folded(label)).inserted else {
          continue
        }
        write(line, label: label, of: source, to: &definitions)
      }
      return end
    }
    document.append(definitions.nodes)
    return labels
  }

  /// Orders the footnotes by their first references and drops those that have none.
  static func order(in document: inout MarkdownDocument) -> [Finding] {
    var ranks: [String: Int] = [:]
    for (index, node) in document.nodes.enumerated() where node.kind == .footnoteReference {
      let label = folded(document.primary(of: index))
      if ranks[label] == nil { ranks[label] = ranks.count }
    }
    guard let first = document.children(of: 0).first(where: { document.nodes[$0].kind == .footnote }) else { return [] }
    var findings: [Finding] = []
    var footnotes: [(rank: Int, index: Int)] = []
    for index in document.children(of: 0) where index >= first {
      let label = folded(document.primary(of: index))
      if let rank = ranks[label] {
        footnotes.append((rank, index))
      } else {
        findings.append(
          Finding(
            .warning, rule: "unused-footnote", at: document.nodes[index].range.offsets.lowerBound,
            "Nothing refers to the footnote '\(label)'", hint: "Write [^\(label)] where it belongs."))
      }
    }
    var ordered = TreeBuilder()
    for (_, index) in footnotes.sorted(by: { $0.rank < $1.rank }) {
      ordered.copy(index..<Int(document.nodes[index].end), of: document.nodes)
    }
    document.nodes.removeSubrange(first...)
    document.append(ordered.nodes)
    return findings
  }

  static func folded(_ label: ArraySlice<UInt8>) -> String { String(decoding: label, as: UTF8.self).lowercased() }

  private static func isDefinition(_ index: Int, in document: MarkdownDocument) -> Bool {
    index < document.nodes.count && document.nodes[index].kind == .text && label(of: index, in: document) != nil
  }

  private static func label(of text: Int, in document: MarkdownDocument) -> ArraySlice<UInt8>? {
    let literal = document.primary(of: text)
    guard literal.starts(with: Masks.footnote), let end = literal.firstIndex(of: UInt8(ascii: "]")),
      end + 1 < literal.endIndex, literal[end + 1] == UInt8(ascii: ":")
    else { return nil }
    return literal[(literal.startIndex + Masks.footnote.count)..<end]
  }

  /// A paragraph may hold several definitions, one behind the other.
  private static func lines(_ inlines: Range<Int>, in document: MarkdownDocument) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = inlines.lowerBound
    var index = start
    while index < inlines.upperBound {
      let next = Int(document.nodes[index].end)
      if document.nodes[index].kind == .softBreak, isDefinition(next, in: document) {
        lines.append(start..<index)
        start = next
      }
      index = next
    }
    return lines + [start..<inlines.upperBound]
  }

  private static func write(
    _ inlines: Range<Int>, label: ArraySlice<UInt8>, of document: MarkdownDocument, to builder: inout TreeBuilder
  ) {
    let text = document.primary(of: inlines.lowerBound)
    let rest = text[(label.endIndex + 2)...].drop { $0 == UInt8(ascii: " ") }
    var first = document.nodes[inlines.lowerBound]
    let range = first.range
    first.range.start = min(range.start + UInt32(rest.startIndex - text.startIndex), range.end)
    first.primary = SourceRange(rest.startIndex..<rest.endIndex)
    builder.open(Node(.footnote, range: range, primary: SourceRange(label.startIndex..<label.endIndex)))
    builder.open(Node(.paragraph, range: range))
    if !rest.isEmpty { builder.leaf(first) }
    builder.copy(inlines.lowerBound + 1..<inlines.upperBound, of: document.nodes)
    builder.close()
    builder.close()
  }
}
