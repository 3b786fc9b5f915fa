import ArgumentParser
import Articles
import CrossReferences
import Diagnostics
import Entities
import SiteBuild

/// `casebook lookup`: what a code, an event or a KB number is, and which articles are about it.
struct LookupCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Say what a code, an event or a KB number is, and which articles are about it.",
    discussion: """
      Takes what you would paste: 0X8009030d, -2146893043, ID 36870, イベントID：１０５７, stop 7b, a line of a log.
      Articles are looked up in the site at --source, else in the
      one in this folder, if there is one. Exit code 1 when nothing is known.
      """)

  @Argument(parsing: .allUnrecognized, help: "A code, number, name or line of text.")
  var text: [String]

  @Option(name: [.short, .customLong("source")], help: "The site's folder.")
  var source: String?

  @Option(help: "For whom: one of the site's audiences (default: everything is shown).")
  var audience: String?

  @Option(help: "text or json.")
  var format = Format.text

  func run() throws {
    let query = text.joined(separator: " ")
    let stages = try stages()
    let guesses = EntityQuery.parse(query, customKinds: stages?.customKinds ?? [])
    let knowledgeBase = guesses.isEmpty ? nil : try commandError { try stages?.knowledgeBase().0 }
    var seen: Set<Entity> = []
    let reports = guesses.filter { seen.insert($0.page).inserted }.map { EntityReport($0, in: knowledgeBase) }
    let known = reports.filter(\.isKnown)
    // A number that nobody knows is shown as what it was taken for.
    let shown = known.isEmpty ? Array(reports.prefix(1)) : known
    switch format {
    case .text: if !shown.isEmpty { Terminal.print(shown.map(\.text).joined(separator: "\n\n")) }
    case .json: Terminal.print(JSONText.array(shown.map(\.json)))
    }
    if shown.isEmpty { throw CommandFailure("nothing is known of '\(query)'", code: 1) }
    if known.isEmpty { throw ExitCode(1) }
  }

  /// A folder without a configuration is only read when it is named: it may be anything.
  private func stages() throws -> SiteStages? {
    if source == nil {
      let here = try commandError { try SiteSource(folder: ".") }
      guard here.configurationPath != nil else { return nil }
    }
    return try SiteOptions.stages(of: source ?? ".", audience: audience)
  }
}
