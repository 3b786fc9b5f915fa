/// A report as rows: for people, JSON and CSV alike.
package struct ReportTable: Sendable {
  package enum Value: Sendable, Hashable {
    case text(String)
    case number(Int)
    /// 0 to 1.
    case part(Double)
  }

  /// Lower case, `_` between words.
  package let columns: [String]
  package let rows: [[Value]]
  /// One line that says what the table is about.
  package let summary: String

  init(_ summary: String, columns: [String], rows: [[Value]]) {
    self.summary = summary
    self.columns = columns
    self.rows = rows
  }
}

extension ReportTable.Value {
  /// `28 %` for a part.
  package var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .part(let part): "\(Int((part * 100).rounded())) %"
    }
  }

  package var isNumeric: Bool { if case .text = self { false } else { true } }
}
