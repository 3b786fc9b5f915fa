import Testing

@testable import Articles

@Suite struct CalendarDateTests {
  @Test(
    arguments: [
      ("2026-10-02", "2026-10-02"), ("10/02/2026", "2026-10-02"), ("2026-10-02T08:00:00+09:00", "2026-10-02"),
      ("2024-02-29", "2024-02-29"), ("1/5/2021", "2021-01-05"),
    ])
  func readsTheThreeForms(text: String, day: String) {
    #expect(CalendarDate(text)?.description == day)
  }

  @Test(arguments: ["", "today", "2026-13-01", "2026-02-30", "2025-02-29", "02-10-2026", "2026/10/02", "2026-1０-02x"])
  func refusesTheRest(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_795_478_400, "2026-11-24"), (253_402_300_799, "9999-12-31"),
  ])
  func tellsTheDayOfASecond(seconds: Int, day: String) {
    #expect(CalendarDate(secondsSinceEpoch: seconds).description == day)
  }
}
