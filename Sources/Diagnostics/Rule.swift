/// A rule that findings are of: its permanent id, its readable name, how grave it is, and what it asks for.
package struct Rule: Sendable, Hashable {
  /// `CB` and four digits: never given to another rule.
  package let id: String
  /// Kebab-case, as in code and JSON: `broken-link`.
  package let name: String
  /// Unless casebook.yml says otherwise.
  package let severity: Diagnostic.Severity
  /// What is right, as one sentence.
  package let sentence: String

  init(_ id: String, _ name: String, _ severity: Diagnostic.Severity, _ sentence: String) {
    self.id = id
    self.name = name
    self.severity = severity
    self.sentence = sentence
  }

  /// The rule with an id, in any letter case and with or without `CB`, or a name; nil where there is none.
  package static func find(_ text: String) -> Rule? { byText[text.lowercased()] ?? byText["cb" + text] }

  /// The rule that was probably meant; ids of other digits are other rules.
  package static func nearest(to text: String) -> String? {
    guard !text.contains(where: \.isNumber) else { return nil }
    return Suggestion.nearest(to: text.lowercased(), among: all.map(\.name))
  }

  private static let byText: [String: Rule] = {
    var rules: [String: Rule] = [:]
    for rule in all {
      rules[rule.id.lowercased()] = rule
      rules[rule.name] = rule
    }
    return rules
  }()
}

extension Diagnostic {
  /// `CB1201`: what is shown in brackets.
  package var id: String { Rule.find(rule)?.id ?? rule }
}
