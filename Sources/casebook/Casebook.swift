import ArgumentParser

/// The command line: arguments in, text and an exit code out.
@main
struct Casebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "casebook",
    abstract:
      "Turns incident articles in Markdown into a knowledge base that is found by event ID, KB number and error code.",
    version: version,
    subcommands: [
      InitCommand.self, NewCommand.self, BuildCommand.self, LookupCommand.self, EntitiesCommand.self,
      SearchCommand.self, ImportCommand.self, MoveCommand.self, ServeCommand.self, CheckCommand.self,
      ExplainCommand.self, ReportCommand.self, ContextCommand.self, CompletionsCommand.self,
    ])

  static let version = "0.1.0"

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      Terminal.printError(failure.message)
      exit(withError: ExitCode(failure.code))
    } catch {
      exit(withError: error)
    }
  }
}
