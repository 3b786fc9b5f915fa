/// Which articles a build shows, by the calendar and their state.
package struct Publication: Sendable {
  /// The day of the build, in UTC.
  package let today: CalendarDate
  package let includesDrafts: Bool

  package init(today: CalendarDate, includesDrafts: Bool) {
    self.today = today
    self.includesDrafts = includesDrafts
  }

  /// Drafts, articles of the future and expired ones are left out, before anything is made from them.
  package func includes(_ metadata: Metadata) -> Bool {
    if includesDrafts { return true }
    if metadata.isDraft || metadata.state == .draft { return false }
    if let publish = metadata.publish, publish > today { return false }
    if let expires = metadata.expires, expires <= today { return false }
    return true
  }

  /// Why one that is not included is left out: `it is a draft`.
  static func reason(_ metadata: Metadata, on day: CalendarDate) -> String {
    if metadata.isDraft || metadata.state == .draft { return "it is a draft" }
    if let start = metadata.publish, start > day { return "it appears on \(start)" }
    return metadata.expires.map { "it expired on \($0)" } ?? "it is left out"
  }
}
