import ArgumentParser
import SiteBuild

/// `casebook mv`: an article to another path, with the links to it.
struct MoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mv", abstract: "Move an article, mend the links to it and keep its old address.",
    discussion: """
      Changes the links, includes and ids that lead to the article, its own relative links, and writes its old address into its
      'aliases', where the site keeps a page that leads on. All else stays as it is, byte by byte.
      'casebook check' tells of renames in git that forgot the old address.
      """)

  @Argument(help: "The article: its file, or its path below the articles folder.")
  var old: String

  @Argument(help: "Its new path below the articles folder, or a folder there.")
  var new: String

  @Option(name: [.short, .customLong("source")], help: "The site's folder.")
  var source = "."

  @Flag(name: [.customShort("n"), .long], help: "Say what would change, and change nothing.")
  var dryRun = false

  func run() throws {
    let stages = try SiteOptions.stages(of: source, includesDrafts: true)
    try commandError {
      let move = try ArticleMove(stages, from: old, to: new)
      for edit in move.edits.sorted(by: { ($0.path, $0.line) < ($1.path, $1.line) }) {
        Terminal.print("\(edit.path):\(edit.line): \(edit.old) → \(edit.new)")
      }
      if let address = move.oldAddress { Terminal.print("\(move.to): aliases: \(address)") }
      if !dryRun { try move.carryOut() }
      Terminal.print("\(move.from) → \(move.to)\(dryRun ? " (nothing was changed)" : "")")
      for note in move.notes { Terminal.note("casebook: \(note)") }
    }
  }
}
