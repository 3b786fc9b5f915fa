import Diagnostics

/// Paragraphs that hold a pipe table to table nodes, by the rules of GFM 0.29 (section 4.10).
///
/// cmark reads the table as running text, so its inlines are thrown away and the cells read anew: all cells of the document in one
/// text of one-line headings, one for each cell.
struct TablePass {
  /// A line of the masked text without its containers' marks.
  private struct Line {
    let range: Range<Int>
  }

  private struct Row {
    let range: Range<Int>
    var cells: [Range<Int>]
  }

  private struct Table {
    let paragraph: Int
    /// Lines of the paragraph before the table.
    let leading: [Line]
    let alignments: [Node.Alignment]
    /// The header first; each with as many cells as `alignments`.
    var rows: [Row]
  }

  private let source: MaskedText
  private var tables: [Table] = []
  /// Paragraphs that look like a table and are none, with their lines.
  private var failed: [Int: [Line]] = [:]
  private var findings: [Finding] = []
  /// The text that the cells are read from.
  private var cells: [UInt8] = []
  private var map = OffsetMap()

  /// Ends each cell, so that trailing `#`, blanks and backslashes mean nothing to the heading.
  private static let guardByte: UInt8 = 0x02

  static func run(_ document: inout MarkdownDocument, source: MaskedText) -> [Finding] {
    var pass = TablePass(source: source)
    pass.findTables(in: document)
    guard !pass.tables.isEmpty || !pass.failed.isEmpty else { return [] }
    let inlines = pass.parseCells(appendingTo: &document)
    pass.emit(into: &document, inlines)
    return pass.findings
  }

  private init(source: MaskedText) { self.source = source }

  // MARK: - Finding

  private mutating func findTables(in document: MarkdownDocument) {
    // Ends of the quotes around a node.
    var quotes: [UInt32] = []
    var index = 0
    while index < document.nodes.count {
      while let end = quotes.last, end <= index { quotes.removeLast() }
      let node = document.nodes[index]
      if node.kind == .blockQuote { quotes.append(node.end) }
      if node.kind == .paragraph {
        if let table = table(in: node, at: index, depth: quotes.count) { tables.append(table) }
        index = Int(node.end)
      } else {
        index += 1
      }
    }
  }

  private mutating func table(in node: Node, at index: Int, depth: Int) -> Table? {
    guard node.range.offsets.contains(where: { source.bytes[$0] == UInt8(ascii: "|") }) else { return nil }
    let lines = lines(of: node.range.offsets, depth: depth)
    for (number, line) in lines.enumerated().dropFirst() {
      guard let alignments = alignments(of: line) else { continue }
      let header = row(of: lines[number - 1])
      guard header.cells.count == alignments.count else { continue }
      var body: [Row] = []
      for line in lines[(number + 1)...] { body.append(fitted(row(of: line), to: alignments.count)) }
      return Table(
        paragraph: index, leading: Array(lines[..<(number - 1)]), alignments: alignments, rows: [header] + body)
    }
    if let line = lines.first(where: { holdsDelimiter($0) }) { reportFailed(index, lines, at: line) }
    return nil
  }

  /// `|---|` somewhere in a line.
  private func holdsDelimiter(_ line: Line) -> Bool {
    row(of: line).cells.contains { $0.count >= 3 && alignment(of: $0) != nil }
      && line.range.contains { source.bytes[$0] == UInt8(ascii: "|") }
  }

  private mutating func reportFailed(_ paragraph: Int, _ lines: [Line], at line: Line) {
    failed[paragraph] = lines
    findings.append(
      Finding(
        .warning, rule: "broken-table", at: line.range.lowerBound,
        "This looks like a table but is none, so it is shown as it is written",
        hint: "Put a header with as many cells as the row of dashes on the line above it."))
  }

  private func lines(of range: Range<Int>, depth: Int) -> [Line] {
    var lines: [Line] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, source.bytes[end] != UInt8(ascii: "\n"), source.bytes[end] != UInt8(ascii: "\r") {
        end += 1
      }
      let content = lines.isEmpty ? start : contentStart(of: start..<end, depth: depth)
      lines.append(Line(range: trimmed(content..<end)))
      if end + 1 < range.upperBound, source.bytes[end] == UInt8(ascii: "\r"),
        source.bytes[end + 1] == UInt8(ascii: "\n")
      {
        end += 1
      }
      start = end + 1
    }
    return lines
  }

  private func contentStart(of line: Range<Int>, depth: Int) -> Int {
    var index = line.lowerBound
    var marks = 0
    while index < line.upperBound {
      if source.bytes[index] == UInt8(ascii: ">"), marks < depth {
        marks += 1
      } else if !Characters.isBlank(source.bytes[index]) {
        break
      }
      index += 1
    }
    return index
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Characters.isBlank(source.bytes[start]) { start += 1 }
    while end > start, Characters.isBlank(source.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The columns of a delimiter row (`| :-- | --: |`), nil for any other line.
  private func alignments(of line: Line) -> [Node.Alignment]? {
    guard let first = line.range.first.map({ source.bytes[$0] }),
      first == UInt8(ascii: "|") || first == UInt8(ascii: "-") || first == UInt8(ascii: ":")
    else { return nil }
    var alignments: [Node.Alignment] = []
    for cell in row(of: line).cells {
      guard let alignment = alignment(of: cell) else { return nil }
      alignments.append(alignment)
    }
    return alignments.isEmpty ? nil : alignments
  }

  private func alignment(of cell: Range<Int>) -> Node.Alignment? {
    guard !cell.isEmpty else { return nil }
    let left = source.bytes[cell.lowerBound] == UInt8(ascii: ":")
    let right = cell.count > 1 && source.bytes[cell.upperBound - 1] == UInt8(ascii: ":")
    let dashes = cell.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
    guard !dashes.isEmpty, dashes.allSatisfy({ source.bytes[$0] == UInt8(ascii: "-") }) else { return nil }
    return switch (left, right) {
    case (true, true): .center
    case (true, false): .left
    case (false, true): .right
    case (false, false): Node.Alignment.none
    }
  }

  private func row(of line: Line) -> Row {
    var cells: [Range<Int>] = []
    var index = line.range.lowerBound
    if index < line.range.upperBound, source.bytes[index] == UInt8(ascii: "|") { index += 1 }
    var start = index
    while index < line.range.upperBound {
      if source.bytes[index] == UInt8(ascii: "\\"), index + 1 < line.range.upperBound,
        source.bytes[index + 1] == UInt8(ascii: "|")
      {
        // Escaped even behind another backslash, as in cmark-gfm.
        index += 2
      } else if source.bytes[index] == UInt8(ascii: "|") {
        cells.append(trimmed(start..<index))
        index += 1
        start = index
      } else {
        index += 1
      }
    }
    let last = trimmed(min(start, line.range.upperBound)..<line.range.upperBound)
    if !last.isEmpty { cells.append(last) }
    return Row(range: line.range, cells: cells)
  }

  /// Empty cells that were added, and how many may be: a wide header over short rows would grow with their product.
  private var padding = 0
  private static let paddingLimit = 500_000

  /// Rows have as many cells as the header: the rest is cut, what is missing is empty.
  private mutating func fitted(_ row: Row, to count: Int) -> Row {
    var row = row
    if row.cells.count > count { row.cells.removeLast(row.cells.count - count) }
    let missing = min(count - row.cells.count, Self.paddingLimit - padding)
    padding += missing
    row.cells += Array(repeating: row.range.upperBound..<row.range.upperBound, count: missing)
    return row
  }

  // MARK: - Cells

  /// - Returns: the headings of the cells' text, one for each leading line and cell, in order.
  private mutating func parseCells(appendingTo document: inout MarkdownDocument) -> [Node] {
    for table in tables {
      for line in table.leading { addCell(line.range) }
      for row in table.rows { for cell in row.cells where !cell.isEmpty { addCell(cell) } }
    }
    addDefinitions()
    let tree = CommonMarkTree.parse(cells, appendingTo: document.text, masks: source.masks)
    document.text = tree.text
    return tree.nodes
  }

  private mutating func addCell(_ range: Range<Int>) {
    cells += [UInt8(ascii: "#"), UInt8(ascii: " ")]
    map.addPiece(made: cells.count, source: range.lowerBound)
    var index = range.lowerBound
    while index < range.upperBound {
      if source.bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound,
        source.bytes[index + 1] == UInt8(ascii: "|")
      {
        index += 1
        map.addPiece(made: cells.count, source: index)
      }
      cells.append(source.bytes[index])
      index += 1
    }
    cells += [UInt8(ascii: " "), Self.guardByte, UInt8(ascii: "\n")]
  }

  /// Lines that may define links: cells use them too.
  private mutating func addDefinitions() {
    cells.append(UInt8(ascii: "\n"))
    var start = 0
    while start < source.bytes.count {
      let end = source.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count
      let content = trimmed(start..<end)
      if content.first.map({ source.bytes[$0] }) == UInt8(ascii: "["), holdsDefinition(content) {
        cells += source.bytes[content] + [UInt8(ascii: "\n"), UInt8(ascii: "\n")]
      }
      start = end + 1
    }
  }

  private func holdsDefinition(_ line: Range<Int>) -> Bool {
    line.dropLast().contains {
      source.bytes[$0] == UInt8(ascii: "]") && source.bytes[$0 + 1] == UInt8(ascii: ":")
    }
  }

  // MARK: - Nodes

  private func emit(into document: inout MarkdownDocument, _ inlines: [Node]) {
    var writer = CellWriter(inlines: inlines, map: map)
    var next = 0
    var codes: [Int: SourceRange] = [:]
    for (paragraph, lines) in failed { codes[paragraph] = document.append(verbatim(lines)) }
    let source = document
    document.rewrite(touching: (tables.map(\.paragraph) + failed.keys).sorted()) { [tables] index, builder in
      if let code = codes[index] {
        builder.leaf(Node(.codeBlock, range: source.nodes[index].range, primary: code))
        return Int(source.nodes[index].end)
      }
      guard next < tables.count, tables[next].paragraph == index else { return nil }
      Self.write(tables[next], to: &builder, cells: &writer, text: source.text)
      next += 1
      return Int(source.nodes[index].end)
    }
  }

  /// Lines as they stand in the source.
  private func verbatim(_ lines: [Line]) -> [UInt8] {
    var text: [UInt8] = []
    for line in lines {
      source.bytes[line.range].withUnsafeBytes { bytes in
        if let masks = source.masks {
          masks.append(bytes, to: &text, keepsMarks: false)
        } else {
          text.append(contentsOf: bytes)
        }
      }
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  private static func write(_ table: Table, to builder: inout TreeBuilder, cells: inout CellWriter, text: [UInt8]) {
    if let first = table.leading.first, let last = table.leading.last {
      builder.open(Node(.paragraph, range: SourceRange(first.range.lowerBound..<last.range.upperBound)))
      for (number, line) in table.leading.enumerated() {
        let start = SourceRange(line.range.lowerBound..<line.range.lowerBound)
        if number > 0 { builder.leaf(Node(.softBreak, range: start)) }
        cells.writeNext(to: &builder, text: text)
      }
      builder.close()
    }
    guard let first = table.rows.first, let last = table.rows.last else { return }
    builder.open(Node(.table, range: SourceRange(first.range.lowerBound..<last.range.upperBound)))
    for row in table.rows {
      builder.open(Node(.tableRow, range: SourceRange(row.range)))
      for (cell, alignment) in zip(row.cells, table.alignments) {
        builder.open(Node(.tableCell, level: alignment.rawValue, range: SourceRange(cell)))
        if !cell.isEmpty { cells.writeNext(to: &builder, text: text) }
        builder.close()
      }
      builder.close()
    }
    builder.close()
  }

  /// Hands out the inlines of one cell after the other.
  private struct CellWriter {
    let inlines: [Node]
    let map: OffsetMap
    /// Index of the next cell's heading.
    var heading = 1

    mutating func writeNext(to builder: inout TreeBuilder, text: [UInt8]) {
      guard heading < inlines.count, inlines[heading].kind == .heading else { return }
      let nodes = heading + 1..<Int(inlines[heading].end)
      builder.copy(nodes, of: inlines) { index, node in
        let start = map.source(of: node.range.offsets.lowerBound)
        node.range = SourceRange(start..<max(map.source(of: node.range.offsets.upperBound), start))
        return index + 1 < nodes.upperBound || !Self.cutGuard(&node, text: text)
      }
      heading = nodes.upperBound
    }

    /// The guard is the last byte of the last text.
    /// - Returns: whether nothing is left of the text.
    private static func cutGuard(_ last: inout Node, text: [UInt8]) -> Bool {
      var end = last.primary.offsets.upperBound
      let start = last.primary.offsets.lowerBound
      guard last.kind == .text, end > start, text[end - 1] == TablePass.guardByte else { return false }
      end -= 1
      while end > start, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
      let cut = last.primary.offsets.upperBound - end
      last.primary = SourceRange(start..<end)
      last.range.end = max(last.range.start, last.range.end - min(UInt32(cut), last.range.end))
      return end == start
    }
  }
}
