/// The cells of a raw table as a grid, to take back spans that HTML forbids: over a row group's end, over another cell, over
/// columns in which no cell begins (WHATWG HTML, 4.9.12).
struct RawTableGrid {
  /// A span as written, and where its attribute stands in the output.
  struct Span {
    let name: StaticString
    let value: Int
    let place: Range<Int>
  }

  private struct Cell {
    let columns: Span?
    let rows: Span?
    var column = 0
  }

  private struct Row {
    let group: Int
    var cells: [Cell] = []
  }

  private var rows: [Row] = []
  private var group = 0
  private var hasSpans = false
  /// Cells further to the right span nothing: bounds the work on hostile tables.
  private static let columnLimit = 256

  mutating func changeGroup() { group += 1 }

  mutating func addRow() { rows.append(Row(group: group)) }

  mutating func addCell(columns: Span?, rows spannedRows: Span?) {
    guard !rows.isEmpty else { return }
    rows[rows.count - 1].cells.append(Cell(columns: columns, rows: spannedRows))
    hasSpans = hasSpans || columns != nil || spannedRows != nil
  }

  /// Corrects the written spans in place; an attribute that goes leaves blanks.
  mutating func correctSpans(in out: inout [UInt8]) {
    guard hasSpans else { return }
    let spans = placeCells(in: &out)
    var begins = [Bool](repeating: false, count: Self.columnLimit + 1)
    for row in rows { for cell in row.cells { begins[min(cell.column, Self.columnLimit)] = true } }
    for (span, columns) in spans {
      let used = columns.reduce(0) { $0 + (begins[$1] ? 1 : 0) }
      if used != span.value { Self.rewrite(span, as: used, in: &out) }
    }
  }

  /// Gives cells their columns, corrects `rowspan` and returns what each `colspan` covers.
  private mutating func placeCells(in out: inout [UInt8]) -> [(span: Span, columns: Range<Int>)] {
    var spans: [(span: Span, columns: Range<Int>)] = []
    // The first row in which a column is free again.
    var freeFrom = [Int](repeating: 0, count: Self.columnLimit)
    let ends = groupEnds
    for row in rows.indices {
      var column = 0
      for number in rows[row].cells.indices {
        while column < Self.columnLimit, freeFrom[column] > row { column += 1 }
        let cell = rows[row].cells[number]
        let width = Self.freeWidth(cell.columns?.value ?? 1, at: column, in: freeFrom, row: row)
        let fits = column < Self.columnLimit ? min(cell.rows?.value ?? 1, ends[row] - row) : 1
        if let span = cell.rows, span.value != fits { Self.rewrite(span, as: fits, in: &out) }
        if let span = cell.columns { spans.append((span, column..<(column + width))) }
        for covered in column..<min(column + width, Self.columnLimit) { freeFrom[covered] = row + fits }
        rows[row].cells[number].column = column
        column = min(column + width, Self.columnLimit)
      }
    }
    return spans
  }

  private static func freeWidth(_ wanted: Int, at column: Int, in freeFrom: [Int], row: Int) -> Int {
    guard column < columnLimit else { return 1 }
    return max(1, (column..<min(column + wanted, columnLimit)).prefix { freeFrom[$0] <= row }.count)
  }

  /// For each row, the row after its group's last.
  private var groupEnds: [Int] {
    var ends = [Int](repeating: rows.count, count: rows.count)
    for row in rows.indices.dropLast().reversed() {
      ends[row] = rows[row].group == rows[row + 1].group ? ends[row + 1] : row + 1
    }
    return ends
  }

  private static func rewrite(_ span: Span, as value: Int, in out: inout [UInt8]) {
    var text: [UInt8] = []
    if value > 1 { text.writeSpan(span.name, value) }
    guard span.place.upperBound <= out.count, text.count <= span.place.count else { return }
    text += [UInt8](repeating: UInt8(ascii: " "), count: span.place.count - text.count)
    out.replaceSubrange(span.place, with: text)
  }
}

extension [UInt8] {
  mutating func writeSpan(_ name: StaticString, _ value: Int) {
    write(" ")
    write(name)
    write("=\"\(value)\"")
  }
}
