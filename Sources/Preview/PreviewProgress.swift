import Diagnostics
import SiteBuild

/// The last change of the site, for pages that ask or have just come.
actor PreviewProgress {
  private(set) var last = LiveUpdate(cause: .start)
  /// The generation in which files beside the articles changed last.
  private var files = 0
  /// That in which the theme or the configuration did.
  private var theme = 0
  private let base: String
  private let follows: Bool
  /// Another run of the server has another name: pages that come back to it look again.
  let run = String(UInt32.random(in: 0...(.max)), radix: 36)

  init(base: String, follows: Bool) {
    self.base = base
    self.follows = follows
  }

  func take(_ update: LiveUpdate) {
    last = update
    if update.hasFiles { files = update.generation }
    if update.changesTheme { theme = update.generation }
  }

  /// What open pages are told.
  var message: String {
    let article = follows ? last.articles.lazy.compactMap(\.address).first : nil
    return JSONText.object([
      ("run", JSONText.quoted(run)), ("generation", "\(last.generation)"), ("files", "\(files)"),
      ("theme", "\(theme)"),
      ("follow", article.map { JSONText.quoted(base + $0) } ?? "null"),
    ])
  }
}
