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
  private(set) var knowledgeBase: KnowledgeBase
  private var interfaces: Interfaces?
  private var theme = Theme.load(overrides: []).0
  private var themeFindings: [Diagnostic] = []
  /// Findings about links.
  private var tally = FindingTally()
  /// Paths of files that articles show or offer, and how many links do.
  private var shownFiles: [String: Int] = [:]
  /// Where articles that have no page had theirs: address → source path.
  private var lostAddresses: [String: String] = [:]

  /// For texts that do not fit into memory.
  private static let shelfFolder = "/tmp"

  init(_ source: SiteSource, _ options: SiteBuilder.Options) {
    self.source = source
    self.options = options
    let publication = Publication(today: options.today, includesDrafts: options.includesDrafts)
    stages = SiteStages(source: source, jobs: options.jobs, publication: publication)
    sources = LiveSources(
      stage: ArticleStage(source, reader: stages.reader, publication: publication), reader: stages.reader,
      map: stages.map)
    knowledgeBase = stages.link([], assets: [], baseURL: options.baseURL).0
  }

  // MARK: - Changes

  /// - Returns: what forbids the theme, which then stays as it was.
  mutating func readTheme() throws -> [Diagnostic] {
    let (new, findings) = Theme.load(overrides: try ThemeFolder.read(source.themeFolder))
    let errors = findings.filter { $0.severity == .error }
    guard errors.isEmpty else { return errors }
    theme = new
    themeFindings = findings
    interfaces = Interfaces(theme, languages: knowledgeBase.site.languages)
    return []
  }

  /// - Parameter paths: relative to the folder of articles; nil for all.
  mutating func read(_ paths: Set<String>?) throws -> LiveSources.Changes {
    let changes =
      if let paths { sources.read(paths, shelf: shelf) } else { try sources.readAll(shelf: shelf) }
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
    for (path, address) in before where knowledgeBase.article(inFile: path) == nil { lostAddresses[address] = path }
    return changes
  }

  private mutating func linkAll() {
    let articles = sources.entries.sorted { $0.key < $1.key }.compactMap(\.value.article)
    let assets = sources.assets.values.sorted { $0.path < $1.path }
    knowledgeBase = stages.link(articles, assets: assets, baseURL: options.baseURL).0
    knowledgeBase.follow(assets: assets)
    interfaces = Interfaces(theme, languages: knowledgeBase.site.languages)
    (tally, shownFiles) = (FindingTally(), [:])
    for number in knowledgeBase.articleOrder {
      tally.add(knowledgeBase.findings(of: number))
      for case .asset(let path, _, _) in knowledgeBase.articles[number].links.values {
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
    tally.remove(update.gone)
    tally.add(update.new)
    for path in update.filesShown { shownFiles[path, default: 0] += 1 }
    for path in update.filesLeft { shownFiles[path, default: 0] -= 1 }
  }

  // MARK: - Findings

  var diagnostics: [Diagnostic] {
    let own = sources.problems.values.flatMap { $0 } + sources.entries.values.flatMap(\.diagnostics)
    let links = knowledgeBase.articleOrder.flatMap { knowledgeBase.findings(of: $0) }
    return (own + links + knowledgeBase.collisions + themeFindings).sorted()
  }

  var counts: (errors: Int, warnings: Int) {
    var all = FindingTally()
    all.add(knowledgeBase.collisions + themeFindings)
    return (
      all.errors + tally.errors + sources.tally.errors, all.warnings + tally.warnings + sources.tally.warnings
    )
  }

  /// What is wrong with one source file.
  func findings(of path: String) -> [Diagnostic] {
    let links = knowledgeBase.article(inFile: path).map { knowledgeBase.findings(of: $0) } ?? []
    let collisions = knowledgeBase.collisions.filter { $0.path == path }
    return ((sources.problems[path] ?? []) + (sources.entries[path]?.diagnostics ?? []) + links + collisions).sorted()
  }

  func describe(_ changes: LiveSources.Changes, in update: inout LiveUpdate) {
    if changes.articles.isEmpty, !changes.assets.isEmpty { update.cause = .files }
    update.articles = changes.articles.sorted().map { path in
      let number = knowledgeBase.article(inFile: path)
      return LiveUpdate.Article(path: path, address: number.map { knowledgeBase.articles[$0].permalink.path })
    }
    update.findings = changes.articles.sorted().flatMap(findings)
  }

  // MARK: - Files

  private var renderer: PageRenderer? {
    interfaces.map {
      PageRenderer(
        $0, knowledgeBase: knowledgeBase, rawHTML: source.configuration.rawHTML, exports: source.configuration.exports)
    }
  }

  /// The file in which the site keeps what a path holds.
  static func file(of path: String) -> String { path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path }

  /// All but the search index.
  func file(at name: String) -> LiveFile? {
    if let renderer, let page = renderer.page(inFile: name) {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(32 * 1024)
      var kept: ArticleBody?
      _ = renderer.render(page, text: document(ofArticle:), kept: &kept, into: &bytes)
      return LiveFile(path: name, bytes: bytes)
    }
    if let asset = theme.assets.first(where: { $0.path == name }) { return LiveFile(path: name, bytes: asset.bytes) }
    return shownFiles[name, default: 0] > 0 ? shownFile(name) : nil
  }

  func document(ofArticle number: Int) -> MarkdownDocument {
    let path = knowledgeBase.articles[number].article.file.path
    return sources.entries[path]?.document.flatMap { try? shelf.get($0) } ?? MarkdownDocument()
  }

  /// A file beside the articles; one that has become a link out of their folder since is none.
  private func shownFile(_ name: String) -> LiveFile? {
    let path = source.articleFolder + "/" + name.dropFirst(Asset(path: "").sitePath.count)
    guard let root = Files.realPath(source.articleFolder), let real = Files.realPath(path),
      real.hasPrefix(root == "/" ? root : root + "/"), let bytes = try? Files.read(real)
    else { return nil }
    return LiveFile(path: name, bytes: bytes)
  }

  /// Of all files but those of the search index, sorted.
  func paths() -> [String] {
    let pages = renderer.map { renderer in renderer.pages.map { renderer.address(of: $0).file } } ?? []
    return (pages + theme.assets.map(\.path) + shownFiles.filter { $0.value > 0 }.keys).sorted()
  }

  func status(of path: String) -> LivePageStatus {
    var status = LivePageStatus()
    let address = path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path
    let number = knowledgeBase.article(at: address)
    guard let source = number.map({ knowledgeBase.articles[$0].article.file.path }) ?? lostAddresses[address] else {
      return status
    }
    let findings = findings(of: source)
    status.source = source
    if let number {
      let metadata = knowledgeBase.articles[number].article.metadata
      status.isDraft = metadata.isDraft || metadata.state == .draft
      status.isFuture = metadata.publish.map { $0 > options.today } ?? false
      status.isExpired = metadata.expires.map { $0 <= options.today } ?? false
    } else {
      status.isBroken = findings.contains { $0.severity == .error }
    }
    status.findings = findings.map { SourceExcerpt.explained($0, file: self.source.articleFolder + "/" + source) }
    return status
  }
}
