import ArgumentParser
import Articles
import Glibc

/// The day on which a command runs.
enum Clock {
  /// In UTC; `SOURCE_DATE_EPOCH` (seconds since 1970) stands for now where it is set.
  /// - Throws: where it is no such number: a site with another day than was meant is not built.
  static func today() throws -> CalendarDate {
    guard let text = Terminal.variable("SOURCE_DATE_EPOCH"), !text.isEmpty else {
      return CalendarDate(secondsSinceEpoch: time(nil))
    }
    guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
      throw CommandFailure("SOURCE_DATE_EPOCH is '\(text)', no number of seconds since 1970")
    }
    return CalendarDate(secondsSinceEpoch: seconds)
  }
}

extension CalendarDate: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
