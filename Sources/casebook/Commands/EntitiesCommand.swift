import ArgumentParser
import CrossReferences
import Diagnostics
import SiteBuild

/// `casebook entities`: what each article names, for people and programs.
struct EntitiesCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl }

  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "Print the entities, section roles and products found in each article.")

  @OptionGroup var site: SiteOptions

  @Option(help: "text, json or jsonl (one object an article).")
  var format = Format.text

  @Flag(help: "Say which rule found each entity.")
  var explain = false

  func run() throws {
    let stages = try site.stages()
    let (articles, diagnostics) = try commandError { try stages.extractedArticles() }
    let hints = ProviderHints(articles.lazy.map(\.mentions))
    let listings = articles.lazy.map { EntityListing(article: $0.article, mentions: $0.mentions, hints: hints) }
    switch format {
    case .text: Terminal.print(listings.map { $0.text(explain: explain) }.joined(separator: "\n"))
    case .jsonl: for listing in listings { Terminal.print(listing.json(explain: explain)) }
    case .json: Terminal.print(JSONText.array(listings.map { $0.json(explain: explain) }))
    }
    let errors = diagnostics.filter { $0.severity == .error }
    DiagnosticPrinter(format: .text).print(errors)
    if !errors.isEmpty { throw ExitCode(1) }
  }
}
