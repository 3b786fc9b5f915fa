import Diagnostics

/// A file of the served site.
package struct LiveFile: Sendable {
  /// Below the site's root, as a build would write it: `articles/rdp/index.html`.
  package let path: String
  package let bytes: [UInt8]
}

/// What a writer wants to know of a page.
package struct LivePageStatus: Sendable {
  /// The article whose page it is, by source path; nil for other pages.
  package var source: String?
  package var isDraft = false
  /// The article had this page and has none now because of an error in it.
  package var isBroken = false
  /// Will be shown from a day on that is still to come, or is no longer shown.
  package var isFuture = false
  package var isExpired = false
  package var findings: [Finding] = []

  package struct Finding: Sendable {
    package let diagnostic: Diagnostic
    /// The lines around the place, with the number of the first; empty where no file is concerned.
    package let excerpt: [String]
    package let firstLine: Int
  }
}
