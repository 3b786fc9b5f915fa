/// Words after a number that make it an amount.
enum Units {
  /// Whether the word in a range of bytes is a unit, in any letter case.
  static func contain(_ word: Range<Int>, of bytes: [UInt8]) -> Bool {
    words[Int(bytes[word.lowerBound].lowercased)].contains {
      $0.count == word.count && bytes.hasWord($0, at: word.lowerBound)
    }
  }

  /// Whether the word in a range of bytes limits an amount.
  static func limit(_ word: Range<Int>, of bytes: [UInt8]) -> Bool {
    !word.isEmpty
      && limits[Int(bytes[word.lowerBound].lowercased)].contains {
        $0.count == word.count && bytes.hasWord($0, at: word.lowerBound)
      }
  }

  /// By their first byte.
  private static func table(_ words: [String]) -> [[[UInt8]]] {
    var table: [[[UInt8]]] = Array(repeating: [], count: 256)
    for word in words.map({ Array($0.utf8) }) { table[Int(word[0])].append(word) }
    return table
  }

  /// Japanese counters: 個, 回, 分.
  static func areCounted(at position: Int, in bytes: [UInt8]) -> Bool {
    position < bytes.count && bytes[position].isBeyondASCII && counters.contains { bytes.has($0, at: position) }
  }

  /// Words before a number that make it an amount: `more than 1000 events`.
  private static let limits = table(
    [
      "than", "about", "over", "approximately", "nearly", "least", "most", "last", "first", "next", "every", "per",
      "only",
      "around", "maximum", "all", "exceeds", "up",
    ])

  private static let counters = ["個", "つ", "件", "進", "台", "回", "分", "秒", "日", "時間", "種類", "人", "ページ", "か月", "ヶ月", "倍"]
    .map { Array($0.utf8) }
  private static let words = table(
    [
      "second", "seconds", "sec", "minute", "minutes", "min", "hour", "hours", "day", "days", "week", "weeks", "month",
      "months", "year", "years", "ms", "millisecond", "milliseconds", "kb", "mb", "gb", "tb", "bytes", "byte", "times",
      "percent", "users", "servers", "computers", "clients", "files", "items", "characters", "bits", "bit", "mhz",
      "ghz",
    ])
}
