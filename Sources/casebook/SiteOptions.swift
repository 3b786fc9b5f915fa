import ArgumentParser
import Articles
import CrossReferences
import Glibc
import SiteBuild

/// The flags that every command on a site knows.
struct SiteOptions: ParsableArguments {
  @Argument(help: "The site's folder: with a casebook.yml, or just Markdown files.")
  var folder: String?

  @Option(name: [.short, .customLong("source")], help: "The site's folder (the same as the argument).")
  var source: String?

  @Option(name: [.short, .customLong("config")], help: "Another configuration file than the folder's casebook.yml.")
  var config: String?

  @Flag(name: [.customShort("D"), .long], help: "Include drafts, articles of the future and expired ones.")
  var drafts = false

  @Option(help: "For whom: one of the site's audiences.")
  var audience: String?

  @Option(help: "The day that counts as today: 2026-10-02 (default: SOURCE_DATE_EPOCH, else today in UTC).")
  var clock: CalendarDate?

  @Option(
    name: [.customShort("j", allowingJoined: true), .long], help: "Threads at the most (default: one a core).")
  var jobs: Int?

  func validate() throws {
    if folder != nil, source != nil { throw ValidationError("Give the folder once: as argument or with --source.") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256.") }
  }

  var path: String { trimmed(folder ?? source ?? ".") }

  func today() throws -> CalendarDate {
    if let clock { return clock }
    return try Clock.today()
  }

  var threads: Int { jobs ?? Self.cores }

  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  private func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The stages up to the linked whole, or the reason why the site's configuration forbids it.
  /// - Parameter folder: the site's, where the argument is another.
  func stages(in folder: String? = nil) throws -> SiteStages {
    try Self.stages(
      of: folder ?? path, configuration: config, jobs: threads, includesDrafts: drafts, audience: audience,
      today: clock)
  }

  static func stages(
    of folder: String, configuration: String? = nil, jobs: Int = cores, includesDrafts: Bool = false,
    audience: String? = nil, today: CalendarDate? = nil
  ) throws -> SiteStages {
    let site = try commandError { try SiteSource(folder: folder, configurationPath: configuration) }
    let errors = site.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      DiagnosticPrinter(format: .text).print(errors)
      throw CommandFailure("the configuration is not usable")
    }
    let choice = audience.map(AudienceChoice.named) ?? .writers
    return SiteStages(
      source: site, jobs: jobs,
      publication: Publication(today: try today ?? Clock.today(), includesDrafts: includesDrafts),
      audience: try commandError { try choice.audience(in: site.configuration) })
  }
}

/// Runs what may fail for reasons outside the content; whatever it throws becomes exit code 2 with its reason.
func commandError<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let failure as CommandFailure {
    throw failure
  } catch let leak as LeakFound {
    DiagnosticPrinter(format: .text).print(leak.diagnostics)
    throw CommandFailure("something that is withheld got into the site, so it was not published", code: 1)
  } catch let problems as ConfigurationProblems {
    DiagnosticPrinter(format: .text).print(problems.diagnostics)
    throw CommandFailure("the configuration or the theme is not usable; nothing was written")
  } catch {
    throw CommandFailure("\(error)")
  }
}
