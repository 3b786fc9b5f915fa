import ArgumentParser

/// `casebook completions bash|zsh|fish`: the script that completes commands and flags.
struct CompletionsCommand: ParsableCommand {
  enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completion script of a shell.",
    discussion: "For bash: casebook completions bash > ~/.local/share/bash-completion/completions/casebook")

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let script =
      switch shell {
      case .bash: Casebook.completionScript(for: .bash)
      case .zsh: Casebook.completionScript(for: .zsh)
      case .fish: Casebook.completionScript(for: .fish)
      }
    Terminal.print(script)
  }
}
