import ArgumentParser
import Check
import Diagnostics

/// `casebook explain CB1203`: what a rule asks for, with a bad and a good example; all rules without an argument.
struct ExplainCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule asks for, with a bad and a good example.",
    discussion: "Takes an id (CB1203 or 1203) or a name (broken-anchor); without one it lists all rules.")

  @Argument(help: "The rule's id or name.")
  var rule: String?

  @Option(help: "text or json (ids, names, severities and sentences; of one rule also its text and examples).")
  var format = Format.text

  func run() throws {
    guard let rule else { return list(Rule.all) }
    guard let found = Rule.find(rule) else {
      let nearest = Rule.nearest(to: rule).flatMap(Rule.find)
      let hint = nearest.map { "did you mean \($0.id), \($0.name)?" } ?? "'casebook explain' lists all of them"
      throw CommandFailure("there is no rule '\(rule)'; \(hint)", code: 64)
    }
    if format == .json { return Terminal.print(Self.json(found)) }
    Terminal.print(RuleReference.section(of: found))
  }

  private func list(_ rules: [Rule]) {
    guard format == .json else {
      let width = rules.map(\.name.count).max() ?? 0
      return Terminal.print(
        rules.map { rule in
          let padding = String(repeating: " ", count: width - rule.name.count)
          let severity = rule.severity.rawValue
          return
            "\(rule.id)  \(rule.name)\(padding)  \(severity)\(String(repeating: " ", count: 7 - severity.count))  \(rule.sentence)"
        }.joined(separator: "\n"))
    }
    Terminal.print(JSONText.array(rules.map { JSONText.object(Self.members(of: $0)) }))
  }

  private static func members(of rule: Rule) -> [(String, String)] {
    [
      ("id", JSONText.quoted(rule.id)), ("name", JSONText.quoted(rule.name)),
      ("severity", JSONText.quoted(rule.severity.rawValue)), ("sentence", JSONText.quoted(rule.sentence)),
    ]
  }

  /// `text` is the rule's Markdown; `bad` and `good` are files of the examples, empty where an example is no article.
  private static func json(_ rule: Rule) -> String {
    let examples = ["bad", "good"].map { kind in
      let files = RuleReference.example(kind, of: rule).map {
        JSONText.object([("path", JSONText.quoted($0.path)), ("text", JSONText.quoted($0.text))])
      }
      return (kind, JSONText.array(files))
    }
    return JSONText.object(members(of: rule) + [("text", JSONText.quoted(RuleReference.section(of: rule)))] + examples)
  }
}
