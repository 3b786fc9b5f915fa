/// A day as articles write it: `2026-10-02`, `10/02/2026` (Microsoft Learn) or the day of an ISO 8601 time stamp.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil for a day that the Gregorian calendar does not have.
  package init?(year: Int, month: Int, day: Int) {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...9999).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Nil where the text is none of the three forms. A time behind the day is dropped.
  package init?(_ text: some StringProtocol) {
    let head = text.prefix { $0 != "T" && $0 != " " }
    let iso = head.split(separator: "-", omittingEmptySubsequences: false)
    let learn = head.split(separator: "/", omittingEmptySubsequences: false)
    let parts = iso.count == 3 ? iso : learn.count == 3 ? [learn[2], learn[0], learn[1]] : []
    let numbers = parts.compactMap { part in part.allSatisfy(\.isNumber) ? Int(part) : nil }
    guard numbers.count == 3, parts[0].count == 4 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The day of a point in time in UTC.
  /// - Parameter secondsSinceEpoch: seconds since 1970-01-01T00:00:00Z, 0 to the end of the year 9999.
  package init(secondsSinceEpoch: Int) {
    // Days to civil date, by eras of 400 years that begin on 1 March.
    let days = max(secondsSinceEpoch, 0) / 86_400 + 719_468
    let (era, dayOfEra) = days.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from another one to this, negative where it is later.
  package func days(since other: CalendarDate) -> Int { dayNumber - other.dayNumber }

  /// Days of the Gregorian calendar, by years that begin on 1 March.
  private var dayNumber: Int {
    let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day
  }

  /// `2026-10-02`.
  package var description: String { "\(year)-\(Self.padded(month))-\(Self.padded(day))" }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
