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
      if let date = date(line) ?? leading(line) { return date.description }
      guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { continue }
      let label = line[..<colon].trimmingBlanks().lowercased()
      let value = line[line.index(after: colon)...].trimmingBlanks()
      if labels.contains(label), let date = date(value) ?? leading(value) { return date.description }
    }
    return nil
  }

  /// `Tue, 12 Feb 2019 09:13:02 +0900`, `Tuesday, February 12, 2019 9:13 AM`, `2019/02/12 (火) 9:13`.
  static func ofMail(_ text: String) -> String? {
    let words = text.split(separator: " ").prefix { !$0.contains(":") }
    for start in 0...1 {
      for count in [3, 2, 1] where start + count <= words.count {
        let part = words.dropFirst(start).prefix(count).joined(separator: " ")
        if let date = date(part) { return date.description }
      }
    }
    return nil
  }

  /// The date before a gap or the name of an author: `2018年3月5日 投稿者：佐藤`, `March 5, 2019      Author: J. Smith`.
  static func leading(_ text: String) -> CalendarDate? {
    guard text.utf8.count <= 160 else { return nil }
    if let gap = text.firstRange(of: "  "), let date = date(String(text[..<gap.lowerBound])) { return date }
    if let year = text.firstIndex(of: "日"), text.first?.isNumber == true || text.hasPrefix("平成") || text.hasPrefix("令和")
    {
      return date(String(text[...year]))
    }
    let lower = text.lowercased()
    for label in [
      "posted on ", "published on ", "last updated on ", "posted: ", "posted ", "published: ", "published ",
    ]
    where lower.hasPrefix(label) {
      let rest = text.dropFirst(label.count)
      let end = [" by ", " | "].lazy.compactMap { rest.firstRange(of: $0)?.lowerBound }.min() ?? rest.endIndex
      return date(rest[..<end].trimmingBlanks())
    }
    return nil
  }

  /// `平成30年3月5日` and `令和元年5月7日` with the year of the common era.
  private static func inCommonEra(_ text: String) -> String {
    for (era, zero) in [("平成", 1988), ("令和", 2018)] where text.hasPrefix(era) {
      let rest = text.dropFirst(era.count)
      let digits = rest.prefix { $0.isNumber }
      let year = rest.hasPrefix("元") ? 1 : Int(digits) ?? 0
      guard (1...99).contains(year) else { return text }
      return String(zero + year) + rest.dropFirst(rest.hasPrefix("元") ? 1 : digits.count)
    }
    return text
  }

  /// `2017-06-05`, `2017/6/5`, `2017 年 6 月 5 日`, `June 5, 2017`, `5 June 2017`, an ISO 8601 time; nothing else on the line.
  static func date(_ text: String) -> CalendarDate? {
    guard text.utf8.count <= 64 else { return nil }
    let text = inCommonEra(text.halfWidth)
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
