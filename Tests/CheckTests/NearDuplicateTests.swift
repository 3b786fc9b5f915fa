import Diagnostics
import Testing

@testable import Check

/// Articles that are alike: what is told of them, and how loudly.
@Suite struct NearDuplicateTests {
  typealias File = RuleReference.ExampleFile

  static let words = (0..<80).map { "word\($0) and" }

  /// A text of which a part of the words is another's, too.
  static func text(_ title: String, _ number: Int = 0, changed: Int = 0, more: String = "") -> String {
    let body = words.enumerated().map { $0 < changed ? "other\(number)x\($0) and" : $1 }.joined(separator: " ")
    return "---\ntitle: \(title)\n---\n\(body)\n\n\(more)\n"
  }

  static func findings(_ files: [File]) -> [Diagnostic] {
    CheckedTestSite(files).findings.filter { $0.rule == "near-duplicate" }
  }

  /// - Parameter changed: words of 80; 20 leave about 60 % in common, one about 98 %.
  static func severities(_ one: String, _ other: String, changed: Int, more: String = "") -> [Diagnostic.Severity] {
    findings([
      File(path: one, text: text("One", more: more)), File(path: other, text: text("Other", 1, changed: changed)),
    ]).map(\.severity)
  }

  @Test func whatNobodySeemsToKnowIsAWarning() {
    #expect(Self.severities("x/logman-create.md", "y/logman-update.md", changed: 1) == [.warning])
    #expect(Self.severities("x/logman-create.md", "y/logman-update.md", changed: 20) == [.note])
    // A slip of the keys is no other word.
    #expect(Self.severities("x/packages-to-manage.md", "x/packages-to-manager.md", changed: 1) == [.warning])
    #expect(Self.severities("x/claim-rules.md", "x/claim_rules.md", changed: 20) == [.note])
  }

  @Test func pagesWhoseNamesDifferInAWordAreKeptApartOnPurpose() {
    for (one, other) in [("logman-create-cfg", "logman-update-cfg"), ("set-flags", "get-flags")] {
      #expect(Self.severities("x/\(one).md", "x/\(other).md", changed: 1) == [.note])
      #expect(Self.severities("x/\(one).md", "x/\(other).md", changed: 5) == [])
      #expect(Self.severities("x/\(one).md", "x/\(other).md", changed: 0) == [.warning])
    }
  }

  @Test(arguments: [("4012219", "4012220"), ("リモート接続失敗", "接続が切れる"), ("rdp-接続失敗", "rdp-起動失敗")])
  func namesThatShareNoWordSayNothing(one: String, other: String) {
    #expect(Self.severities("x/\(one).md", "x/\(other).md", changed: 1) == [.warning])
  }

  @Test(arguments: [
    ("x/gpt-into-mbr-disk.md", "x/mbr-into-gpt-disk.md"),
    ("x/using-the-add-device-command.md", "x/using-the-get-image-command.md"),
  ])
  func otherNamesOfOneKindAreKnown(one: String, other: String) {
    #expect(Self.severities(one, other, changed: 1) == [.note])
    #expect(Self.severities(one, other, changed: 20) == [])
  }

  @Test(arguments: [
    ("x/sql-2014-modes.md", "x/sql-2016-modes.md"), ("x/windows-8-least-memory.md", "x/windows-8.1-least-memory.md"),
    ("x/windows-7-least-memory.md", "x/windows-server-2008-least-memory.md"),
    ("x/boot-error-0xc0000098.md", "x/boot-error-0xc0000011.md"),
    ("x/rcp.md", "x/rsh.md"), ("get-started/needs.md", "get-started-19/system-needs.md"), ("v1/x/a.md", "v2/x/a.md"),
  ])
  func versionsAreANoteHoweverMuchIsNew(one: String, other: String) {
    #expect(Self.severities(one, other, changed: 1) == [.note])
    #expect(Self.severities(one, other, changed: 20) == [.note])
  }

  @Test func articlesThatLeadToEachOtherAreKnownToBeAlike() {
    let link = "For the other one see [there](../y/b.md)."
    #expect(Self.severities("x/a.md", "y/b.md", changed: 20, more: link) == [])
    #expect(Self.severities("x/a.md", "y/b.md", changed: 1, more: link) == [.note])
    let number = "For the other one see KB4012219."
    let other = Self.text("Other", 1, changed: 20, more: "_Original KB number:_ 4012219")
    #expect(
      Self.findings([
        File(path: "x/a.md", text: Self.text("One", more: number)), File(path: "y/b.md", text: other),
      ]) == [])
  }

  @Test func anAddressElsewhereNamesAnArticle() {
    let link = "For Basic see [there](https://contoso.com/kb/trace-debug)."
    #expect(Self.severities("x/trace-and-debug.md", "y/trace-debug.md", changed: 20, more: link) == [])
    #expect(Self.severities("x/trace-and-debug.md", "y/debug-trace.md", changed: 20, more: link) == [.note])
  }

  /// `duplicate-title` tells of them.
  @Test func mirroredFilesWithOneTitleAreToldOnce() {
    let site = { (title: String) in
      CheckedTestSite([
        File(path: "client/shell/overview.md", text: Self.text("Overview")),
        File(path: "server/shell/overview.md", text: Self.text(title, 1, changed: 20)),
      ]).findings.map(\.rule).filter { $0 == "duplicate-title" || $0 == "near-duplicate" }
    }
    #expect(site("Overview") == ["duplicate-title", "duplicate-title"])
    #expect(site("Another") == ["near-duplicate"])
  }

  @Test func theVerySameTextIsAlwaysAWarning() {
    let text = Self.text("Plan")
    #expect(
      Self.findings([File(path: "x/plan-2012.md", text: text), File(path: "x/plan.md", text: text)]).map(\.severity)
        == [.warning])
  }

  @Test func aFamilyOfVersionsIsToldOnce() {
    let files = [7, 8, 10, 11].map {
      File(path: "x/windows-\($0)-memory.md", text: Self.text("W\($0)", $0, changed: 1))
    }
    let found = Self.findings(files)
    #expect(found.map(\.path) == ["x/windows-10-memory.md"])
    #expect(found.first?.message.hasSuffix("x/windows-11-memory.md, x/windows-7-memory.md and 1 more") == true)
  }
}
