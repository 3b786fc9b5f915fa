import Articles
import Diagnostics

/// The day on which an old article says that it was published.
enum PublicationDate {
  private static let labels = [
    "published", "publication date", "date", "posted", "posted on", "created", "last updated", "updated",
    "last modified",
    "公開日", "公開", "投稿日", "作成日", "掲載日", "初版", "更新日", "最終更新日", "日付", "発行日",
  ]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// The date of the first line that says `Published: …`, `公開日: …`, or is nothing but a date.
  static func labelled(in lines: [String]) -> String? {
    for line in lines where line.count <= 80 {
      if let date = date(line) { return date.description }
      guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { continue }
      let label = line[..<colon].trimmingBlanks().lowercased()
      if labels.contains(label), let date = date(line[line.index(after: colon)...].trimmingBlanks()) {
        return date.description
      }
    }
    return nil
  }

  /// `2017-06-05`, `2017/6/5`, `2017 年 6 月 5 日`, `June 5, 2017`, `5 June 2017`, an ISO 8601 time; nothing else on the line.
  static func date(_ text: String) -> CalendarDate? {
    guard text.utf8.count <= 64 else { return nil }
    if let date = CalendarDate(text.trimmingBlanks()) { return date }
    let words = text.lowercased().split { !($0.isLetter && $0.isASCII) && !($0.isASCII && $0.isNumber) }.map(
      String.init)
    let numbers = words.compactMap { Int($0) }
    if numbers.count == 3, numbers.count == words.count || text.contains("T"), words[0].count == 4 {
      return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
    }
    guard numbers.count == 2, words.count == 3, let name = words.first(where: { Int($0) == nil }),
      let month = months.firstIndex(where: { $0 == name || name.count >= 3 && $0.hasPrefix(name) }),
      let year = numbers.max()
    else { return nil }
    return CalendarDate(year: year, month: month + 1, day: numbers[0] == year ? numbers[1] : numbers[0])
  }
}
