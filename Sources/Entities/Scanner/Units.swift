/// Words after a number that make it an amount.
enum Units {
  static func contains(_ word: ArraySlice<UInt8>) -> Bool { words.contains(word.map(\.lowercased)) }

  private static let words = Set(
    [
      "second", "seconds", "sec", "minute", "minutes", "min", "hour", "hours", "day", "days", "week", "weeks", "month",
      "months", "year", "years", "ms", "millisecond", "milliseconds", "kb", "mb", "gb", "tb", "bytes", "byte", "times",
      "percent", "users", "servers", "computers", "clients", "files", "items", "characters", "bits", "bit", "mhz",
      "ghz",
    ].map { Array($0.utf8) })
}
