import Articles
import CrossReferences
import Diagnostics
import Markdown
import Rendering
import Search

/// What a live site is made of, at one moment.
struct LiveState: Sendable {
  private let source: SiteSource
  private let options: SiteBuilder.Options
  private let stages: SiteStages
  private let shelf: DocumentShelf
  private var sources: LiveSources
  private var theme = Theme.load(overrides: []).0
  private var themeFindings: [Diagnostic] = []
  private var knowledgeBase: KnowledgeBase
  private var linkFindings: [Diagnostic] = []
  private var renderer: PageRenderer
  private var pagesByFile: [String: Page] = [:]

  init(_ source: SiteSource, _ options: SiteBuilder.Options) throws {
    self.source = source
    self.options = options
    let publication = Publication(today: options.today, includesDrafts: options.includesDrafts)
    stages = SiteStages(source: source, jobs: options.jobs, publication: publication)
    shelf = DocumentShelf(folder: LiveState.workFolder)
    sources = LiveSources(
      stage: ArticleStage(source, reader: stages.reader, publication: publication), reader: stages.reader,
      map: stages.map)
    knowledgeBase = stages.link([], assets: [], baseURL: options.baseURL).0
    renderer = PageRenderer(theme: theme, knowledgeBase: knowledgeBase, rawHTML: source.configuration.rawHTML)
  }

  private static let workFolder = "/tmp"

  /// - Returns: what forbids the theme, which then stays as it was.
  mutating func readTheme() throws -> [Diagnostic] {
    let (new, findings) = Theme.load(overrides: try ThemeFolder.read(source.themeFolder))
    let errors = findings.filter { $0.severity == .error }
    guard errors.isEmpty else { return errors }
    theme = new
    themeFindings = findings
    render()
    return []
  }

  /// - Parameter paths: relative to the folder of articles; nil for all.
  mutating func read(_ paths: Set<String>?) throws -> LiveSources.Changes {
    let changes =
      if let paths { sources.read(paths, shelf: shelf) } else { try sources.readAll(shelf: shelf) }
    if !changes.isEmpty { link() }
    return changes
  }

  private mutating func link() {
    let articles = sources.entries.sorted { $0.key < $1.key }.compactMap(\.value.article)
    let assets = sources.assets.values.sorted { $0.path < $1.path }
    (knowledgeBase, linkFindings) = stages.link(articles, assets: assets, baseURL: options.baseURL)
    render()
  }

  private mutating func render() {
    renderer = PageRenderer(theme: theme, knowledgeBase: knowledgeBase, rawHTML: source.configuration.rawHTML)
    pagesByFile = Dictionary(
      renderer.pages.map { (renderer.address(of: $0).file, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: - Findings

  var diagnostics: [Diagnostic] {
    (sources.problems.values.flatMap { $0 } + sources.entries.values.flatMap(\.diagnostics) + linkFindings
      + themeFindings).sorted()
  }

  var counts: (errors: Int, warnings: Int) {
    let all = diagnostics
    return (all.count { $0.severity == .error }, all.count { $0.severity == .warning })
  }

  func describe(_ changes: LiveSources.Changes, in update: inout LiveUpdate) {
    if changes.articles.isEmpty, !changes.assets.isEmpty { update.cause = .files }
    let addresses = Dictionary(
      knowledgeBase.articles.map { ($0.article.file.path, $0.permalink.path) }, uniquingKeysWith: { first, _ in first })
    update.articles = changes.articles.sorted().map { LiveUpdate.Article(path: $0, address: addresses[$0]) }
    update.findings = diagnostics.filter { changes.articles.contains($0.path) }
  }

  // MARK: - Files

  func file(at path: String) -> LiveFile? {
    let name = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    if let page = pagesByFile[name] { return file(of: page, name) }
    if let asset = renderer.assets.first(where: { $0.path == name }) { return LiveFile(path: name, bytes: asset.bytes) }
    return nil
  }

  private func file(of page: Page, _ name: String) -> LiveFile? {
    var document = MarkdownDocument()
    if case .article(let number) = page,
      let place = sources.entries[knowledgeBase.articles[number].article.file.path]?.document,
      let text = try? shelf.get(place)
    {
      document = text
    }
    var bytes: [UInt8] = []
    _ = renderer.render(page, document: document, into: &bytes)
    return LiveFile(path: name, bytes: bytes)
  }

  func paths() -> [String] { (Array(pagesByFile.keys) + renderer.assets.map(\.path)).sorted() }

  func status(of path: String) -> LivePageStatus {
    var status = LivePageStatus()
    let name = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    guard case .article(let number)? = pagesByFile[name] else { return status }
    let article = knowledgeBase.articles[number].article
    status.source = article.file.path
    status.isDraft = article.metadata.isDraft || article.metadata.state == .draft
    status.isFuture = article.metadata.publish.map { $0 > options.today } ?? false
    status.isExpired = article.metadata.expires.map { $0 <= options.today } ?? false
    status.findings = diagnostics.filter { $0.path == article.file.path }.map {
      SourceExcerpt.explained($0, file: source.articleFolder + "/" + $0.path)
    }
    return status
  }
}
