import Diagnostics

/// A file of the served site.
package struct LiveFile: Sendable {
  /// Below the site's root, as a build would write it: `articles/rdp/index.html`.
  package let path: String
  package let content: Content
  /// The state of the site that it is of.
  package internal(set) var generation = 0

  package enum Content: Sendable {
    case bytes([UInt8])
    /// A file beside the articles, at its real path; it may be large.
    case file(at: String)
  }

  init(path: String, bytes: [UInt8]) { (self.path, content) = (path, .bytes(bytes)) }

  init(path: String, file: String) { (self.path, content) = (path, .file(at: file)) }

  /// All that it holds; nil where it cannot be read.
  package var bytes: [UInt8]? {
    switch content {
    case .bytes(let bytes): bytes
    case .file(let path): try? Files.read(path)
    }
  }
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
  /// The first of them, with errors those that break the page first.
  package var findings: [Finding] = []
  /// How many there are.
  package var findingCount = 0
  /// The first errors of other files.
  package var errorsElsewhere: [Finding] = []

  package struct Finding: Sendable {
    package let diagnostic: Diagnostic
    /// The lines around the place, with the number of the first; empty where no file is concerned.
    package let excerpt: [String]
    package let firstLine: Int
  }
}
