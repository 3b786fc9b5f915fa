import Articles
import CrossReferences
import Diagnostics
import Markdown
import Rendering

/// What a live site is made of, at one moment: sources, the linked whole, the theme.
struct LiveState: Sendable {
  let source: SiteSource
  let stages: SiteStages
  private let options: SiteBuilder.Options
  private let shelf = DocumentShelf(folder: LiveState.shelfFolder)
  private(set) var sources: LiveSources
  private let cacheKey: ParseCache.Key?
  /// Nanoseconds since 1970, before anything was read; nil where nothing can be kept.
  private let start: Int?
  private(set) var knowledgeBase: KnowledgeBase
  private var interfaces: Interfaces?
  private var theme = Theme.load(overrides: []).0
  /// Of the site's own theme.
  private var themeFiles: [(path: String, bytes: [UInt8])] = []
  private(set) var themeFindings: [Diagnostic] = []
  /// Findings about links.
  private var tally = FindingTally()
  /// Those that the last change brought to articles that did not change themselves.
  private var elsewhere: [Diagnostic] = []
  /// Articles that the last change touched, by number; nil where all were linked anew.
  private(set) var touched: Touched? = Touched()
  /// Whether the last change of files beside the articles is seen on some page.
  private var showsChangedFiles = false
  /// Paths of files that articles show or offer, and how many links do.
  private var shownFiles: [String: Int] = [:]
  private var redirects = Redirects()
  /// Where articles that have no page had theirs: address → source path.
  private var lostAddresses: [String: String] = [:]

  /// For texts that do not fit into memory.
  private static let shelfFolder = "/tmp"

  /// - Parameter audience: who reads.
  init(_ source: SiteSource, _ options: SiteBuilder.Options, audience: Audience) {
    self.source = source
    self.options = options
    let publication = Publication(today: options.today, includesDrafts: options.includesDrafts)
    stages = SiteStages(
      source: source, jobs: options.jobs, publication: publication, audience: audience, baseURL: options.baseURL)
    sources = LiveSources(stages)
    knowledgeBase = stages.link([], assets: [], baseURL: options.baseURL).0
    cacheKey = ParseCache.Key(source, options)
    start = cacheKey.flatMap { ParseCache.start($0) }
  }

  /// What the last preview of the site parsed; nil where there is nothing of use.
  private var cache: ParseCache? { sources.entries.isEmpty ? cacheKey.flatMap { ParseCache($0) } : nil }

  /// Keeps for the next preview what was parsed; nil where the cache has nearly all of it. It holds on to the sources only: the linked
  /// whole can change meanwhile without being copied.
  var keeper: (@Sendable (_ goesOn: () -> Bool) -> Void)? {
    guard let cacheKey, let start, sources.parsedAnew.count * 20 > sources.entries.count else { return nil }
    return { [articles = sources.keepable(start: start), shelf] goesOn in
      ParseCache.store(cacheKey, count: articles.count, goesOn: goesOn) { articles[$0].kept(shelf) }
    }
  }

  // MARK: - Changes

  struct Touched {
    /// New, changed, or gone.
    var articles: Set<Int> = []
    /// These, and those that may stand otherwise among the others.
    var neighbours: Set<Int> = []
  }

  /// - Returns: what forbids the theme, which then stays as it was; whether it is another one.
  mutating func readTheme() throws -> (obstacles: [Diagnostic], isOther: Bool) {
    let files = try ThemeFolder.read(source.themeFolder)
    let (new, findings) = Theme.load(overrides: files)
    let errors = findings.filter { $0.severity == .error }
    guard errors.isEmpty else { return (errors, false) }
    let isOther = !files.elementsEqual(themeFiles, by: ==)
    themeFiles = files
    theme = new
    themeFindings = findings
    interfaces = Interfaces(theme, languages: knowledgeBase.site.languages)
    return ([], isOther)
  }

  /// - Parameter paths: relative to the folder of articles; nil for all.
  mutating func read(_ paths: Set<String>?) throws -> LiveSources.Changes {
    let changes =
      if let paths { sources.read(paths, shelf: shelf) } else { try sources.readAll(shelf: shelf, cache: cache) }
    (elsewhere, touched) = ([], Touched())
    guard !changes.isEmpty else { return changes }
    let before = changes.articles.compactMap { path in
      knowledgeBase.article(inFile: path).map { (path, knowledgeBase.articles[$0].permalink.path) }
    }
    let languages = SiteDescription.languages(source.configuration, sources.languages)
    if languages == knowledgeBase.site.languages, !knowledgeBase.articleOrder.isEmpty {
      update(changes)
    } else {
      linkAll()
    }
    settleRedirects(changes.articles)
    for (path, address) in before where knowledgeBase.article(inFile: path) == nil { lostAddresses[address] = path }
    return changes
  }

  /// Where no article had an old address and none of those that changed has one, there is nothing to look for in all of them.
  private mutating func settleRedirects(_ changed: Set<String>) {
    let hasAliases = changed.contains { path in
      knowledgeBase.article(inFile: path).map { !knowledgeBase.articles[$0].article.metadata.aliases.isEmpty } ?? false
    }
    guard hasAliases || !redirects.isEmpty else { return }
    redirects =
      renderer.map {
        Redirects(knowledgeBase, $0, theme, maps: source.configuration.redirects)
      } ?? Redirects()
  }

  private mutating func linkAll() {
    let articles = sources.entries.sorted { $0.key < $1.key }.compactMap(\.value.article)
    let assets = sources.assets.values.sorted { $0.path < $1.path }
    knowledgeBase = stages.link(articles, assets: assets, baseURL: options.baseURL).0
    knowledgeBase.follow(assets: assets)
    touched = nil
    interfaces = Interfaces(theme, languages: knowledgeBase.site.languages)
    (tally, shownFiles) = (FindingTally(), [:])
    for number in knowledgeBase.articleOrder {
      tally.add(knowledgeBase.findings(of: number))
      for case .asset(let path, _, _) in knowledgeBase.articles[number].targets {
        shownFiles[path, default: 0] += 1
      }
    }
  }

  private mutating func update(_ changes: LiveSources.Changes) {
    var assets: [String: Asset?] = [:]
    for path in changes.assets {
      let key = path.lowercased()
      // Of names that differ by case only, the first counts.
      let twins = sources.assets.keys.filter { $0.utf8.count == path.utf8.count && $0.lowercased() == key }
      assets[key] = .some(twins.min().flatMap { sources.assets[$0] })
    }
    let articles = changes.articles.sorted().compactMap { sources.entries[$0]?.article }
    let update = knowledgeBase.update(removing: changes.articles, inserting: articles, assets: assets)
    touched = Touched(articles: update.articles, neighbours: update.neighbours)
    tally.remove(update.gone)
    tally.add(update.new)
    let gone = Set(update.gone)
    elsewhere = update.new.filter { !gone.contains($0) && !changes.articles.contains($0.path) }.sorted()
    let sitePaths = changes.assets.map { Asset(path: $0).sitePath }
    showsChangedFiles =
      sitePaths.contains { shownFiles[$0, default: 0] > 0 } || !update.filesShown.isEmpty || !update.new.isEmpty
    for path in update.filesShown { shownFiles[path, default: 0] += 1 }
    for path in update.filesLeft { shownFiles[path, default: 0] -= 1 }
  }

  // MARK: - Findings

  var today: CalendarDate { options.today }
  var audience: Audience { stages.audience }

  /// Source paths of all files that may have findings.
  var sourcePaths: Set<String> { Set(sources.problems.keys).union(sources.entries.keys) }

  var counts: (errors: Int, warnings: Int) {
    var all = FindingTally()
    all.add(redirects.diagnostics + themeFindings)
    return (
      all.errors + tally.errors + sources.tally.errors + knowledgeBase.collisionCount,
      all.warnings + tally.warnings + sources.tally.warnings
    )
  }

  /// What reading, parsing and linking found in one source file.
  func findings(of path: String) -> [Diagnostic] {
    let links = knowledgeBase.article(inFile: path).map { knowledgeBase.findings(of: $0) } ?? []
    let collisions =
      knowledgeBase.collisions(ofFile: path) + redirects.diagnostics.filter { $0.path == path }
    return ((sources.problems[path] ?? []) + (sources.entries[path]?.diagnostics ?? []) + links + collisions).sorted()
  }

  /// Errors of all files but one, as reading, parsing and linking found them, sorted.
  func errors(besides path: String?) -> [Diagnostic] {
    guard counts.errors > 0 else { return [] }
    let own = sources.problems.values.joined()
    let parsed = sources.faulty.flatMap { sources.entries[$0]?.diagnostics ?? [] }
    return (own + parsed + knowledgeBase.collisions + redirects.diagnostics).filter {
      $0.severity == .error && $0.path != path
    }.sorted()
  }

  func describe(_ changes: LiveSources.Changes, in update: inout LiveUpdate) {
    update.hasFiles = !changes.assets.isEmpty
    if changes.articles.isEmpty, !changes.assets.isEmpty, update.cause == .articles {
      update.cause = .files
      // A draft of some editor, a note: nobody sees it.
      update.isNothing = !showsChangedFiles
    }
    update.articles = changes.articles.sorted().map { path in
      let number = knowledgeBase.article(inFile: path)
      return LiveUpdate.Article(path: path, address: number.map { knowledgeBase.articles[$0].permalink.path })
    }
    update.findings = changes.articles.sorted().flatMap(findings)
    update.elsewhere = elsewhere
  }

  // MARK: - Files

  private var renderer: PageRenderer? {
    interfaces.map {
      PageRenderer(
        $0, knowledgeBase: knowledgeBase, rawHTML: source.configuration.rawHTML,
        exports: source.configuration.exports(of: knowledgeBase.site))
    }
  }

  /// The file in which the site keeps what a path holds.
  static func file(of path: String) -> String { path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path }

  /// All but the search index.
  func file(at name: String) -> LiveFile? {
    if let renderer, let page = renderer.page(inFile: name) {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(32 * 1024)
      var bodies = ArticleBodies()
      _ = renderer.render(page, &bodies, text: document(ofArticle:), into: &bytes)
      return LiveFile(path: name, bytes: bytes)
    }
    if let asset = theme.assets.first(where: { $0.path == name }) { return LiveFile(path: name, bytes: asset.bytes) }
    return shownFiles[name, default: 0] > 0 ? shownFile(name) : redirect(at: name)
  }

  private func redirect(at name: String) -> LiveFile? {
    if let renderer, let redirect = redirects.all.first(where: { $0.page?.file == name }), let page = redirect.page {
      var bytes: [UInt8] = []
      renderer.renderRedirect(from: page, to: redirect.article, into: &bytes)
      return LiveFile(path: name, bytes: bytes)
    }
    guard let map = source.configuration.redirects.first(where: { $0.path == name }) else { return nil }
    let text = map.text(redirects, knowledgeBase)
    return LiveFile(path: name, bytes: Array(text.utf8))
  }

  func document(ofArticle number: Int) -> MarkdownDocument {
    let path = knowledgeBase.articles[number].article.file.path
    return sources.entries[path]?.document.flatMap { try? shelf.get($0) } ?? MarkdownDocument()
  }

  /// A file beside the articles; one that has become a link out of their folder since is none.
  private func shownFile(_ name: String) -> LiveFile? {
    let path = source.articleFolder + "/" + name.dropFirst(Asset(path: "").sitePath.count)
    guard let root = Files.realPath(source.articleFolder), let real = Files.realPath(path),
      real.hasPrefix(root == "/" ? root : root + "/"), (try? Files.status(of: real))??.kind == .file
    else { return nil }
    return LiveFile(path: name, file: real)
  }

  /// Of all files but those of the search index, sorted.
  func paths() -> [String] {
    let pages = renderer.map { renderer in renderer.batches.joined().map { renderer.address(of: $0).file } } ?? []
    let old = redirects.all.compactMap { $0.page?.file } + source.configuration.redirects.map(\.path)
    return (pages + old + theme.assets.map(\.path) + shownFiles.filter { $0.value > 0 }.keys).sorted()
  }

  func status(of path: String) -> LivePageStatus {
    var status = LivePageStatus()
    let address = path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path
    let number = knowledgeBase.article(at: address)
    guard let source = number.map({ knowledgeBase.articles[$0].article.file.path }) ?? lostAddresses[address] else {
      return status
    }
    status.source = source
    if let number {
      let metadata = knowledgeBase.articles[number].article.metadata
      status.isDraft = metadata.isDraft || metadata.state == .draft
      status.isFuture = metadata.publish.map { $0 > options.today } ?? false
      status.isExpired = metadata.expires.map { $0 <= options.today } ?? false
    } else {
      status.isBroken = findings(of: source).contains { $0.severity == .error }
    }
    return status
  }

  /// Findings of one source file, with the lines that they are about where the page cannot be shown.
  func explained(_ findings: [Diagnostic], of path: String, isBroken: Bool) -> [LivePageStatus.Finding] {
    guard isBroken else { return findings.map { LivePageStatus.Finding(diagnostic: $0, excerpt: [], firstLine: 1) } }
    return findings.map { FindingLines.explained($0, file: source.articleFolder + "/" + path) }
  }
}
