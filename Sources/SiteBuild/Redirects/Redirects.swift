import Articles
import CrossReferences
import Diagnostics
import Rendering

/// The `aliases` of articles to redirects, each address to one article, none in the place of a page.
///
/// Not every old address can be a page: maps for servers hold all of them, and where a site writes none that tells one, a finding does.
struct Redirects: Sendable {
  struct Redirect: Sendable {
    let old: OldAddress
    /// Number of the article it leads to.
    let article: Int
    /// The page that leads on; nil where there can be none.
    fileprivate(set) var page: Permalink?
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
  init(_ knowledgeBase: KnowledgeBase, _ renderer: PageRenderer, _ theme: Theme, maps: [RedirectMap]) {
    let files = Set(theme.assets.map { $0.path.lowercased() })
    self.init(knowledgeBase, maps: maps) { path in files.contains(path) || renderer.page(inFile: path) != nil }
  }

  /// - Parameters:
  ///   - maps: those that the site writes.
  ///   - isTaken: whether the site has a file, whose path is in lower case.
  init(_ knowledgeBase: KnowledgeBase, maps: [RedirectMap], isTaken: (String) -> Bool) {
    var owners: [String: Int] = [:]
    var seen: Set<OldAddress> = []
    var writings: [OldAddress: String] = [:]
    for number in knowledgeBase.articleOrder where !knowledgeBase.articles[number].article.metadata.aliases.isEmpty {
      let linked = knowledgeBase.articles[number]
      for alias in linked.article.metadata.aliases {
        guard let old = OldAddress(alias, base: knowledgeBase.site.baseURL) else {
          report(linked.article, "The alias '\(alias)' is no address of this site", hint: "Write it as /old/page/.")
          continue
        }
        let file = old.page.file.lowercased()
        let key = old.query.map { "\(file)?\($0)" } ?? file
        if old.query == nil && old.page == linked.permalink || !seen.insert(old).inserted && owners[key] == number {
          continue
        }
        if let owner = owners[key], owner != number {
          let path = knowledgeBase.articles[owner].article.file.path
          report(linked.article, "The alias '\(alias)' belongs to \(path)", hint: "Take it out of one of the two.")
        } else if old.query == nil,
          Self.reserved.contains(where: { file.hasPrefix($0) }) || Self.paths(to: file).contains(where: isTaken)
        {
          report(linked.article, "The alias '\(alias)' is the address of a page", hint: "Take it out: the page stays.")
        } else {
          let isPage = owners[key] == nil && old.query == nil && old.isFileName
          owners[key] = number
          writings[old] = alias
          all.append(Redirect(old: old, article: number, page: isPage ? old.page : nil))
        }
      }
    }
    all.sort { ($0.old.path, $0.old.query ?? "") < ($1.old.path, $1.old.query ?? "") }
    dropNestedPages()
    let pages = Set(all.compactMap(\.page))
    for redirect in all where redirect.page == nil && !maps.contains(where: { $0.tells(redirect.old) }) {
      // `/old` and `/old/` have one page.
      if redirect.old.query == nil, pages.contains(redirect.old.page) { continue }
      report(
        knowledgeBase.articles[redirect.article].article,
        "The alias '\(writings[redirect.old] ?? redirect.old.path)' \(Self.reason(redirect.old)), so nothing leads on from it",
        hint: "Let casebook.yml write a map for the server ('redirects: [nginx]', or apache, iis), or take it out.",
        .warning)
    }
  }

  /// A file and all that would have to be a folder for it: neither may be another file.
  private static func paths(to file: String) -> [String] {
    file.indices.filter { file[$0] == "/" }.map { String(file[..<$0]) } + [file]
  }

  /// `old.html` and `old.html/more` cannot both be files.
  private mutating func dropNestedPages() {
    let files = Set(all.compactMap { $0.page?.file.lowercased() })
    for index in all.indices {
      guard let file = all[index].page?.file.lowercased() else { continue }
      if Self.paths(to: file).dropLast().contains(where: files.contains) { all[index].page = nil }
    }
  }

  /// Why an address has no page.
  private static func reason(_ old: OldAddress) -> String {
    if old.query != nil { return "has a query, which a page cannot see" }
    return old.isFileName ? "lies in the place of another alias" : "is no name of a file on every system"
  }

  private mutating func report(
    _ article: Article, _ message: String, hint: String, _ severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(
        severity, rule: "alias", path: article.file.path, at: article.metadata.positions["aliases"], message, hint: hint
      ))
  }
}
