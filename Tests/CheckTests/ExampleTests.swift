import Articles
import CrossReferences
import Diagnostics
import Testing

@testable import Check

/// Every rule keeps what its section in the reference says: the bad example breaks it, the good one does not.
@Suite struct ExampleTests {
  @Test(arguments: Rule.all) func referenceHasTheRule(rule: Rule) {
    let section = RuleReference.section(of: rule)
    #expect(section.contains("*\(rule.severity.rawValue).* \(rule.sentence)\n"), "\(rule.id): \(section.prefix(120))")
    #expect(section.contains("\nBad:\n") && section.contains("\nGood:\n"), "\(rule.id) has no examples")
  }

  @Test func referenceHasNoOtherRule() {
    let headings = RuleReference.text.split(separator: "\n").filter { $0.hasPrefix("## CB") }
    #expect(headings.map(String.init) == Rule.all.map { "## \($0.id) \($0.name)" })
  }

  static let withExamples = Rule.all.filter { !RuleReference.example("bad", of: $0).isEmpty }

  @Test(arguments: withExamples) func badExampleBreaksTheRule(rule: Rule) throws {
    let site = CheckedTestSite(RuleReference.example("bad", of: rule))
    let own = site.findings.filter { $0.rule == rule.name }
    #expect(!own.isEmpty, "\(rule.id) finds nothing, but \(site.findings.map(\.rule))")
    for finding in own {
      #expect(finding.severity == rule.severity, "\(rule.id) is listed as another severity than it has")
      #expect(!finding.hint.isEmpty, "\(rule.id) does not say what to do")
      #expect(!finding.message.hasSuffix("."), "\(rule.id): a message is a sentence without a full stop")
    }
  }

  @Test(arguments: withExamples) func goodExampleDoesNot(rule: Rule) {
    let site = CheckedTestSite(RuleReference.example("good", of: rule))
    #expect(!site.findings.contains { $0.rule == rule.name }, "\(site.findings)")
  }

  /// Only what depends on bytes, files, the configuration, the reader, git or a network has no example that can be run.
  @Test func rulesWithoutARunnableExampleAreFew() {
    let others = Rule.all.filter { RuleReference.example("bad", of: $0).isEmpty }.map(\.id)
    #expect(
      others.allSatisfy { id in
        id.hasPrefix("CB10") || id.hasPrefix("CB19")
          || ["CB1110", "CB1121", "CB1122", "CB1210", "CB1212", "CB1213", "CB1214"].contains(id)
      },
      "\(others)")
  }

  @Test func idsAndNamesAreUnique() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
    #expect(Rule.all.map(\.id) == Rule.all.map(\.id).sorted())
    for rule in Rule.all { #expect(rule.id.wholeMatch(of: /CB[0-9]{4}/) != nil) }
  }
}
