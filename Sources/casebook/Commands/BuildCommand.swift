import ArgumentParser
import Diagnostics
import SiteBuild

/// `casebook build`: the site into its output folder.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the site.",
    discussion: """
      Writes only what changed, removes pages that are no longer made, never touches files of others. A build that fails or is
      killed leaves the last good site. What is for a narrower audience than --audience (default: the widest) is withheld.
      Canonical addresses, sitemap.xml and feeds need --base-url, or base-url in casebook.yml; 'publish' there says which files for
      programs are written. Exit codes: 0 clean, 1 findings at error level, 2 could not run, 64 usage.
      """)

  @OptionGroup var site: SiteOptions

  @Option(name: [.short, .customLong("output-dir")], help: "The output folder (default: public in the site's folder).")
  var output: String?

  @Option(
    name: [.customShort("u"), .long], help: "Where the site will stand: https://host/path/, for canonical addresses.")
  var baseURL: String?

  @Flag(help: "A folder that works by double-click, without a server: links name files.")
  var offline = false

  @Option(help: "Also pack the site into this zip file; the same site gives the same bytes.")
  var zip: String?

  @Flag(
    help: "Search every byte for what is withheld before the site is published, and publish nothing if it is found.")
  var prove = false

  @Flag(help: "Warnings fail the build too.")
  var strict = false

  @Option(
    help: "How findings are printed: text, json, jsonl, sarif or github (default: github in a workflow of GitHub).")
  var format: DiagnosticPrinter.Format?

  @Flag(name: .shortAndLong, help: "Print findings at error level only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print each stage and its time.")
  var verbose = false

  @Flag(help: "Print how long each stage took.")
  var timings = false

  func run() throws {
    var options = SiteBuilder.Options(today: try site.today())
    options.source = site.path
    options.output = output
    options.configuration = site.config
    options.baseURL = baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    options.includesDrafts = site.drafts
    options.audience = site.audience.map(AudienceChoice.named) ?? .widest
    options.proves = prove
    options.jobs = site.threads
    options.isOffline = offline
    options.zip = zip
    if offline, baseURL != nil { throw ValidationError("--offline sites have no address: leave --base-url away.") }
    let progress = Progress()
    let report = try commandError {
      defer { progress.clear() }
      return try SiteBuilder.build(options) { progress.show($0) }
    }
    DiagnosticPrinter(format: format ?? .standard, articleFolder: report.articleFolder).print(
      report.diagnostics.filter { !quiet || $0.severity == .error })
    if timings || verbose { printTimings(report) }
    if !quiet { Terminal.note(summary(of: report)) }
    if !quiet, let proved = report.proved { Terminal.note(summary(of: proved)) }
    let worst = report.diagnostics.map(\.severity).max()
    if worst == .error || (strict && worst == .warning) { throw ExitCode(1) }
  }

  private func summary(of proved: BuildReport.Proved) -> String {
    var text =
      "\(Counted.text(proved.strings, "withheld string")) searched for in \(Counted.text(proved.files, "file")): none found"
    if !proved.known.isEmpty, !verbose { text += "; \(Counted.text(proved.known.count, "name")) open (-v lists them)" }
    guard verbose else { return text }
    let known = proved.known.map { "  open: \($0.what) of \($0.path), '\($0.text)', in \($0.place)" }
    return ([text] + known).joined(separator: "\n")
  }

  private func printTimings(_ report: BuildReport) {
    for timing in report.timings {
      let milliseconds = Int((timing.seconds * 1000).rounded())
      let padding = String(repeating: " ", count: max(1, 8 - String(milliseconds).count))
      Terminal.note("\(padding)\(milliseconds) ms  \(timing.stage)")
    }
  }

  /// `5,828 articles, 12,904 pages in public: 12,906 files written, 0 unchanged, 0 removed; 2 errors, 31 warnings`.
  private func summary(of report: BuildReport) -> String {
    let files = report.summary
    var text =
      "\(Counted.text(report.articles, "article")), \(Counted.text(report.pages, "page")) in \(report.output): "
      + "\(Counted.text(files.written, "file")) written, \(Counted.grouped(files.unchanged)) unchanged, \(Counted.grouped(files.removed)) removed"
    if report.withheld > 0 { text += "; \(Counted.text(report.withheld, "article")) withheld" }
    return report.diagnostics.isEmpty ? text : "\(text); \(Counted.summary(of: report.diagnostics))"
  }
}
