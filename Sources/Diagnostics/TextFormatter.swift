/// A diagnostic for people: `path:line:col: error: text [rule-id]`, and what to do below it.
package struct TextFormatter: Sendable {
  /// ANSI colours for a terminal.
  let isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  /// - Parameters:
  ///   - path: from the folder in which the command runs; the finding's own where it is not given.
  ///   - excerpt: the line of its place, shown below the message with a caret.
  package func format(_ diagnostic: Diagnostic, path: String? = nil, excerpt: SourceExcerpt? = nil) -> String {
    var place = Self.printable(path ?? diagnostic.path)
    if let position = diagnostic.position { place += ":\(position.line):\(position.column)" }
    let severity = paint(diagnostic.severity.rawValue, with: color(of: diagnostic.severity))
    var text = place.isEmpty ? "" : paint(place, with: "1") + ": "
    text += "\(severity): \(Self.printable(diagnostic.message)) \(paint("[\(diagnostic.id)]", with: "2"))"
    if let excerpt, !excerpt.line.isEmpty {
      text += "\n    \(excerpt.line)\n    \(paint(excerpt.caret, with: color(of: diagnostic.severity)))"
    }
    if !diagnostic.hint.isEmpty { text += "\n  \(Self.printable(diagnostic.hint))" }
    return text
  }

  private func color(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "31"
    case .warning: "33"
    case .note: "36"
    }
  }

  private func paint(_ text: String, with code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// Control characters of file names and contents must not reach the terminal.
  package static func printable(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control: result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
