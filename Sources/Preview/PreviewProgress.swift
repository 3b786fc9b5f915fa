import Diagnostics
import SiteBuild

/// The last change of the site, for pages that ask or have just come.
actor PreviewProgress {
  private(set) var last = LiveUpdate(cause: .start)
  private let base: String
  private let follows: Bool
  /// Another run of the server has another name: pages that come back to it look again.
  private let run = String(UInt32.random(in: 0...(.max)), radix: 36)

  init(base: String, follows: Bool) {
    self.base = base
    self.follows = follows
  }

  func take(_ update: LiveUpdate) { last = update }

  /// What open pages are told.
  var message: String {
    let article = follows ? last.articles.lazy.compactMap(\.address).first : nil
    return JSONText.object([
      ("run", JSONText.quoted(run)), ("generation", "\(last.generation)"),
      ("theme", "\(last.cause == .theme || last.cause == .configuration)"),
      ("follow", article.map { JSONText.quoted(base + $0) } ?? "null"),
    ])
  }
}
