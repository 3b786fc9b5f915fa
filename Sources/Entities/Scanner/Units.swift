/// Words after a number that make it an amount.
enum Units {
  static func contains(_ word: ArraySlice<UInt8>) -> Bool { words.contains(word.map(\.lowercased)) }

  /// Japanese counters: 個, 回, 分.
  static func areCounted(at position: Int, in bytes: [UInt8]) -> Bool {
    position < bytes.count && bytes[position].isBeyondASCII && counters.contains { bytes.has($0, at: position) }
  }

  /// Words before a number that make it an amount: `more than 1000 events`.
  static let limits = Set(
    [
      "than", "about", "over", "approximately", "nearly", "least", "most", "last", "first", "next", "every", "per",
      "only",
      "around", "maximum", "all", "exceeds", "up",
    ].map { Array($0.utf8) })

  private static let counters = ["個", "つ", "件", "進", "台", "回", "分", "秒", "日", "時間", "種類", "人", "ページ", "か月", "ヶ月", "倍"]
    .map { Array($0.utf8) }
  private static let words = Set(
    [
      "second", "seconds", "sec", "minute", "minutes", "min", "hour", "hours", "day", "days", "week", "weeks", "month",
      "months", "year", "years", "ms", "millisecond", "milliseconds", "kb", "mb", "gb", "tb", "bytes", "byte", "times",
      "percent", "users", "servers", "computers", "clients", "files", "items", "characters", "bits", "bit", "mhz",
      "ghz",
    ].map { Array($0.utf8) })
}
