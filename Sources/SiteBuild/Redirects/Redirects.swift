import Articles
import CrossReferences
import Diagnostics
import Rendering

/// The `aliases` of articles to redirects, each address to one article, none in the place of a page.
struct Redirects: Sendable {
  struct Redirect: Sendable {
    let old: OldAddress
    /// Number of the article it leads to.
    let article: Int
  }

  /// By old address.
  private(set) var all: [Redirect] = []
  private(set) var diagnostics: [Diagnostic] = []

  init() {}

  var isEmpty: Bool { all.isEmpty && diagnostics.isEmpty }

  /// Folders of the site's own files.
  private static let reserved = [
    "assets/", "files/", "search/", "redirects/", "api/", ".", "_redirects/", "web.config/",
  ]

  /// Those of a site with the renderer's pages and the theme's files.
  init(_ knowledgeBase: KnowledgeBase, _ renderer: PageRenderer, _ theme: Theme) {
    let files = Set(theme.assets.map { $0.path.lowercased() })
    self.init(knowledgeBase) { path in files.contains(path) || renderer.page(inFile: path) != nil }
  }

  /// - Parameter isTaken: whether the site has a file, whose path is in lower case.
  init(_ knowledgeBase: KnowledgeBase, isTaken: (String) -> Bool) {
    var owners: [String: Int] = [:]
    for number in knowledgeBase.articleOrder where !knowledgeBase.articles[number].article.metadata.aliases.isEmpty {
      let linked = knowledgeBase.articles[number]
      for alias in linked.article.metadata.aliases {
        guard let old = OldAddress(alias, base: knowledgeBase.site.baseURL) else {
          report(linked.article, "The alias '\(alias)' is no address of this site", hint: "Write it as /old/page/.")
          continue
        }
        let key = old.page.file.lowercased()
        if old.page == linked.permalink || owners[key] == number { continue }
        if let owner = owners[key] {
          let path = knowledgeBase.articles[owner].article.file.path
          report(linked.article, "The alias '\(alias)' belongs to \(path)", hint: "Take it out of one of the two.")
        } else if Self.reserved.contains(where: { key.hasPrefix($0) }) || Self.paths(to: key).contains(where: isTaken) {
          report(linked.article, "The alias '\(alias)' is the address of a page", hint: "Take it out: the page stays.")
        } else {
          owners[key] = number
          all.append(Redirect(old: old, article: number))
        }
      }
    }
    dropNested()
    all.sort { $0.old.path < $1.old.path }
  }

  /// A file and all that would have to be a folder for it: neither may be another file.
  private static func paths(to file: String) -> [String] {
    file.indices.filter { file[$0] == "/" }.map { String(file[..<$0]) } + [file]
  }

  /// `old.html` and `old.html/more` cannot both be files.
  private mutating func dropNested() {
    let files = Set(all.map { $0.old.page.file.lowercased() })
    all.removeAll { redirect in
      var parts = redirect.old.page.file.lowercased().split(separator: "/")
      while parts.popLast() != nil, !parts.isEmpty {
        if files.contains(parts.joined(separator: "/")) { return true }
      }
      return false
    }
  }

  private mutating func report(_ article: Article, _ message: String, hint: String) {
    diagnostics.append(
      Diagnostic(
        .error, rule: "alias", path: article.file.path, at: article.metadata.positions["aliases"], message, hint: hint))
  }
}
