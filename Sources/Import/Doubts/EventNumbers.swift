import Diagnostics

/// Bare numbers of three to five digits in a sentence about events.
enum EventNumbers {
  private static let cues = ["イベント", "event"]
  private static let notBefore: Set<String> = [
    "port", "build", "version", "line", "port:", "step", "state", "code", "error", "status", "size", "than", "about",
    "kb", "page", "over",
  ]
  private static let notBehind = [
    "年", "月", "日", "時", "分", "秒", "件", "回", "個", "台", "人", "行", "バイト", "kb", "mb", "gb", "ms", "bit", "seconds",
    "minutes", "hours", "days",
    "times", "events", "bytes", "users", "番ポート", "ポート", "文字", "以上", "以下", "%", "％", "or more", "characters", "entries",
    "files",
  ]

  /// - Returns: the numbers as written, none where the text does not speak of events.
  static func unsure(in text: String) -> [String] {
    guard text.utf8.count < 4000, cues.contains(where: { text.lowercased().contains($0) }) else { return [] }
    var found: [String] = []
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      guard MarkdownEscaping.isDigit(scalars[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < scalars.count, MarkdownEscaping.isDigit(scalars[index]) { index += 1 }
      if isUnsure(start..<index, in: scalars) { found.append(String(String.UnicodeScalarView(scalars[start..<index]))) }
    }
    return found
  }

  private static func isUnsure(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    guard (3...5).contains(range.count), isFree(scalars, at: range.lowerBound - 1),
      isFree(scalars, at: range.upperBound)
    else { return false }
    let number = scalars[range].reduce(0) { $0 * 10 + Int($1.value - 0x30) }
    guard number >= 100, number <= 65535, !(1980...2039).contains(number), number % 100 != 0 else { return false }
    let before = String(String.UnicodeScalarView(scalars[max(0, range.lowerBound - 40)..<range.lowerBound]))
      .lowercased().trimmingBlanks()
    let behind = String(String.UnicodeScalarView(scalars[range.upperBound..<min(scalars.count, range.upperBound + 14)]))
      .lowercased().trimmingBlanks()
    let word = before.split(separator: " ").last.map(String.init) ?? ""
    return !notBefore.contains(word)
      && !["状態は", "状態", "ポート", "ビルド", "バージョン", "コード", "コードは", "エラー"].contains { before.hasSuffix($0) }
      && !notBehind.contains { behind.hasPrefix($0) }
  }

  /// A blank, a bracket, or a character of Japanese: the number is no part of something longer.
  private static func isFree(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard scalars.indices.contains(index) else { return true }
    let scalar = scalars[index]
    return !scalar.isASCII || scalar == " " || scalar == "(" || scalar == ")" || scalar == "\n"
  }
}
