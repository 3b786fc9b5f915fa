import CrossReferences
import Diagnostics
import Markdown

/// The words of an article block by block in one run of bytes, with the way back to the source.
package struct ReadableText: Sendable {
  enum Kind: Sendable { case heading, prose, cell, code, html }

  struct Block: Sendable {
    let kind: Kind
    /// Index of its node.
    let node: Int
    /// Offsets in `bytes`.
    let range: Range<Int>
  }

  private struct Span: Sendable {
    let start: Int
    let node: Int
  }

  /// UTF-8; a line feed behind each block, for each break, and where markup stands between words.
  let bytes: [UInt8]
  let blocks: [Block]
  private let spans: [Span]
  /// Where something may begin that a rule looks for.
  let starts: TextStarts

  /// - Parameter withIncludes: false leaves out what other files brought into the article.
  init(_ document: MarkdownDocument, withIncludes: Bool = true) {
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    var spans: [Span] = []
    bytes.reserveCapacity(document.text.count + document.text.count / 8)
    spans.reserveCapacity(document.nodes.count / 2)
    var index = 1
    while index < document.nodes.count {
      guard let kind = Self.kind(of: document.nodes[index].kind) else {
        index += 1
        continue
      }
      if withIncludes || !document.nodes[index].flags.contains(.included) {
        let start = bytes.count
        Self.append(index, of: document, to: &bytes, &spans)
        blocks.append(Block(kind: kind, node: index, range: start..<bytes.count))
        bytes.append(UInt8(ascii: "\n"))
      }
      index = Int(document.nodes[index].end)
    }
    starts = TextStarts(bytes)
    (self.bytes, self.blocks, self.spans) = (bytes, blocks, spans)
  }

  private static func kind(of kind: Node.Kind) -> Kind? {
    switch kind {
    case .heading: .heading
    case .paragraph: .prose
    case .tableCell: .cell
    case .codeBlock: .code
    case .htmlBlock: .html
    default: nil
    }
  }

  private static func append(
    _ block: Int, of document: MarkdownDocument, to bytes: inout [UInt8], _ spans: inout [Span]
  ) {
    for index in block..<Int(document.nodes[block].end) {
      switch document.nodes[index].kind {
      case .text, .code, .codeBlock, .htmlBlock:
        spans.append(Span(start: bytes.count, node: index))
        bytes += document.primary(of: index)
      case .softBreak, .lineBreak, .html: bytes.append(UInt8(ascii: "\n"))
      default: break
      }
    }
  }

  /// The node that a byte came from, and how far into its text it stands.
  func origin(of offset: Int) -> (node: Int, into: Int)? {
    let count = spans.partitionPoint { $0.start <= offset }
    return count > 0 ? (spans[count - 1].node, offset - spans[count - 1].start) : nil
  }

  /// Where the text of a node begins; nil where none of it is here.
  func start(ofNode node: Int) -> Int? {
    let place = spans.partitionPoint { $0.node < node }
    return place < spans.count && spans[place].node == node ? spans[place].start : nil
  }

  /// The block that holds a byte; nil for the line feeds between blocks.
  func block(at offset: Int) -> Block? {
    let count = blocks.partitionPoint { $0.range.lowerBound <= offset }
    return count > 0 && blocks[count - 1].range.contains(offset) ? blocks[count - 1] : nil
  }

  /// The lines that end between two bytes, and how far the second stands behind the last of them, or behind the first byte.
  func place(of offset: Int, from start: Int) -> (lines: Int, column: Int) {
    let ends = starts.ends
    let before = ends.partitionPoint { $0 < start }
    let count = ends.partitionPoint { $0 < offset }
    return (count - before, offset - (count > before ? ends[count - 1] + 1 : start))
  }

  /// Where lines of a block begin behind its first one.
  func lineStarts(in block: Range<Int>) -> some Sequence<Int> {
    let first = starts.ends.partitionPoint { $0 < block.lowerBound }
    return starts.ends[first...].lazy.map { $0 + 1 }.prefix { $0 < block.upperBound }
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension CheckedArticle {
  /// The line and the column of a byte of `text`. Within code blocks the column counts from the block's own indentation.
  func position(ofText offset: Int) -> SourcePosition? {
    guard let origin = text.origin(of: offset) else { return nil }
    let node = document.nodes[origin.node]
    let start = article.file.position(at: Int(node.range.start))
    guard !node.flags.contains(.included) else { return start }
    switch node.kind {
    case .codeBlock, .htmlBlock:
      let (lines, column) = text.place(of: offset, from: offset - origin.into)
      let fence = node.flags.contains(.fenced) ? 1 : 0
      let indentation = node.kind == .codeBlock || lines == 0 ? start.column - 1 : 0
      return SourcePosition(line: start.line + lines + fence, column: column + 1 + indentation)
    case .code:
      // Behind the opening backticks.
      let marks = (Int(node.range.end - node.range.start) - node.primary.offsets.count) / 2
      return SourcePosition(line: start.line, column: start.column + max(marks, 0) + origin.into)
    default:
      return article.file.position(at: min(Int(node.range.start) + origin.into, Int(node.range.end)))
    }
  }

  /// The place of a byte of a node's literal; of the node where there is none.
  func position(of offset: Int?, in node: Int) -> SourcePosition? {
    offset.flatMap { offset in text.start(ofNode: node).flatMap { position(ofText: $0 + offset) } }
      ?? article.file.position(at: Int(document.nodes[node].range.start))
  }

  /// A finding at a byte of `text`.
  func finding(_ rule: String, ofText offset: Int, _ message: String, hint: String) -> Diagnostic {
    finding(rule, position: position(ofText: offset), message, hint: hint)
  }
}
