import Diagnostics

/// A problem at an offset of the parsed text, before the way back to the file is known.
struct Finding {
  let severity: Diagnostic.Severity
  let rule: String
  var offset: Int
  let message: String
  let hint: String

  init(_ severity: Diagnostic.Severity, rule: String, at offset: Int, _ message: String, hint: String) {
    self.severity = severity
    self.rule = rule
    self.offset = offset
    self.message = message
    self.hint = hint
  }

  func diagnostic(in lines: SourceLines) -> Diagnostic {
    Diagnostic(severity, rule: rule, path: lines.path, at: lines.position(at: offset), message, hint: hint)
  }
}
