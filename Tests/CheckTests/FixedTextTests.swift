import Diagnostics
import Testing

@testable import Check

@Suite struct FixedTextTests {
  static func fixed(_ files: [(String, String)]) -> String {
    let site = CheckedTestSite(files.map { .init(path: $0.0, text: $0.1) })
    let fixes = site.findings.filter { $0.path == files[0].0 }.compactMap(\.fix)
    return String(decoding: FixedText(Array(files[0].1.utf8), fixes: fixes).new, as: UTF8.self)
  }

  @Test func aLinkWhoseFileStandsInOneOtherPlaceIsMended() {
    let text = "# A\n\n[gone.md](gone.md#cause \"gone.md\") and [b](../b.md)\n"
    let other = ("windows/gone.md", "# B\n\n## Cause\n\nText.\n")
    #expect(
      Self.fixed([("sql/a.md", text), other])
        == "# A\n\n[gone.md](../windows/gone.md#cause \"gone.md\") and [b](../b.md)\n")
  }

  @Test func aLinkWithTwoCandidatesIsLeft() {
    let text = "# A\n\n[b](b.md)\n"
    #expect(Self.fixed([("sql/a.md", text), ("x/b.md", "# B\n\nText.\n"), ("y/b.md", "# C\n\nText.\n")]) == text)
  }

  @Test func anAnchorThatIsALetterOffIsMended() {
    #expect(
      Self.fixed([("a.md", "# A\n\n[why](#cuase)\n\n## Cause\n\nText.\n")])
        == "# A\n\n[why](#cause)\n\n## Cause\n\nText.\n")
  }

  @Test func anAnchorOfAnotherNumberIsLeft() {
    let text = "# A\n\n[why](#method-3)\n\n## Method 1\n\nText.\n\n## Method 2\n\nText.\n"
    #expect(Self.fixed([("a.md", text)]) == text)
  }

  @Test func aMisspelledHeadingIsMended() {
    #expect(
      Self.fixed([("a.md", "# AWorkaruond is here\n\n## Workaruond\n\nText.\n")])
        == "# AWorkaruond is here\n\n## Workaround\n\nText.\n")
  }

  @Test func aFixThatNoLongerFitsIsLeftOut() {
    let fix = Diagnostic.Fix(SourceRange(0..<100), replace: "old", by: "new")
    let fixed = FixedText(Array("other".utf8), fixes: [fix])
    #expect(fixed.count == 0 && fixed.new == fixed.old)
  }

  @Test func fixesThatOverlapAreNotBothApplied() {
    let fixes = [
      Diagnostic.Fix(SourceRange(0..<4), replace: "ab", by: "x"),
      Diagnostic.Fix(SourceRange(0..<4), replace: "bc", by: "y"),
    ]
    #expect(FixedText(Array("abcd".utf8), fixes: fixes).count == 1)
  }

  @Test func theDifferenceNamesLines() {
    let fix = Diagnostic.Fix(SourceRange(0..<7), replace: "two", by: "2")
    #expect(
      FixedText(Array("one\ntwo\n".utf8), fixes: [fix]).diff(path: "a.md")
        == "--- a.md\n+++ a.md\n@@ -2 +2 @@\n-two\n+2\n")
  }

  @Test func definitionsAnglesAndBlanksAreMended() {
    let other = ("b/two words.md", "# B\n\nText.\n")
    #expect(
      Self.fixed([("a/a.md", "# A\n\n[x][r]\n\n[r]: two%20words.md\n"), other])
        == "# A\n\n[x][r]\n\n[r]: ../b/two%20words.md\n")
    #expect(
      Self.fixed([("a/a.md", "# A\n\n[x](<two words.md>)\n"), other]) == "# A\n\n[x](../b/two%20words.md)\n")
  }

  @Test func addressesInRawHTMLAreMended() {
    #expect(
      Self.fixed([("a/a.md", "# A\n\n<a href=\"two.md\">x</a>\n"), ("b/two.md", "# B\n\nText.\n")])
        == "# A\n\n<a href=\"../b/two.md\">x</a>\n")
  }
}
