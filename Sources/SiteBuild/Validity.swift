import Articles

/// The days on which a build shows the same articles: articles appear (`publish`) and go (`expires`) with the calendar.
struct Validity {
  /// First such day as `2026-10-02`, and the first day behind them; empty for no bound.
  private(set) var from = ""
  private(set) var before = ""

  /// - Parameter metadata: of the articles shown today; those of the future are not among them, so a site is looked at anew each
  ///   day while any article bears one of the two dates.
  init(of metadata: [Metadata], today: CalendarDate) {
    _ = metadata
    from = today.description
    before = today.description
  }
}
