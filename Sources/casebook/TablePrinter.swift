import Check
import Diagnostics

/// A report as text for people, as JSON and as CSV.
struct TablePrinter {
  let table: ReportTable
  /// Rows at most.
  let limit: Int
  /// Whether somebody reads it in a window, whose lines have an end.
  var isForTerminal = false

  /// Columns under each other by display width, numbers to the right; the summary above, what is left out below.
  var text: String {
    let cells =
      [table.columns] + table.rows.prefix(limit).map { $0.map { cut(TextFormatter.printable($0.text)) } }
    let widths = table.columns.indices.map { column in
      cells.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
    }
    let lines = cells.enumerated().map { number, row in
      row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - DisplayWidth.columns(of: row[column]))
        let isNumber = number > 0 && table.rows[number - 1][column].isNumeric
        return isNumber ? padding + row[column] : row[column] + padding
      }.joined(separator: "  ").trimmingEnd()
    }
    let rest = table.rows.count > limit ? ["and \(table.rows.count - limit) more; --limit shows them"] : []
    return ([table.summary, ""] + (table.rows.isEmpty ? [] : lines) + rest).joined(separator: "\n")
  }

  /// `{"summary": …, "rows": [{column: value, …}, …]}`, parts as numbers from 0 to 1.
  var json: String {
    let rows = table.rows.prefix(limit).map { row in
      JSONText.object(zip(table.columns, row).map { ($0, Self.json($1)) })
    }
    return JSONText.object([("summary", JSONText.quoted(table.summary)), ("rows", JSONText.array(rows))])
  }

  /// A heading, then one line a row.
  var csv: String {
    let rows = table.rows.prefix(limit).map { row in row.map { CSV.quoted(Self.plain($0)) } }
    return ([table.columns] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private static func json(_ value: ReportTable.Value) -> String {
    if case .text(let text) = value { JSONText.quoted(text) } else { plain(value) }
  }

  private static func plain(_ value: ReportTable.Value) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): String(number)
    case .part(let part): "\((part * 1000).rounded() / 1000)"
    }
  }

  /// On a terminal a long cell loses its middle: a path is told by both its ends. Elsewhere it is whole.
  private func cut(_ text: String) -> String {
    guard isForTerminal, DisplayWidth.columns(of: text) > 60 else { return text }
    return text.prefix(22) + "…" + text.suffix(text.count > 60 ? 37 : text.count / 2)
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self[...]
    while text.hasSuffix(" ") { text.removeLast() }
    return String(text)
  }
}
