import ArgumentParser
import Articles
import Glibc

/// The day on which a command runs.
enum Clock {
  /// In UTC; `SOURCE_DATE_EPOCH` (seconds since 1970) stands for now where it is set.
  static var today: CalendarDate {
    if let text = Terminal.variable("SOURCE_DATE_EPOCH"), let seconds = Int(text), seconds >= 0 {
      return CalendarDate(secondsSinceEpoch: min(seconds, 253_402_300_799))
    }
    return CalendarDate(secondsSinceEpoch: time(nil))
  }
}

extension CalendarDate: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
