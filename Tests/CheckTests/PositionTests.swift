import Testing

@testable import Check

/// Findings in the text stand where a writer looks for them: line and column, in bytes.
@Suite struct PositionTests {
  @Test func inProseBehindFrontMatterAndMarkup() {
    let site = CheckedTestSite("---\ntitle: A\n---\n\nサーバー **の** 133.242.17.9 です。\n")
    #expect(site.places(of: "ip-address") == ["5:22"])
  }

  @Test func inCodeBlocksAndTheirLines() {
    let site = CheckedTestSite("# A\n\n```console\nC:\\> ping\n  from 133.242.17.9\n```\n")
    #expect(site.places(of: "ip-address") == ["5:8"])
  }

  @Test func inCodeBlocksOfListItems() {
    let site = CheckedTestSite("# A\n\n1. Look:\n\n   ```cmd\n   wmic qfe\n   ```\n")
    #expect(site.places(of: "deprecated-command") == ["6:4"])
  }

  @Test func inCodeSpans() {
    let site = CheckedTestSite("# A\n\nRun `wmic qfe` now.\n")
    #expect(site.places(of: "deprecated-command") == ["3:6"])
  }

  @Test func inIndentedCode() {
    let site = CheckedTestSite("# A\n\nText:\n\n    wmic qfe\n")
    #expect(site.places(of: "deprecated-command") == ["5:5"])
  }
}
