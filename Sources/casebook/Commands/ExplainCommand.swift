import ArgumentParser
import Check
import Diagnostics

/// `casebook explain CB1203`: what a rule asks for, with a bad and a good example; all rules without an argument.
struct ExplainCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule asks for, with a bad and a good example.",
    discussion: "Takes an id (CB1203) or a name (broken-anchor); without one it lists all rules.")

  @Argument(help: "The rule's id or name.")
  var rule: String?

  @Option(help: "text or json (ids, names, severities and sentences).")
  var format = Format.text

  func run() throws {
    guard let rule else { return list(Rule.all) }
    guard let found = Rule.find(rule) else {
      let known = Rule.all.flatMap { [$0.id.lowercased(), $0.name] }
      let nearest = Suggestion.nearest(to: rule.lowercased(), among: known).flatMap(Rule.find)
      let hint = nearest.map { "did you mean \($0.id), \($0.name)?" } ?? "'casebook explain' lists all of them"
      throw CommandFailure("there is no rule '\(rule)'; \(hint)", code: 64)
    }
    if format == .json { return list([found]) }
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
    Terminal.print(
      JSONText.array(
        rules.map { rule in
          JSONText.object([
            ("id", JSONText.quoted(rule.id)), ("name", JSONText.quoted(rule.name)),
            ("severity", JSONText.quoted(rule.severity.rawValue)), ("sentence", JSONText.quoted(rule.sentence)),
          ])
        }))
  }
}
