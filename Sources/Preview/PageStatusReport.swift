import Diagnostics
import SiteBuild

/// What the bar and the overlay of an open page show, as JSON.
struct PageStatusReport {
  let status: LivePageStatus
  /// Why the site stands still.
  let obstacles: [LivePageStatus.Finding]
  let update: LiveUpdate

  var json: String {
    JSONText.object([
      ("source", status.source.map(JSONText.quoted) ?? "null"), ("draft", "\(status.isDraft)"),
      ("broken", "\(status.isBroken)"),
      ("future", "\(status.isFuture)"), ("expired", "\(status.isExpired)"),
      ("findings", JSONText.array(status.findings.map(Self.json))), ("count", "\(status.findingCount)"),
      ("errors", JSONText.array(status.errorsElsewhere.map(Self.json))),
      ("obstacles", JSONText.array(obstacles.map(Self.json))),
      ("milliseconds", "\((update.seconds * 10_000).rounded() / 10)"), ("generation", "\(update.generation)"),
    ])
  }

  private static func json(_ finding: LivePageStatus.Finding) -> String {
    let diagnostic = finding.diagnostic
    return JSONText.object([
      ("severity", JSONText.quoted(diagnostic.severity.rawValue)), ("rule", JSONText.quoted(diagnostic.id)),
      ("path", JSONText.quoted(diagnostic.path)), ("line", "\(diagnostic.position?.line ?? 0)"),
      ("column", "\(diagnostic.position?.column ?? 0)"), ("message", JSONText.quoted(diagnostic.message)),
      ("hint", JSONText.quoted(diagnostic.hint)),
      ("excerpt", JSONText.array(finding.excerpt.map(JSONText.quoted))), ("firstLine", "\(finding.firstLine)"),
    ])
  }
}
