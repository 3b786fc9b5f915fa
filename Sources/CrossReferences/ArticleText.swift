import Articles
import Entities
import Markdown

/// An article's title, description and body as text to scan, with the way back from each byte to the node it came from.
struct ArticleText {
  /// A run of bytes copied from one node.
  struct Span {
    let start: Int
    let count: Int
    /// Index of the node; -1 for title and description.
    let node: Int
    /// Offset in `MarkdownDocument.text`.
    let text: Int
  }

  private(set) var scan = ScanText()
  private(set) var spans: [Span] = []
  private let document: MarkdownDocument
  private var heading = -1
  /// Links of the block at hand; their targets follow it.
  private var targets: [Int] = []
  private var lastGroup = 0
  private var isAfterCode = false
  /// The node behind the last link.
  private var linkEnd = -1

  init(_ parsed: ParsedArticle) {
    let article = parsed.article
    document = parsed.document
    scan.bytes.reserveCapacity(document.text.count + document.text.count / 8)
    append(article.title, as: .title)
    if let description = article.metadata.description { append(description, as: .description) }
    walkBlocks(1..<document.nodes.count, group: 0, depth: 0)
  }

  /// The node and the place in its text of a byte of `scan`; nil for title, description and line ends.
  func origin(of offset: Int) -> (node: Int, text: Int)? {
    let count = spans.partitionPoint { $0.start <= offset }
    guard count > 0 else { return nil }
    let span = spans[count - 1]
    guard offset < span.start + span.count, span.node >= 0 else { return nil }
    return (span.node, span.text + offset - span.start)
  }

  func block(at offset: Int) -> ScanText.Block? { scan.block(at: offset) }

  private mutating func append(_ text: String, as kind: ScanText.Block.Kind) {
    let start = scan.bytes.count
    scan.bytes += text.utf8
    scan.blocks.append(ScanText.Block(kind, range: start..<scan.bytes.count))
    scan.bytes.append(UInt8(ascii: "\n"))
  }

  /// Blocks nest at most as deep as the parser allows.
  private mutating func walkBlocks(_ range: Range<Int>, group: Int, depth: Int) {
    var index = range.lowerBound
    while index < range.upperBound {
      let end = Int(document.nodes[index].end)
      switch document.nodes[index].kind {
      case .heading: walkLeaf(index, as: .heading, group: group, depth: depth)
      case .paragraph: walkLeaf(index, as: depth > 0 && group > 0 ? .listItem : .prose, group: group, depth: depth)
      case .codeBlock: walkLeaf(index, as: .code, group: group > 0 ? group : newGroup(), depth: depth)
      // What only writers see names nothing.
      case .htmlBlock where document.isComment(index): break
      case .htmlBlock: walkRawHTML(index, group: group > 0 ? group : newGroup(), depth: depth)
      case .table: walkTable(index, depth: depth)
      case .blockQuote, .bulletList, .orderedList, .alert:
        walkBlocks(index + 1..<end, group: group > 0 ? group : newGroup(), depth: depth + 1)
      default: walkBlocks(index + 1..<end, group: group, depth: depth)
      }
      index = end
    }
  }

  private mutating func newGroup() -> Int {
    lastGroup += 1
    return lastGroup
  }

  private mutating func walkTable(_ table: Int, depth: Int) {
    let rows = Array(document.children(of: table))
    // Tables without a heading: of two columns they are a record of labels and values, of more their first row is one.
    let isHeaded = rows.first.map { !isEmpty($0) } ?? true
    let isRecord = !isHeaded && rows.first.map { document.children(of: $0).reduce(0) { count, _ in count + 1 } } == 2
    let header = isHeaded ? 0 : isRecord ? -1 : 1
    let record = isRecord ? newGroup() : 0
    var columnHeadings: [Int] = []
    for (number, row) in rows.enumerated() {
      let group = isRecord ? record : newGroup()
      for (column, cell) in document.children(of: row).enumerated() {
        let block = scan.blocks.count
        walkLeaf(
          cell, as: number == header ? .tableHeader : .tableCell, group: group, depth: depth,
          columnHeading: number > header && column < columnHeadings.count ? columnHeadings[column] : -1, column: column)
        if number == header { columnHeadings.append(block) }
      }
    }
  }

  private func isEmpty(_ row: Int) -> Bool {
    document.children(of: row).allSatisfy { Int(document.nodes[$0].end) == $0 + 1 }
  }

  /// A block of raw HTML: its tables as tables, what stands around them as prose.
  private mutating func walkRawHTML(_ index: Int, group: Int, depth: Int) {
    let literal = document.primary(of: index)
    let start = scan.bytes.count
    spans.append(Span(start: start, count: literal.count, node: index, text: literal.startIndex))
    scan.bytes += literal
    var row = (number: -1, group: 0)
    var columnHeadings: [Int] = []
    for part in RawTable(literal).parts {
      let range =
        part.range.lowerBound - literal.startIndex + start..<part.range.upperBound - literal.startIndex + start
      guard let cell = part.cell else {
        scan.blocks.append(ScanText.Block(.prose, range: range, heading: heading, group: group, depth: depth))
        row.number = -1
        continue
      }
      if cell.row != row.number { row = (cell.row, newGroup()) }
      if cell.row == 0, cell.column == 0 { columnHeadings = [] }
      scan.blocks.append(
        ScanText.Block(
          cell.row == 0 ? .tableHeader : .tableCell, range: range, heading: heading,
          columnHeading: cell.row > 0 && cell.column < columnHeadings.count ? columnHeadings[cell.column] : -1,
          group: row.group, column: cell.column, depth: depth))
      if cell.row == 0 { columnHeadings.append(scan.blocks.count - 1) }
    }
    scan.bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func walkLeaf(
    _ leaf: Int, as kind: ScanText.Block.Kind, group: Int, depth: Int, columnHeading: Int = -1, column: Int = 0
  ) {
    let start = scan.bytes.count
    let block = scan.blocks.count
    targets.removeAll(keepingCapacity: true)
    for index in leaf..<Int(document.nodes[leaf].end) { appendInline(index) }
    scan.blocks.append(
      ScanText.Block(
        kind, range: start..<scan.bytes.count, heading: heading, columnHeading: columnHeading, group: group,
        column: column,
        depth: depth))
    scan.bytes.append(UInt8(ascii: "\n"))
    if kind == .heading { heading = block }
    for link in targets { appendTarget(link, group: group, depth: depth) }
  }

  private mutating func appendInline(_ index: Int) {
    let node = document.nodes[index]
    switch node.kind {
    case .html where document.isComment(index): break
    case .text, .code, .codeBlock, .htmlBlock:
      let literal = document.primary(of: index)
      // Code that stands against a word is a word of its own: `` `Kernel-IO`1207 イベント ``.
      // So is a number behind a link's: `[2780102](…)0x0000003B`.
      let partsWords =
        node.kind == .code || isAfterCode || index == linkEnd && literal.first.map { $0 &- 0x30 < 10 } == true
      if partsWords, Self.isWord(literal.first), Self.isWord(scan.bytes.last) { scan.bytes.append(UInt8(ascii: " ")) }
      isAfterCode = node.kind == .code
      spans.append(Span(start: scan.bytes.count, count: literal.count, node: index, text: literal.startIndex))
      scan.bytes += literal
    case .softBreak, .lineBreak: scan.bytes.append(UInt8(ascii: "\n"))
    case .html where document.primary(of: index).starts(with: Self.lineBreak): scan.bytes.append(UInt8(ascii: "\n"))
    case .link:
      linkEnd = Int(node.end)
      if Self.mayNameKB(document.primary(of: index)) { targets.append(index) }
    default: break
    }
  }

  private mutating func appendTarget(_ link: Int, group: Int, depth: Int) {
    let target = document.primary(of: link)
    let start = scan.bytes.count
    spans.append(Span(start: start, count: target.count, node: link, text: target.startIndex))
    scan.bytes += target
    scan.blocks.append(
      ScanText.Block(.linkTarget, range: start..<scan.bytes.count, heading: heading, group: group, depth: depth))
    scan.bytes.append(UInt8(ascii: "\n"))
  }

  private static func isWord(_ byte: UInt8?) -> Bool {
    byte.map { $0 == 0x5F || $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 } == true
  }

  /// `…/kb/N`, `…/help/N`, `…?kbid=N`: only such targets are worth scanning.
  private static func mayNameKB(_ target: ArraySlice<UInt8>) -> Bool {
    target.indices.dropLast(4).contains { start in
      let rest = target[start...]
      return switch target[start] {
      case UInt8(ascii: "/"): rest.starts(with: kbFolder) || rest.starts(with: helpFolder)
      case UInt8(ascii: "k"): rest.starts(with: kbParameter)
      default: false
      }
    }
  }

  /// `<br>` and its other forms stand for a line's end in table cells.
  private static let lineBreak = Array("<br".utf8)
  private static let kbFolder = Array("/kb/".utf8)
  private static let helpFolder = Array("/help/".utf8)
  private static let kbParameter = Array("kbid=".utf8)
}
