import Diagnostics
import Testing

@testable import Check

@Suite struct CheckOutcomeTests {
  static let text = "# A\n\n[One](#one-thing)\n\n##\n\nText.\n"

  @Test func theConfigurationSaysHowGraveARuleIs() {
    #expect(CheckedTestSite(Self.text).places == ["CB1203:3", "CB1308:5"])
    let graver = CheckedTestSite(Self.text, severities: ["broken-anchor": .error])
    #expect(graver.findings.map(\.severity) == [.error, .warning])
    #expect(CheckedTestSite(Self.text, severities: ["empty-heading": Diagnostic.Severity?.none]).places == ["CB1203:3"])
  }

  @Test func findingsAreInOrderWhateverFoundThem() {
    let site = CheckedTestSite([
      .init(path: "b.md", text: "# B\n\n[x](gone.md)\n\n##\n"),
      .init(path: "a.md", text: "---\nprodukts: x\n---\n\n##\n"),
    ])
    #expect(site.findings == site.findings.sorted())
    #expect(site.findings.map(\.path).first == "a.md")
  }
}
