/// A diagnostic as a workflow command that GitHub shows beside the line of the change.
package struct GitHubFormatter: Sendable {
  package init() {}

  /// - Parameters:
  ///   - path: from the root of the repository; the finding's own where it is not given.
  ///   - column: in UTF-16 code units, as browsers count; the finding's own, in bytes, where it is not given.
  package func format(_ diagnostic: Diagnostic, path: String? = nil, column: Int? = nil) -> String {
    let path = path ?? diagnostic.path
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties = path.isEmpty ? [] : ["file=\(Self.escaped(path, inProperty: true))"]
    if let position = diagnostic.position {
      properties += ["line=\(position.line)", "col=\(column ?? position.column)"]
    }
    let title = diagnostic.id == diagnostic.rule ? diagnostic.rule : "\(diagnostic.id) \(diagnostic.rule)"
    properties.append("title=\(Self.escaped(title, inProperty: true))")
    let text = diagnostic.hint.isEmpty ? diagnostic.message : diagnostic.message + "\n" + diagnostic.hint
    return "::\(command) \(properties.joined(separator: ","))::\(Self.escaped(text, inProperty: false))"
  }

  /// The escapes of GitHub's workflow commands: `%`, line ends, and in properties `:` and `,`.
  private static func escaped(_ text: String, inProperty: Bool) -> String {
    var result = text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    if inProperty { result = result.replacing(":", with: "%3A").replacing(",", with: "%2C") }
    return result
  }
}
