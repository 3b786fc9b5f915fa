import Articles

/// Addresses that answered, with the day: lines `DAY<tab>ADDRESS`. Only ever a shortcut: what is damaged is asked again.
struct LinkCache {
  /// Days for which a good answer counts.
  private static let age = 7

  private var days: [String: CalendarDate] = [:]

  /// - Parameter path: nil where the user has no folder for caches.
  init(read path: String?, today: CalendarDate) {
    guard let path, let bytes = try? Files.read(path, limit: 64 << 20) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t", maxSplits: 1)
      guard fields.count == 2, let day = CalendarDate(fields[0]), (0..<Self.age).contains(today.days(since: day)) else {
        continue
      }
      days[String(fields[1])] = day
    }
  }

  func isFine(_ address: String) -> Bool { days[address] != nil }

  mutating func note(_ address: String, on day: CalendarDate) { days[address] = day }

  func write(to path: String?) {
    guard let path else { return }
    let text = days.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)\n" }.joined()
    try? Files.replace(path, by: Array(text.utf8))
  }
}
