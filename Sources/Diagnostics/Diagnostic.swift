/// A problem in the content or the configuration: where it is, what is wrong, what to do.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: String, Sendable, Comparable, CaseIterable {
    case note, warning, error

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  package let severity: Severity
  /// The name of its rule in `Rule.all`: `broken-link`. The rule's id is shown in brackets behind the message.
  package let rule: String
  /// Path as shown to the user; empty where no file is concerned.
  package let path: String
  /// Nil where the whole file is meant.
  package let position: SourcePosition?
  /// One sentence without a full stop: what is wrong.
  package let message: String
  /// One sentence: what to do about it; empty where the message says it all.
  package let hint: String
  /// What makes it the same finding in another run, where its message holds figures and names that change; nil where the message does.
  package let identity: String?
  /// What `casebook check --fix` may do about it; nil where only a person can tell.
  package let fix: Fix?

  package init(
    _ severity: Severity, rule: String, path: String, at position: SourcePosition? = nil,
    _ message: String, hint: String = "", fix: Fix? = nil, identity: String? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.path = path
    self.position = position
    self.message = message
    self.hint = hint
    self.fix = fix
    self.identity = identity
  }

  /// The same finding, more or less grave.
  package func with(_ severity: Severity) -> Diagnostic {
    Diagnostic(severity, rule: rule, path: path, at: position, message, hint: hint, fix: fix, identity: identity)
  }

  /// A problem at a byte offset of a file.
  package init(
    _ severity: Severity, rule: String, in file: SourceFile, at offset: Int, _ message: String, hint: String = ""
  ) {
    self.init(severity, rule: rule, path: file.path, at: file.position(at: offset), message, hint: hint)
  }
}

extension Diagnostic: Comparable {
  /// By file, place, rule, message: the order of reports, the same in every run.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.path != right.path { return left.path < right.path }
    let start = SourcePosition(line: 0, column: 0)
    let (here, there) = (left.position ?? start, right.position ?? start)
    if here != there { return here < there }
    if left.rule != right.rule { return left.rule < right.rule }
    return left.message < right.message
  }
}
