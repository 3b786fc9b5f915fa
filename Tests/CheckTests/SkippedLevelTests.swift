import Diagnostics
import Testing

@testable import Check

@Suite struct SkippedLevelTests {
  static func hints(_ text: String) -> [String] {
    CheckedTestSite(text).findings.filter { $0.rule == "skipped-level" }.map(\.hint)
  }

  @Test func thePartOrTheSectionIsMeant() {
    #expect(
      Self.hints("# A\n\n## Setup\n\nText.\n\n#### Step\n\nText.\n") == [
        "Write it with 3 marks '#' as a part of 'Setup', or with 2 as a section of its own."
      ])
    #expect(Self.hints("# A\n\n### Setup\n\nText.\n") == ["Write it with 2 marks '#'."])
    #expect(
      Self.hints("# A\n\n## One\n\n### Two\n\n##### Check the devices\n\nText.\n") == [
        "Write it with 4 marks '#' as a part of 'Two', or with 3 as a section of its own."
      ])
    #expect(Self.hints("# A\n\n##\n\n#### Setup\n\nText.\n") == ["Write it with 3 marks '#'."])
  }

  @Test(arguments: ["その他の参照情報", "See also", "Resolution"])
  func aSectionOfItsOwnIsToldItsLevel(title: String) {
    let hint = ["Write it with 2 marks '#': it is a section of its own."]
    #expect(Self.hints("# A\n\n## Examples\n\nText.\n\n#### \(title)\n\nText.\n") == hint)
    #expect(Self.hints("# A\n\n## Examples\n\n### One\n\nText.\n\n##### \(title)\n\nText.\n") == hint)
  }

  /// Each of many is told, but those that a tab leads to.
  @Test func tabsLeadToOneLevelBelowThemOnly() {
    let tab = "# [One](#tab/one)\n\nText.\n\n"
    #expect(Self.hints("# A\n\n## Fix\n\n\(tab)#### Led\n\nText.\n\n## Next\n\n#### Lost\n\nText.\n").count == 1)
    #expect(Self.hints("# A\n\n## Fix\n\n\(tab)##### Deep\n\n## Fix\n\n##### Deep\n\nText.\n").count == 2)
  }
}
