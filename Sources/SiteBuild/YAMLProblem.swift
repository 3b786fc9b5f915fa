import Diagnostics
import Yams

/// A fault that the YAML parser found, as a finding with its place.
enum YAMLProblem {
  static func diagnostic(for error: any Error, rule: String, path: String) -> Diagnostic {
    switch error as? YamlError {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
      make(text, mark, rule, path)
    case .duplicatedKeysInMapping(let keys, let context):
      make("a key twice: \(keys.map { "'\($0)'" }.joined(separator: ", "))", context.mark, rule, path)
    default:
      Diagnostic(.error, rule: rule, path: path, "This is not YAML: \(error)", hint: "Check the file's syntax.")
    }
  }

  private static func make(_ text: String, _ mark: Mark, _ rule: String, _ path: String) -> Diagnostic {
    Diagnostic(
      .error, rule: rule, path: path, at: SourcePosition(line: mark.line, column: mark.column), "Bad YAML: \(text)",
      hint: "Check quotes, colons and indentation.")
  }
}
