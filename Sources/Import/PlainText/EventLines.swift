import Diagnostics

/// The lines of an event as logs show it: `ソース: Schannel`, `Event ID: 36870`.
enum EventLines {
  private static let idLabels = ["イベント id", "イベントid", "event id", "eventid"]
  private static let labels: Set<String> = [
    "log name", "source", "event source", "date", "event id", "eventid", "task category", "event category", "level",
    "keywords",
    "user", "computer", "description", "type", "event type", "event name", "provider name", "time", "category", "event",
    "ログの名前", "ログ名", "ソース", "イベント ソース", "イベントソース", "日付", "イベント id", "イベントid", "タスクのカテゴリ", "レベル", "キーワード",
    "ユーザー", "コンピューター", "説明", "種類", "イベントの種類", "分類",
  ]

  /// Whether a line is a field that says an event's number.
  static func isEvent(_ line: String) -> Bool { label(of: line).map { name in idLabels.contains(name) } == true }

  static func isField(_ line: String) -> Bool { label(of: line).map(labels.contains) == true }

  /// The field that a line begins with, in lower case; nil for other lines.
  static func field(of line: String) -> String? { label(of: line).flatMap { labels.contains($0) ? $0 : nil } }

  private static func label(of line: String) -> String? {
    guard let colon = line.prefix(40).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    return line[..<colon].trimmingBlanks().lowercased()
  }
}
