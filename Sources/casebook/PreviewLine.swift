import Diagnostics
import Glibc
import SiteBuild

/// A change of the previewed site in one quiet line, and below it what is wrong.
struct PreviewLine {
  let update: LiveUpdate

  init(_ update: LiveUpdate) { self.update = update }

  /// Findings shown of a change; of the start only their number.
  private static let limit = 20

  var text: String {
    let formatter = TextFormatter(isColored: Terminal.isColored(STDERR_FILENO))
    let shown = update.cause == .start ? [] : Array(update.findings.prefix(Self.limit))
    let findings = (update.obstacles + shown).map { formatter.format($0) }
    return (["\(what)  \(milliseconds)\(found)"] + findings).joined(separator: "\n")
  }

  private var what: String {
    switch update.cause {
    case .start: "ready"
    case .theme: "theme"
    case .configuration: "everything again"
    case .files: "files beside the articles"
    case .articles:
      switch update.articles.count {
      case 0: "nothing"
      case 1: TextFormatter.printable(update.articles[0].path) + (update.articles[0].address == nil ? " (no page)" : "")
      case let count: "\(count) articles"
      }
    }
  }

  private var milliseconds: String {
    let tenths = Int((update.seconds * 10_000).rounded())
    return tenths < 1000 ? "\(tenths / 10).\(tenths % 10) ms" : "\(tenths / 10) ms"
  }

  private var found: String {
    let counts = [(update.errors, "error"), (update.warnings, "warning")].filter { $0.0 > 0 }
    return counts.isEmpty ? "" : "  " + counts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }
}
