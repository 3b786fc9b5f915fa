import Diagnostics

/// A table of events with how often each came, as CSV (RFC 4180): columns `id`, `source`, `count`, in any order, told by a heading.
package enum EventLog {
  /// A line that is none of such a table.
  package struct Problem: Error, CustomStringConvertible {
    package let line: Int
    package let message: String
    package var description: String { "line \(line): \(message)" }
  }

  private static let names: [String: [String]] = [
    "id": ["id", "event", "eventid", "event id", "event_id", "イベント id", "イベントid"],
    "source": ["source", "provider", "providername", "source name", "ソース"],
    "count": ["count", "number", "n", "回数", "件数"],
  ]

  /// - Returns: each event and source once, counts added up.
  package static func read(_ text: String) throws(Problem) -> [EventCount] {
    let records = CSV.records(of: text, separator: CSV.separator(of: text))
    guard let head = records.first else { throw Problem(line: 1, message: "the file is empty") }
    let titles = head.fields.map { $0.trimmingBlanks().lowercased() }
    guard let id = titles.firstIndex(where: { names["id"]?.contains($0) == true }) else {
      throw Problem(line: 1, message: "there is no column 'id'; the first line names the columns id,source,count")
    }
    let source = titles.firstIndex { names["source"]?.contains($0) == true }
    let count = titles.firstIndex { names["count"]?.contains($0) == true }
    var counts: [String: (event: EventCount, count: Int)] = [:]
    for record in records.dropFirst() where record.fields != [""] {
      let event = try event(record, id: id, source: source, count: count)
      let key = "\(event.id) \(event.source.lowercased())"
      counts[key] = (event, saturatingSum(counts[key]?.count ?? 0, event.count))
    }
    return counts.values.map { EventCount(id: $0.event.id, source: $0.event.source, count: $0.count) }
      .sorted { ($0.id, $0.source) < ($1.id, $1.source) }
  }

  private static func event(_ record: CSV.Record, id: Int, source: Int?, count: Int?) throws(Problem) -> EventCount {
    let field = { (index: Int?) in
      index.flatMap { $0 < record.fields.count ? record.fields[$0].trimmingBlanks() : nil } ?? ""
    }
    guard let number = Int(field(id)), (0...0xFFFF_FFFF).contains(number) else {
      throw Problem(line: record.line, message: "'\(field(id).prefix(40))' is no event ID")
    }
    let text = field(count)
    guard let times = text.isEmpty ? 1 : Int(text), times >= 0 else {
      throw Problem(line: record.line, message: "'\(text.prefix(40))' is no count")
    }
    return EventCount(id: number & 0xFFFF, source: field(source), count: times)
  }

  private static func saturatingSum(_ one: Int, _ other: Int) -> Int {
    let (sum, overflows) = one.addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}

/// Comma-separated values as RFC 4180 has them, or with semicolons or tabs between them; quotes that are never closed end with the text.
package enum CSV {
  package struct Record: Sendable, Equatable {
    /// 1-based, of its first line.
    package let line: Int
    package var fields: [String]
  }

  /// What stands between the fields of the first line: a comma, or what a spreadsheet of another country writes.
  package static func separator(of text: String) -> Unicode.Scalar {
    let line = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
    return [",", ";", "\t"].first(where: line.contains) ?? ","
  }

  package static func records(of text: String, separator: Unicode.Scalar = ",") -> [Record] {
    var records: [Record] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var line = 1
    var start = 1
    var previous: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars where scalar != "\u{FEFF}" {
      defer { previous = scalar }
      if scalar == "\n" { line += 1 }
      switch scalar {
      case "\"" where isQuoted: isQuoted = false
      case "\"":
        // Two of them within quotes are one.
        if previous == "\"", !field.isEmpty || fields.count > 0 { field.unicodeScalars.append(scalar) }
        isQuoted = true
      case separator where !isQuoted:
        fields.append(field)
        field = ""
      case "\n" where !isQuoted:
        records.append(Record(line: start, fields: fields + [field]))
        (fields, field, start) = ([], "", line)
      case "\r" where !isQuoted: break
      default: field.unicodeScalars.append(scalar)
      }
    }
    if !field.isEmpty || !fields.isEmpty { records.append(Record(line: start, fields: fields + [field])) }
    return records
  }

  /// A field as written, in quotes where it needs them.
  package static func quoted(_ field: String) -> String {
    // A spreadsheet takes what begins with one of these for a formula.
    let text =
      field.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } == true && Int(field) == nil
      ? "'" + field : field
    guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else {
      return text
    }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
