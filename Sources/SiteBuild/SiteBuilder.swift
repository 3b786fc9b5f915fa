import Articles
import CrossReferences
import Diagnostics
import Markdown
import Rendering
import Search

/// A folder of articles to a site: read, parse, link, render, write what changed. `build` is the list of the stages.
package struct SiteBuilder {
  package struct Options: Sendable {
    package var source = "."
    package var output: String?
    package var configuration: String?
    package var baseURL: String?
    package var includesDrafts = false
    /// For reading from a disk: links name files, and nothing needs the site's address.
    package var isOffline = false
    /// A zip file that gets a copy of the site.
    package var zip: String?
    package var audience = AudienceChoice.widest
    /// Search what is written for what is withheld.
    package var proves = false
    package var jobs = 1
    package var today: CalendarDate

    package init(today: CalendarDate) { self.today = today }
  }

  private let options: Options
  private let source: SiteSource
  private let stages: SiteStages
  private let watch: Stopwatch
  private var report = BuildReport()

  /// - Parameter progress: called with the name of each stage as it begins.
  /// - Throws: `FileError`, `ConfigurationProblems` and the like where the build could not be done; the old site is as it was.
  package static func build(_ options: Options, progress: @escaping @Sendable (String) -> Void) throws -> BuildReport {
    var builder = try SiteBuilder(options, progress: progress)
    try builder.build()
    return builder.report
  }

  private init(_ options: Options, progress: @escaping @Sendable (String) -> Void) throws {
    self.options = options
    source = try SiteSource(folder: options.source, configurationPath: options.configuration, output: options.output)
    guard !source.diagnostics.contains(where: { $0.severity == .error }) else {
      throw ConfigurationProblems(diagnostics: source.diagnostics)
    }
    let publication = Publication(today: options.today, includesDrafts: options.includesDrafts)
    stages = SiteStages(
      source: source, jobs: options.jobs, publication: publication,
      audience: try options.audience.audience(in: source.configuration), baseURL: options.baseURL)
    watch = Stopwatch(progress: progress)
    report.output = source.outputFolder
    report.articleFolder = source.articleFolder
  }

  private mutating func build() throws {
    try source.checkFolders()
    var sources = try watch.measure("read") { try stages.read() }
    let overrides = try ThemeFolder.read(source.themeFolder)
    let fingerprint = watch.measure("compare") {
      InputFingerprint.of(sources, overrides, options, source, audience: stages.audience, map: stages.map)
    }
    let cache = BuildCache(output: source.outputFolder)
    if !options.proves, let entry = cache.entry(for: fingerprint, map: stages.map) {
      finish(unchanged: entry)
      return try pack(entry.files.map(\.path))
    }

    let writer = try SiteWriter(output: source.outputFolder)
    do {
      let shelf = DocumentShelf(folder: writer.workFolder)
      let parsed = watch.measure("parse") { stages.parse(sources.files, shelf: shelf) }
      let all = options.proves ? sources : SourceReader.Sources()
      sources.files = []
      let (knowledgeBase, findings) = watch.measure("link") {
        stages.link(
          parsed.articles, assets: sources.assets, baseURL: options.isOffline ? "" : options.baseURL)
      }
      let text = shelf.source(of: parsed.documents, in: knowledgeBase)
      let (theme, themeFindings) = try watch.measure("theme") { try SiteStages.theme(overrides) }
      let renderer = pageRenderer(for: knowledgeBase, theme)
      let redirects = watch.measure("redirects") {
        Redirects(knowledgeBase, renderer, theme, maps: source.configuration.redirects)
      }
      let earlier = sources.diagnostics + parsed.diagnostics + findings + themeFindings + redirects.diagnostics
      report.diagnostics += try watch.measure("check") {
        try stages.check(knowledgeBase, unpublished: parsed.unpublished, earlier: earlier, text: text).findings
      }
      let index = try watch.measure("index") { try stages.searchIndex(of: knowledgeBase, text: text) }
      let proof =
        options.proves
        ? try watch.measure("gather what is withheld") {
          try stages.leakProof(all, knowledgeBase, text: text, scratch: writer.workFolder)
        }
        : nil
      try writeSite(renderer, redirects, index, to: writer, proof: proof, text: text)
      report.articles = knowledgeBase.articles.count
      report.withheld = parsed.withheld
      ParallelMap.release((parsed, knowledgeBase, renderer, index))
    } catch {
      writer.abandon()
      throw error
    }
    report.diagnostics.sort()
    remember(fingerprint, in: cache)
    try pack(written.map(\.path))
    report.timings = watch.timings
  }

  private mutating func pageRenderer(for knowledgeBase: KnowledgeBase, _ theme: Theme) -> PageRenderer {
    assets = theme.assets
    return stages.renderer(knowledgeBase, theme, isOffline: options.isOffline)
  }

  private var written: [BuildCache.File] = []
  /// Of the theme.
  private var assets: [(path: String, bytes: [UInt8])] = []

  private mutating func writeSite(
    _ renderer: PageRenderer, _ redirects: Redirects, _ index: [SearchIndexLayout.File], to writer: SiteWriter,
    proof: SiteStages.Proof?, text: @escaping DocumentSource
  ) throws {
    let batches = renderer.batches
    let pages = watch.measure("render and write") { [map = stages.map] in
      map.withWorkers(batches.count, chunk: 1, { _ in PageThread(renderer: renderer.copy) }) { thread, number in
        var bodies = ArticleBodies()
        return batches[number].map { Self.write($0, of: thread.renderer, text, &bodies, &thread.buffer, to: writer) }
      }.results.joined()
    }
    let shards = watch.measure("write index") { [map = stages.map] in
      map(index.count) { number in Self.write(index[number].bytes, to: index[number].path, writer) }
    }
    let files = try watch.measure("copy files") { try copyFiles(assets, renderer.knowledgeBase, to: writer) }
    var outcomes = try (pages + shards).map { try $0.get() } + files
    outcomes += try watch.measure("write redirects") {
      try write(redirects, renderer, taken: Set(outcomes.map { $0.path.lowercased() }), to: writer)
    }
    if let proof { try prove(proof, outcomes, in: writer) }
    report.summary = try watch.measure("swap") { try writer.finish(outcomes) }
    report.pages = batches.reduce(0) { count, pages in
      count + pages.count { if case .export = $0 { false } else { true } }
    }
    written = outcomes.map { BuildCache.File(path: $0.path, size: $0.outcome.size, modified: $0.outcome.modified) }
  }

  /// - Parameter taken: files of the site, in lower case.
  private func write(
    _ redirects: Redirects, _ renderer: PageRenderer, taken: Set<String>, to writer: SiteWriter
  ) throws -> [Written] {
    var outcomes: [Written] = []
    for redirect in redirects.all {
      guard let page = redirect.page, !taken.contains(page.file.lowercased()) else { continue }
      var bytes: [UInt8] = []
      renderer.renderRedirect(from: page, to: redirect.article, into: &bytes)
      outcomes.append((page.file, try writer.write(bytes, to: page.file)))
    }
    // No server reads what is opened from a disk.
    for map in options.isOffline ? [] : source.configuration.redirects {
      let text = map.text(redirects, renderer.knowledgeBase)
      outcomes.append((map.path, try writer.write(Array(text.utf8), to: map.path)))
    }
    return outcomes
  }

  /// - Throws: `LeakFound`; the new site is not published.
  private mutating func prove(_ stage: SiteStages.Proof, _ outcomes: [Written], in writer: SiteWriter) throws {
    let places = Dictionary(outcomes.map { ($0.path, $0.outcome) }, uniquingKeysWith: { first, _ in first })
    let proof = stage.proof
    let findings =
      stage.findings
      + watch.measure("prove") {
        proof.findings(in: places.keys.sorted()) { path in places[path].map { writer.bytes(of: path, $0) } ?? [] }
      }
    guard findings.isEmpty else { throw LeakFound(diagnostics: findings) }
    report.proved = BuildReport.Proved(strings: proof.count, files: places.count, known: proof.known)
  }

  /// What a thread keeps from one page to the next.
  private struct PageThread: Sendable {
    let renderer: PageRenderer
    var buffer: [UInt8] = []
  }

  private typealias Written = (path: String, outcome: SiteWriter.Outcome)

  private static func write(
    _ page: Page, of renderer: PageRenderer, _ text: DocumentSource, _ bodies: inout ArticleBodies,
    _ buffer: inout [UInt8], to writer: SiteWriter
  ) -> Result<Written, FileError> {
    do throws(FileError) {
      let path = try renderer.render(page, &bodies, text: text, into: &buffer).file
      return write(buffer, to: path, writer)
    } catch {
      return .failure(error)
    }
  }

  private static func write(_ bytes: [UInt8], to path: String, _ writer: SiteWriter) -> Result<Written, FileError> {
    do throws(FileError) {
      return .success((path, try writer.write(bytes, to: path)))
    } catch {
      return .failure(error)
    }
  }

  /// Style, scripts, and the files beside the articles that some article shows or offers.
  private func copyFiles(
    _ assets: [(path: String, bytes: [UInt8])], _ knowledgeBase: KnowledgeBase, to writer: SiteWriter
  ) throws -> [Written] {
    var used: Set<String> = []
    for article in knowledgeBase.articles.indices {
      // Most articles have no files: no list of all their targets is made.
      for case .asset(let path, _, _) in knowledgeBase.articles[article].links.values { used.insert(path) }
      for link in knowledgeBase.articles[article].rawLinks {
        if case .asset(let path, _, _) = link.target { used.insert(path) }
      }
    }
    var outcomes: [Written] = []
    for asset in assets { outcomes.append((asset.path, try writer.write(asset.bytes, to: asset.path))) }
    let folder = Asset(path: "").sitePath.utf8.count
    for path in used.sorted() {
      let bytes = try Files.read(source.articleFolder + "/" + Substring(path.utf8.dropFirst(folder)))
      outcomes.append((path, try writer.write(bytes, to: path)))
    }
    return outcomes
  }

  private func remember(_ fingerprint: Fingerprint, in cache: BuildCache) {
    cache.store(
      BuildCache.Entry(
        fingerprint: fingerprint.value, findings: report.diagnostics, articles: report.articles, pages: report.pages,
        files: written))
  }

  private mutating func pack(_ paths: [String]) throws {
    guard let zip = options.zip else { return }
    try watch.measure("pack") { [map = stages.map] in
      try ZipFile.write(paths, of: source.outputFolder, to: zip, map: map)
    }
    report.timings = watch.timings
  }

  private mutating func finish(unchanged entry: BuildCache.Entry) {
    report.diagnostics = entry.findings
    report.articles = entry.articles
    report.pages = entry.pages
    report.summary.unchanged = entry.files.count
    report.timings = watch.timings
  }
}

/// Something that is withheld stands in what would have been published.
package struct LeakFound: Error {
  package let diagnostics: [Diagnostic]
}

/// Findings that keep a command from running: about the configuration or the theme.
package struct ConfigurationProblems: Error {
  package let diagnostics: [Diagnostic]
}
