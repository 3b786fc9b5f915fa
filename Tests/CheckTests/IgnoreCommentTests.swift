import Diagnostics
import Testing

@testable import Check

@Suite struct IgnoreCommentTests {
  @Test func aCommentSilencesTheNextBlockOnly() {
    let site = CheckedTestSite(
      """
      # A

      <!-- casebook-ignore CB1203: made elsewhere -->

      [One](#one-thing)
      and [another](#another-thing)

      [Two](#two-things)
      """)
    #expect(site.places == ["CB1203:8"])
    #expect(site.silenced == 2)
  }

  @Test func aCommentWithinALineSilencesThatLineOnly() {
    let site = CheckedTestSite(
      "# A\n\n[One](#one-thing) <!-- casebook-ignore broken-anchor: made elsewhere -->\n[Two](#two-things)\n")
    #expect(site.places == ["CB1203:4"])
  }

  @Test func theFirstCommentOfTheBodySilencesWhatConcernsTheArticle() {
    let front = "---\ntitle: A\nreview-by: 2020-01-01\n---\n\n"
    let comment = "<!-- casebook-ignore CB1501: kept for the record -->\n\nText.\n"
    #expect(CheckedTestSite(front + comment).places == [])
    #expect(CheckedTestSite(front + "Text.\n\n" + comment).places == ["CB1501:3", "CB1801:8"])
  }

  @Test func aWholeListIsOneBlock() {
    let site = CheckedTestSite(
      "# A\n\n<!-- casebook-ignore CB1203: made elsewhere -->\n\n- [One](#one-thing)\n- [Two](#two-things)\n")
    #expect(site.places == [])
  }

  @Test func severalRulesInOneComment() {
    let site = CheckedTestSite(
      "# A\n\n<!-- casebook-ignore CB1203, CB1602: made elsewhere -->\n\n[One](#one-thing) at 133.242.17.9\n")
    #expect(site.places == [])
  }

  @Test func whatIsNotNeededIsFound() {
    let site = CheckedTestSite("# A\n\n<!-- casebook-ignore CB1203, CB1602: why -->\n\n[One](#one-thing)\n")
    #expect(site.findings.map(\.message) == ["Nothing here breaks CB1602"])
  }

  @Test func unknownRulesAndMissingReasonsAreFound() {
    let site = CheckedTestSite(
      "# A\n\n<!-- casebook-ignore broken-ancor: why -->\n<!-- casebook-ignore CB1203 -->\n<!-- casebook-ignore -->\n")
    let bad = site.findings.filter { $0.rule == "bad-ignore" }
    #expect(bad.first?.hint == "Did you mean 'broken-anchor'?")
  }

  /// External links are looked at only with --external: comments about them wait.
  @Test func commentsAboutRulesThatWereNotLookedAtAreLeftAlone() {
    #expect(
      CheckedTestSite("# A\n\n<!-- casebook-ignore CB1210: down for now -->\n\n[x](https://example.com/)\n").places
        == [])
  }
}
