import ArgumentParser
import Diagnostics
import Glibc

/// Prints findings in the format that was asked for: for people on standard error, for programs on standard output.
struct DiagnosticPrinter {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl, github }

  let format: Format

  func print(_ diagnostics: [Diagnostic]) {
    switch format {
    case .text:
      let formatter = TextFormatter(isColored: Terminal.isColored(STDERR_FILENO))
      let text = diagnostics.map { formatter.format($0) + "\n" }.joined()
      Terminal.write(text, to: STDERR_FILENO)
    case .json: Terminal.print(JSONText.array(diagnostics.map(JSONFormatter().format)))
    case .jsonl: Terminal.write(diagnostics.map { JSONFormatter().format($0) + "\n" }.joined(), to: STDOUT_FILENO)
    case .github: Terminal.write(diagnostics.map { GitHubFormatter().format($0) + "\n" }.joined(), to: STDOUT_FILENO)
    }
  }
}
