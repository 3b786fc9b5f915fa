/// The raw elements that are open, and the rules for what may stand in what: begins and ends what HTML wants begun and ended.
struct RawElementStack {
  private struct Open {
    let element: RawElement
    /// A paragraph around a block's loose text, which nobody wrote.
    var isLoose = false
    /// What kind of part it had last; nil while it is empty.
    var lastPart: RawElement.Role?
    var grid: RawTableGrid?
  }

  private var open: [Open] = []
  /// Blocks may stand here too, not only text.
  private let holdsBlocks: Bool
  /// Loose text becomes a paragraph where nothing is open.
  var wrapsText = false
  /// Deeper elements lose their tags.
  private static let depthLimit = 50

  init(holdsBlocks: Bool) { self.holdsBlocks = holdsBlocks }

  var depth: Int { open.count }

  func contains(_ name: String) -> Bool { open.contains { $0.element.name == name } }

  // MARK: - Beginning

  /// Makes room for an element.
  ///
  /// - Returns: false where it cannot stand here: its tag is left out, its content stays.
  mutating func makeRoom(for element: RawElement, into out: inout [UInt8]) -> Bool {
    guard open.count < Self.depthLimit else { return false }
    switch element.role {
    case .summary:
      guard open.last?.element.name == "details" else { return false }
      return open.last?.lastPart == nil
    case .caption:
      guard open.last?.element.role == .table else { return false }
      return open.last?.lastPart == nil
    case .item: return closeToPart(of: .list, into: &out)
    case .term, .definition: return closeToPart(of: .definitions, into: &out)
    case .rowGroup, .row, .cell: return makeRoom(forTablePart: element.role, into: &out)
    case .phrasing, .point:
      prepareForText(into: &out)
      return true
    case .silent: return false
    case .heading:
      // No headings in header cells.
      return !contains("th") && makeRoomForBlock(into: &out)
    default: return makeRoomForBlock(into: &out)
    }
  }

  mutating func begin(_ element: RawElement, attributes: RawAttributes? = nil, into out: inout [UInt8]) {
    let element = validPart(element, into: &out)
    if let parent = open.indices.last { open[parent].lastPart = element.role }
    out.write("<\(element.name)")
    if let attributes { out += attributes.html }
    addToGrid(element, attributes, into: &out)
    out.write(">")
    open.append(Open(element: element, grid: element.role == .table ? RawTableGrid() : nil))
  }

  /// What an element without content needs: that its parent is not empty.
  mutating func notePoint() {
    if let parent = open.indices.last { open[parent].lastPart = .point }
  }

  /// Text in a list or a table stands in an item or a cell, loose text of a block in a paragraph.
  mutating func prepareForText(into out: inout [UInt8]) {
    addSummary(into: &out)
    while let part = open.last?.element.impliedPart { begin(part, into: &out) }
    if wrapsText, open.isEmpty {
      begin(.paragraph, into: &out)
      open[0].isLoose = true
    }
    notePoint()
  }

  /// Ends what cannot hold a block.
  mutating func prepareForBlock(into out: inout [UInt8]) {
    while let last = open.last?.element, !last.holdsBlocks {
      if let part = last.impliedPart { begin(part, into: &out) } else { close(to: open.count - 1, into: &out) }
    }
    addSummary(into: &out)
    notePoint()
  }

  // MARK: - Ending

  mutating func end(_ element: RawElement, into out: inout [UInt8]) {
    guard let index = open.lastIndex(where: { $0.element.name == element.name }) else { return }
    // A cell's end does not end a table within the cell, nor an inline element a block.
    let barrier = open.lastIndex { element.isPhrasing ? !$0.element.isPhrasing : $0.element.role == .table }
    if let barrier, barrier > index { return }
    close(to: index, into: &out)
  }

  /// Ends the paragraph that loose text asked for.
  mutating func endLooseText(into out: inout [UInt8]) {
    if open.first?.isLoose == true { close(to: 0, into: &out) }
  }

  mutating func close(to depth: Int, into out: inout [UInt8]) {
    while open.count > depth, var last = open.last {
      switch (last.element.role, last.lastPart) {
      case (.container, nil): addSummary(into: &out)
      case (.row, nil): begin(.cell, into: &out); continue
      case (.definitions, .term): begin(.definition, into: &out); continue
      default: break
      }
      open.removeLast()
      last.grid?.correctSpans(in: &out)
      if last.element.role == .rowGroup { changeGroup() }
      out.write("</\(last.element.name)>")
    }
  }

  // MARK: - Parts

  private mutating func makeRoomForBlock(into out: inout [UInt8]) -> Bool {
    guard holdsBlocks, !contains("summary"), !contains("caption") else { return false }
    prepareForBlock(into: &out)
    return true
  }

  /// Closes everything within the nearest list; false where none is open in this cell.
  private mutating func closeToPart(of role: RawElement.Role, into out: inout [UInt8]) -> Bool {
    guard let index = open.lastIndex(where: { $0.element.role == role }),
      !open[index...].contains(where: { $0.element.role == .cell })
    else { return false }
    close(to: index + 1, into: &out)
    return true
  }

  private mutating func makeRoom(forTablePart role: RawElement.Role, into out: inout [UInt8]) -> Bool {
    guard let table = open.lastIndex(where: { $0.element.role == .table }) else { return false }
    func isWithin(_ role: RawElement.Role) -> Bool { table + 1 < open.count && open[table + 1].element.role == role }
    var parent = table
    if role != .rowGroup, isWithin(.rowGroup) { parent += 1 }
    if role == .cell {
      if parent + 1 < open.count, open[parent + 1].element.role == .row {
        close(to: parent + 2, into: &out)
        return true
      }
      close(to: parent + 1, into: &out)
      begin(.row, into: &out)
      return true
    }
    close(to: parent + 1, into: &out)
    return true
  }

  /// What stands for a part at a place where it may not be: the only `thead` comes first, a `dd` has a `dt`.
  private mutating func validPart(_ element: RawElement, into out: inout [UInt8]) -> RawElement {
    guard let parent = open.last else { return element }
    switch (element.role, parent.lastPart) {
    case (.rowGroup, nil), (.rowGroup, .caption): return element
    case (.rowGroup, _): return .rows
    case (.definition, nil): out.write("<dt></dt>")
    default: break
    }
    return element
  }

  /// HTML wants one first of all in `details`.
  private mutating func addSummary(into out: inout [UInt8]) {
    guard let last = open.last, last.element.name == "details", last.lastPart == nil else { return }
    out.write("<summary>…</summary>")
    notePoint()
  }

  // MARK: - Spans

  private mutating func changeGroup() {
    if let table = open.lastIndex(where: { $0.element.role == .table }) { open[table].grid?.changeGroup() }
  }

  private mutating func addToGrid(_ element: RawElement, _ attributes: RawAttributes?, into out: inout [UInt8]) {
    guard element.role == .rowGroup || element.role == .row || element.role == .cell,
      let table = open.lastIndex(where: { $0.element.role == .table })
    else { return }
    switch element.role {
    case .rowGroup: open[table].grid?.changeGroup()
    case .row: open[table].grid?.addRow()
    default:
      let columns = Self.writeSpan("colspan", attributes?.columnSpan, into: &out)
      let rows = Self.writeSpan("rowspan", attributes?.rowSpan, into: &out)
      open[table].grid?.addCell(columns: columns, rows: rows)
    }
  }

  private static func writeSpan(_ name: StaticString, _ value: Int?, into out: inout [UInt8]) -> RawTableGrid.Span? {
    guard let value, value > 1 else { return nil }
    let start = out.count
    out.writeSpan(name, value)
    return RawTableGrid.Span(name: name, value: value, place: start..<out.count)
  }
}
