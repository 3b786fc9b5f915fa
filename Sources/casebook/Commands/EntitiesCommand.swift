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
    switch format {
    case .text:
      Terminal.print(
        articles.map { EntityListing(article: $0.article, mentions: $0.mentions).text(explain: explain) }.joined(
          separator: "\n"))
    case .jsonl:
      for entry in articles {
        Terminal.print(EntityListing(article: entry.article, mentions: entry.mentions).json(explain: explain))
      }
    case .json:
      Terminal.print(
        JSONText.array(
          articles.map { EntityListing(article: $0.article, mentions: $0.mentions).json(explain: explain) }))
    }
    let errors = diagnostics.filter { $0.severity == .error }
    DiagnosticPrinter(format: .text).print(errors)
    if !errors.isEmpty { throw ExitCode(1) }
  }
}
