import Diagnostics
import Glibc
import SiteBuild

/// A change of the previewed site in one quiet line, and below it what is wrong.
struct PreviewLine {
  let update: LiveUpdate

  init(_ update: LiveUpdate) { self.update = update }

  /// Findings shown of a change.
  private static let limit = 20
  /// Of more articles at once only how many there are.
  private static let few = 10

  var text: String {
    let formatter = TextFormatter(isColored: Terminal.isColored(STDERR_FILENO))
    let own = update.findings + update.elsewhere
    let limit = update.articles.count > Self.few ? 0 : Self.limit
    let findings = (update.obstacles + own.prefix(limit)).map { formatter.format($0) }
    let more = limit > 0 && own.count > limit ? ["… and \(own.count - limit) more; casebook check lists all"] : []
    let articles =
      update.cause == .start && update.articleCount > 0 ? "  " + Counted.text(update.articleCount, "article") : ""
    return (["\(what)  \(milliseconds)\(articles)\(found)"] + findings + more).joined(separator: "\n")
  }

  private var what: String {
    switch update.cause {
    case .start: update.articleCount == 0 ? "ready, without an article yet: casebook new ID" : "ready"
    case .everything: "everything again"
    case .theme: "theme"
    case .configuration: "configuration"
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

  /// Of a change of articles what it is about, else what reading and linking found in the whole site.
  private var found: String {
    let own = update.findings + update.elsewhere
    let all =
      update.cause == .articles
      ? Diagnostic.Severity.allCases.reversed().map { severity in
        (own.count { $0.severity == severity }, severity.rawValue)
      }
      : [(update.errors, "error"), (update.warnings, "warning")]
    let counts = all.filter { $0.0 > 0 }
    return counts.isEmpty ? "" : "  " + counts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }
}
