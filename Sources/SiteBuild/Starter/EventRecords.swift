import Check
import Diagnostics

/// Records of an event log as the Event Viewer writes them: a table of comma-separated values, the fields of one event.
enum EventRecords {
  private static let ids: Set<String> = ["event id", "eventid", "イベント id"]
  private static let sources: Set<String> = ["source", "provider", "ソース"]
  private static let labels = ["description:", "message:", "説明:", "メッセージ:"]
  private static let ends = ["event xml:", "イベント xml:", "<event "]
  /// Lines of a message that a new article shows.
  private static let shown = 6

  /// - Returns: a table of events as paragraphs with a label before each value; nil for any other text.
  static func listed(_ bytes: [UInt8]) -> [UInt8]? {
    let head = bytes.prefix { $0 != UInt8(ascii: "\n") }
    guard head.count < 1000, head.contains(UInt8(ascii: ",")) else { return nil }
    let titles = CSV.records(of: String(decoding: head, as: UTF8.self)).first?.fields.map {
      $0.trimmingBlanks().lowercased()
    }
    guard let titles, let id = titles.firstIndex(where: ids.contains) else { return nil }
    let source = titles.firstIndex(where: sources.contains)
    let records = CSV.records(of: String(decoding: bytes, as: UTF8.self)).dropFirst()
    return Array(records.map { written($0.fields, id: id, source: source) }.joined(separator: "\n\n").utf8)
  }

  /// The last value, which the heading often does not name, is the message.
  private static func written(_ fields: [String], id: Int, source: Int?) -> String {
    guard id < fields.count else { return fields.joined(separator: " ") }
    let name = source.flatMap { $0 < fields.count ? fields[$0] : nil }
    let message = fields.last.flatMap { fields.count > max(id, source ?? 0) + 1 ? $0 : nil } ?? ""
    let lines = message.split(separator: "\n").map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
    return ((name.map { ["Source: \($0)"] } ?? []) + ["Event ID: \(fields[id])", "Description:"] + lines)
      .joined(separator: "\n")
  }

  /// The lines behind `Description:` up to the record's end or its XML.
  static func message(in record: String) -> [String] {
    var lines = record.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard let label = lines.firstIndex(where: { line in labels.contains { line.lowercased().hasPrefix($0) } }) else {
      return []
    }
    lines = lines[label...]
    let text = lines.removeFirst()
    let colon = text.firstIndex(of: ":") ?? text.startIndex
    let first = text[text.index(after: colon)...].trimmingBlanks()
    let rest = lines.prefix { line in !ends.contains { line.lowercased().hasPrefix($0) } }.map { $0.trimmingBlanks() }
    return ([first] + rest).filter { !$0.isEmpty }.prefix(shown).map(\.self)
  }
}
