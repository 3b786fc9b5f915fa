import Diagnostics
import Testing

@testable import Check

@Suite struct SecurityIdentifierTests {
  static func findings(_ text: String) -> [Diagnostic] {
    CheckedTestSite(text).findings.filter { $0.rule == "security-identifier" }
  }

  static let domain = "S-1-5-21-2857422465-1465058494-1690550294"

  @Test func aDomainIsToldOnce() {
    let text = "# A\n\n\(Self.domain)-1104\n\n- \(Self.domain)-1105\n- \(Self.domain)-1105\n- \(Self.domain)\n"
    #expect(
      Self.findings(text).map(\.message) == [
        "\(Self.domain)-1104 looks like the SID of a real domain, and 2 more SIDs of it stand here"
      ])
    let two = "# A\n\n\(Self.domain)-1104 and S-1-5-21-842925246-1715567821-839522115-500\n"
    #expect(Self.findings(two).count == 2)
  }

  @Test func theBaselineHoldsWhenAnotherSIDOfTheDomainComes() {
    let one = Self.findings("# A\n\n\(Self.domain)-1104\n")
    let two = Self.findings("# A\n\n\(Self.domain)-1104 and \(Self.domain)-1105\n")
    #expect(Baseline(one).applied(to: two).new.isEmpty)
  }

  @Test func usersOfEntraAreNoDomains() {
    let user = "S-1-12-1-2929837641-1286204518-3146293932-2870421077"
    let found = Self.findings("# A\n\n\(user)\n")
    #expect(found.map(\.message) == ["\(user) looks like the SID of a real user or group of Entra ID"])
    #expect(found.first?.hint.contains("S-1-12-1-1111111111-") == true)
    #expect(Self.findings("# A\n\nS-1-12-1-1111111111-2222222222-3333333333-4444444444\n").isEmpty)
  }

  @Test(arguments: [
    "S-1-5-21-1004336348-1177238915-682003330-512", "S-1-5-21-3623811015-3361044348-30300820-1013",
    "S-1-5-21-1123456789-3057247634-349289542-1004", "S-1-5-21-0-0-0-497",
  ])
  func examplesAreFine(sid: String) {
    #expect(Self.findings("# A\n\n`\(sid)`\n").isEmpty)
  }

  @Test func oneThatIsGluedToAWordIsSeen() {
    #expect(Self.findings("# A\n\nAdministrator\(Self.domain)-500\n").map(\.position?.column) == [14])
    #expect(Self.findings("# A\n\n管理者\(Self.domain)-500\n").count == 1)
  }

  /// The first SID of each domain in the order of the text, each with its own place.
  @Test func domainsOfOneCodeBlockKeepTheirPlaces() {
    let domains = (0..<30).map { "S-1-5-21-285742\(2401 + $0)-1465058494-1690550294" }
    let code = domains.map { "  \($0)-1104 \($0)-1105" }.joined(separator: "\n")
    let found = Self.findings("# A\n\n```\n\(code)\n```\n")
    #expect(found.map(\.position?.line) == (4..<34).map { $0 })
    #expect(found.allSatisfy { $0.position?.column == 3 && $0.message.contains("and 1 more SID of it stands here") })
    #expect(zip(found, domains).allSatisfy { $0.message.hasPrefix("\($1)-1104 ") })
  }
}
