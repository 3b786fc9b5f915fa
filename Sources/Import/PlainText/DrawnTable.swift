import Diagnostics

/// Tables and boxes drawn with characters: `┌──┬──┐`, `│a│b│`, `+---+---+`, `| a | b |`.
enum DrawnTable {
  private static let corners = Set("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛".unicodeScalars)
  private static let lines = Set("─━═│┃║".unicodeScalars)
  private static let walls = Set("│┃║|".unicodeScalars)

  /// A line that only draws: the border between rows.
  static func isBorder(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if first == "+" {
      return text.count >= 5 && text.hasSuffix("+")
        && text.unicodeScalars.allSatisfy { "+-=".unicodeScalars.contains($0) }
    }
    return corners.contains(first) && text.unicodeScalars.allSatisfy { corners.contains($0) || lines.contains($0) }
  }

  static func isRow(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    return walls.contains(first) && walls.contains(last) && text.unicodeScalars.count > 2
  }

  /// The rows of cells from a border on, and the line behind the last border; nil where nothing is drawn.
  static func rows(of lines: [PlainLine], from start: Int) -> (rows: [[String]], next: Int)? {
    guard isBorder(lines[start].text) else { return nil }
    var rows: [[String]] = []
    var index = start
    while index < lines.count {
      let text = lines[index].text
      if isRow(text) {
        rows.append(cells(of: text))
      } else if !isBorder(text) || index > start && isBorder(lines[index - 1].text) {
        // Two borders one below the other belong to two tables.
        break
      }
      index += 1
    }
    return rows.isEmpty ? nil : (rows, index)
  }

  private static func cells(of text: String) -> [String] {
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.dropFirst() {
      if walls.contains(scalar) {
        cells.append(String(cell).trimmingBlanks())
        cell = String.UnicodeScalarView()
      } else {
        cell.append(scalar)
      }
    }
    return cells
  }
}
