/// The line of a finding with a caret below its place, cut and folded so that both fit a terminal.
package struct SourceExcerpt: Sendable {
  /// The line as shown: tabs as blanks, control characters escaped.
  package let line: String
  /// Terminal columns before the caret: wide characters take two.
  package let indentation: Int

  /// Terminal columns of the line at the most.
  private static let width = 100
  /// Bytes to either side of the place that are looked at.
  private static let reach = 1024
  /// A tab goes to the next multiple of so many columns.
  private static let tab = 4

  /// - Parameters:
  ///   - bytes: a line of a source file without its end.
  ///   - column: 1-based, in bytes; beyond the end it is the end.
  package init(line: ArraySlice<UInt8>, column: Int) {
    // A line may be a file of megabytes; what lies further away is not shown.
    let place = min(line.startIndex + max(column - 1, 0), line.endIndex)
    let start = Self.beginning(of: line, at: max(line.startIndex, place - Self.reach))
    let bytes = line[start..<Self.beginning(of: line, at: min(line.endIndex, place + Self.reach))]
    let column = column - (start - line.startIndex)
    let text = String(decoding: bytes, as: UTF8.self)
    var cells: [(text: String, width: Int)] = []
    var caret: Int?
    var offset = 0
    var total = 0
    for character in text {
      if caret == nil, offset >= column - 1 { caret = cells.count }
      let shown = Self.shown(character, at: total)
      cells.append(shown)
      total += shown.width
      offset += character.utf8.count
    }
    let mark = caret ?? cells.count
    let before = cells.prefix(mark).reduce(0) { $0 + $1.width }
    guard total > Self.width else {
      self.init(cells.map(\.text).joined(), before)
      return
    }
    self.init(cells, mark: mark)
  }

  /// Never inside a character.
  private static func beginning(of line: ArraySlice<UInt8>, at offset: Int) -> Int {
    var offset = offset
    while offset > line.startIndex, offset < line.endIndex, line[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private init(_ line: String, _ indentation: Int) {
    self.line = line
    self.indentation = indentation
  }

  /// The piece around the caret, an ellipsis where something is cut off.
  private init(_ cells: [(text: String, width: Int)], mark: Int) {
    var start = mark
    var left = 0
    while start > 0, left < Self.width / 2 {
      start -= 1
      left += cells[start].width
    }
    var end = mark
    var right = 0
    while end < cells.count, left + right < Self.width {
      right += cells[end].width
      end += 1
    }
    let head = start > 0 ? "…" : ""
    self.init(
      head + cells[start..<end].map(\.text).joined() + (end < cells.count ? "…" : ""), left + (start > 0 ? 1 : 0))
  }

  package var caret: String { String(repeating: " ", count: indentation) + "^" }

  private static func shown(_ character: Character, at column: Int) -> (text: String, width: Int) {
    if character == "\t" {
      let count = tab - column % tab
      return (String(repeating: " ", count: count), count)
    }
    let text = TextFormatter.printable(String(character))
    if text.utf8.count != String(character).utf8.count { return (text, text.count) }
    return (text, DisplayWidth.columns(of: character))
  }
}
