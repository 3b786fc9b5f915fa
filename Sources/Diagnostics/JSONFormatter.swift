/// A diagnostic as one JSON object: `path`, `line`, `column`, `id`, `severity`, `rule`, `message`, `hint`.
package struct JSONFormatter: Sendable {
  package init() {}

  package func format(_ diagnostic: Diagnostic) -> String {
    JSONText.object([
      ("path", JSONText.quoted(diagnostic.path)),
      ("line", diagnostic.position.map { String($0.line) } ?? "null"),
      ("column", diagnostic.position.map { String($0.column) } ?? "null"),
      ("id", JSONText.quoted(diagnostic.id)),
      ("severity", JSONText.quoted(diagnostic.severity.rawValue)),
      ("rule", JSONText.quoted(diagnostic.rule)),
      ("message", JSONText.quoted(diagnostic.message)),
      ("hint", JSONText.quoted(diagnostic.hint)),
    ])
  }
}
