import Articles
import Check
import CrossReferences
import Diagnostics
import Markdown
import Rendering
import Search

/// A site in memory that follows its files: an edit is taken in by itself, and a page is made when somebody asks for it. Every path
/// has the bytes that a build from the same files would write.
package actor LiveSite {
  private let options: SiteBuilder.Options
  private var source: SiteSource
  private var state: LiveState?
  private var search = LiveSearch()
  /// While the index is made: it takes long, and nobody but those who search waits for it.
  private var making: Task<LiveSearchIndex?, Never>?
  private var isSettling = false
  /// When a file of the index was last asked for.
  private var lastSearch = ContinuousClock.now
  private var checks: LiveChecks
  private var obstacles: [Diagnostic] = []
  private var generation = 0
  private let clock = ContinuousClock()

  /// - Throws: `FileError` where the folder cannot be read.
  package init(_ options: SiteBuilder.Options) throws {
    self.options = options
    source = try SiteSource(folder: options.source, configurationPath: options.configuration, output: options.output)
    checks = LiveChecks(headings: source.configuration.headings)
  }

  /// Where the site's files are, for those that watch them.
  package var places: LivePlaces { LivePlaces(source, folder: options.source, configuration: options.configuration) }

  /// The path of the base URL: `/` or `/sub/`.
  package var basePath: String { SitePath.base(of: options.baseURL ?? source.configuration.baseURL) }

  /// Of whom the site is shown; nil where everything is.
  package var audience: String? {
    (try? options.audience.audience(in: source.configuration)).flatMap(\.reader)
  }

  /// Reads and links everything.
  /// - Throws: `FileError` where the articles cannot be read.
  package func start() throws -> LiveUpdate {
    let start = clock.now
    var update = LiveUpdate(cause: .start)
    try load(&update)
    return finish(update, since: start)
  }

  /// Keeps for the next start what this one had to parse; meanwhile the site may change.
  package nonisolated func keepParsed() async {
    if let keeper = await keeper { await IdleThread.run(keeper) }
  }

  private var keeper: (@Sendable (_ goesOn: () -> Bool) -> Void)? { state?.keeper }

  /// Takes changes in. Whatever cannot be read or is wrong becomes a finding or an obstacle.
  package func apply(_ changes: FileChanges) -> LiveUpdate {
    let start = clock.now
    var update = LiveUpdate()
    do {
      try take(changes, &update)
    } catch {
      obstacles = [Diagnostic(.error, rule: "unreadable", path: source.articleFolder, "\(error)")]
    }
    return finish(update, since: start)
  }

  /// Files of articles that are gone and may be back in a moment, as editors and version control take a file away before they write it
  /// anew. Not where another article appears with it: then it was renamed.
  package func vanished(among changes: FileChanges) -> Set<String> {
    guard let state, case .paths(let paths) = changes else { return [] }
    let (places, known) = (places, state.sources.entries)
    var vanished: Set<String> = []
    for path in paths {
      guard let article = places.articlePath(of: path) else { continue }
      let isThere = (try? Files.status(of: path, followingLinks: false)) != nil
      if known[article] != nil {
        if !isThere { vanished.insert(path) }
      } else if isThere, SourceReader.isArticle(article) {
        return []
      }
    }
    return vanished
  }

  private func finish(_ update: LiveUpdate, since start: ContinuousClock.Instant) -> LiveUpdate {
    var update = update
    if !update.isNothing || generation == 0 { generation += 1 }
    if !update.isNothing, let state { checks.forget([], in: state.knowledgeBase) }
    update.generation = generation
    update.obstacles = obstacles
    update.articleCount = state?.knowledgeBase.articleOrder.count ?? 0
    (update.errors, update.warnings) = state?.counts ?? (0, 0)
    let duration = clock.now - start
    update.seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    return update
  }

  private func take(_ changes: FileChanges, _ update: inout LiveUpdate) throws {
    let kinds = places.sorted(changes)
    var errors: [Diagnostic] = []
    if kinds.configuration {
      switch try readConfiguration() {
      case .other: return try load(&update)
      // The last good one stands, and with it the places that it names.
      case .unusable(let found): errors = found
      case .same: break
      }
    }
    guard var state, !errors.isEmpty || obstacles.isEmpty || !kinds.configuration else { return try load(&update) }
    // The only reference is this function's while the state changes.
    self.state = nil
    defer { self.state = state }
    var isChanged = false
    if kinds.theme {
      update.cause = .theme
      (obstacles, update.changesTheme) = try state.readTheme()
      isChanged = true
    }
    if kinds.everything { update.cause = .everything }
    if kinds.everything || !kinds.articles.isEmpty {
      let changed = try state.read(kinds.everything ? nil : kinds.articles)
      state.describe(changed, in: &update)
      search.note(state.touched)
      checks.forget(state.touched?.neighbours, in: state.knowledgeBase)
      isChanged = isChanged || !changed.isEmpty && !update.isNothing
    }
    if !errors.isEmpty { (obstacles, update.cause, isChanged) = (errors, .configuration, true) }
    update.isNothing = !isChanged
  }

  private enum ConfigurationChange {
    case same, other
    case unusable([Diagnostic])
  }

  private func readConfiguration() throws -> ConfigurationChange {
    let new = try SiteSource(folder: options.source, configurationPath: options.configuration, output: options.output)
    let errors = new.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty, state != nil { return .unusable(errors) }
    let isOther = new.configurationBytes != source.configurationBytes || new.articleFolder != source.articleFolder
    source = new
    return isOther ? .other : .same
  }

  /// A new state from all files; the old one stays where the configuration forbids it.
  private func load(_ update: inout LiveUpdate) throws {
    if update.cause != .start { update.cause = .configuration }
    update.changesTheme = true
    update.hasFiles = true
    let errors = source.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      obstacles = errors
      return
    }
    try source.checkFolders()
    var new = LiveState(source, options, audience: try options.audience.audience(in: source.configuration))
    obstacles = try new.readTheme().obstacles
    _ = try new.read(nil)
    update.isNothing = false
    state = new
    checks = LiveChecks(headings: source.configuration.headings)
    checks.forget(nil, in: new.knowledgeBase)
    search.note(nil)
    making = nil
  }

  // MARK: - Served files

  /// What a path holds; `articles/rdp/` stands for the page in it.
  package func file(at path: String) async -> LiveFile? {
    let name = LiveState.file(of: path)
    var file = state?.file(at: name)
    if file == nil, name.hasPrefix("search/") {
      await makeSearch()
      file = state.flatMap { search.bytes(of: name, in: $0) }.map { LiveFile(path: name, bytes: $0) }
      settle()
    }
    file?.generation = generation
    return file
  }

  /// The paths of all files of the site, sorted.
  package func paths() async -> [String] {
    await makeSearch()
    guard let state else { return [] }
    return (state.paths() + search.paths(in: state)).sorted()
  }

  private func makeSearch() async {
    while !search.isThere, let task = begunSearch() {
      guard let index = await task.value else { return }
      // Meanwhile another site may have been read, or somebody else who waited was first.
      if making == task {
        making = nil
        search.install(index)
      }
    }
  }

  private func begunSearch() -> Task<LiveSearchIndex?, Never>? {
    guard let state, making == nil else { return making }
    search.begin(state)
    making = Task.detached { LiveSearch.made(of: state) }
    return making
  }

  /// Gives the files of the index their names when nobody has searched for a moment, a few between two requests.
  private func settle() {
    lastSearch = clock.now
    guard !isSettling else { return }
    isSettling = true
    Task(priority: .utility) {
      repeat {
        while lastSearch + Self.quiet > clock.now { try? await Task.sleep(for: Self.quiet) }
        await Task.yield()
      } while settleSome()
      isSettling = false
    }
  }

  private static let quiet = Duration.milliseconds(200)

  /// The state is not held on to meanwhile: a change would copy it.
  private func settleSome() -> Bool { state.map { search.settle($0) } ?? false }

  // MARK: - Findings

  package func status(of path: String) -> LivePageStatus {
    // Pages for an audience tell it nothing of the sources; the terminal does.
    guard let state, state.audience.reader == nil else { return LivePageStatus() }
    var status = state.status(of: path)
    status.errorsElsewhere = state.errors(besides: status.source).prefix(Self.shownElsewhere).map {
      LivePageStatus.Finding(diagnostic: $0, excerpt: [], firstLine: 1)
    }
    if let source = status.source {
      let findings = checks.findings(of: source, in: state)
      status.findingCount = findings.count
      let gravest = status.isBroken ? findings.filter { $0.severity == .error } : findings
      status.findings = state.explained(Array(gravest.prefix(Self.shown)), of: source, isBroken: status.isBroken)
    }
    return status
  }

  /// Findings that a page is told of; nobody reads more in a bar.
  private static let shown = 100
  private static let shownElsewhere = 20

  /// Articles at which the rules look after one change; of more at once those findings do that are known by then.
  private static let lookedAt = 20

  /// A change with what the rules say of its articles, too.
  package func checked(_ update: LiveUpdate) -> LiveUpdate {
    guard let state, update.articles.count <= Self.lookedAt else { return update }
    var update = update
    update.findings = update.articles.flatMap { checks.findings(of: $0.path, in: state) }
    let severities = state.source.configuration.severities
    let arisen = Set(CheckOutcome.weighed(update.elsewhere, severities))
    let paths = Set(arisen.map(\.path)).sorted().prefix(Self.lookedAt)
    // What a comment silences there, or is mended meanwhile, is not told.
    update.elsewhere = paths.flatMap { checks.findings(of: $0, in: state).filter(arisen.contains) }
    return update
  }

  /// All findings, as `build` has them but for `SingleOutcome.leftOut`, sorted.
  package func diagnostics() -> [Diagnostic] {
    guard let state else { return [] }
    let theme = CheckOutcome.weighed(state.themeFindings, state.source.configuration.severities)
    return (state.sourcePaths.flatMap { checks.findings(of: $0, in: state) } + theme).sorted()
  }

  /// Obstacles with the lines they are about.
  package func explainedObstacles() -> [LivePageStatus.Finding] {
    obstacles.map { finding in
      let isTheme = finding.path.hasPrefix("theme/")
      let path = isTheme ? source.themeFolder.map { $0 + finding.path.dropFirst("theme".count) } : finding.path
      return FindingLines.explained(finding, file: path ?? finding.path)
    }
  }
}
