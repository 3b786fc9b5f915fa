/// Raw HTML or XML to its running text and the cells of its tables, so that a column's heading tells what its numbers are.
struct RawTable {
  struct Part {
    /// Nil outside tables.
    let cell: (row: Int, column: Int)?
    /// Offsets in the literal, without the tags and blanks around a cell's text; never empty.
    let range: Range<Int>
  }

  private let bytes: ArraySlice<UInt8>
  private(set) var parts: [Part] = []
  private var start: Int
  private var row = -1
  private var column = -1
  private var isInCell = false
  private var isInTable = false

  /// - Parameter literal: of an HTML block; one part where it has no table. A table inside a cell is the cell's text.
  init(_ literal: ArraySlice<UInt8>) {
    bytes = literal
    start = literal.startIndex
    var index = literal.startIndex
    while let open = literal[index...].firstIndex(of: UInt8(ascii: "<")) {
      let close = literal[open...].firstIndex(of: UInt8(ascii: ">")) ?? literal.endIndex
      read(literal[open..<close], from: open, to: min(close + 1, literal.endIndex))
      index = min(close + 1, literal.endIndex)
    }
    finish(at: literal.endIndex)
  }

  private mutating func read(_ tag: ArraySlice<UInt8>, from open: Int, to end: Int) {
    let name = tag.dropFirst().prefix { ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "/") }.map {
      $0 == UInt8(ascii: "/") ? $0 : $0 | 0x20
    }
    switch String(decoding: name, as: UTF8.self) {
    case "table":
      finish(at: open)
      (isInTable, row, column, start) = (true, -1, -1, end)
    case "/table":
      finish(at: open)
      (isInTable, start) = (false, end)
    case "tr" where isInTable:
      finish(at: open)
      (row, column, start) = (row + 1, -1, end)
    case "td" where isInTable, "th" where isInTable:
      finish(at: open)
      (isInCell, column, start) = (true, column + 1, end)
    case "/td" where isInCell, "/th" where isInCell:
      finish(at: open)
      start = end
    default: break
    }
  }

  private mutating func finish(at end: Int) {
    let cell = isInCell && row >= 0 ? (row, column) : nil
    isInCell = false
    let range = cell == nil ? start..<max(start, end) : withoutTags(start..<max(start, end))
    if !range.isEmpty { parts.append(Part(cell: cell, range: range)) }
    start = max(start, end)
  }

  private func withoutTags(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      if Self.isBlank(bytes[low]) {
        low += 1
      } else if bytes[low] == UInt8(ascii: "<"), let close = bytes[low..<high].firstIndex(of: UInt8(ascii: ">")) {
        low = close + 1
      } else {
        break
      }
    }
    while low < high {
      if Self.isBlank(bytes[high - 1]) {
        high -= 1
      } else if bytes[high - 1] == UInt8(ascii: ">"), let open = bytes[low..<high].lastIndex(of: UInt8(ascii: "<")) {
        high = open
      } else {
        break
      }
    }
    return low..<high
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }
}
