import Diagnostics

/// The reference of all rules, `Data/rules.md`, of which each rule has a section with a bad and a good example.
package enum RuleReference {
  package static var text: String { EmbeddedData.text(of: "rules.md") }

  /// The section of a rule, without what Markdown needs for its heading.
  package static func section(of rule: Rule) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "## \(rule.id) \(rule.name)") else {
      return "\(rule.id) \(rule.name)\n\n\(rule.sentence)"
    }
    var body: [Substring] = []
    var isExample = false
    for line in lines[(start + 1)...] {
      if line.hasPrefix("````") { isExample.toggle() }
      if !isExample, line.hasPrefix("## ") || line.hasPrefix("# ") { break }
      body.append(line)
    }
    return "\(rule.id) \(rule.name)\n" + body.joined(separator: "\n").trimmingEnd()
  }

  /// An article of an example and the path it has there.
  package struct ExampleFile: Sendable {
    package let path: String
    package let text: String

    package init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// The files of a rule's example.
  /// - Parameter kind: `bad` or `good`.
  package static func example(_ kind: String, of rule: Rule) -> [ExampleFile] {
    var files: [ExampleFile] = []
    var path: String?
    var lines: [Substring] = []
    for line in section(of: rule).split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = path {
        if line == "````" {
          files.append(ExampleFile(path: open, text: lines.joined(separator: "\n") + "\n"))
          path = nil
        } else {
          lines.append(line)
        }
      } else if line.hasPrefix("````markdown \(kind) ") {
        path = String(line.split(separator: " ").last ?? "")
        lines = []
      }
    }
    return files
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self[...]
    while text.hasSuffix("\n") { text.removeLast() }
    return String(text)
  }
}
