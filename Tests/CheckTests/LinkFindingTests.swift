import CrossReferences
import Diagnostics
import Testing

@testable import Check

/// What linking finds, once and where it is to be mended.
@Suite struct LinkFindingTests {
  static func findings(
    _ rule: String, _ files: [(String, String)], assets: [String] = []
  ) -> [(path: String, message: String)] {
    CheckedTestSite(
      files.map { .init(path: $0.0, text: $0.1) }, assets: assets.map { Asset(path: $0, width: 2, height: 3) }
    ).findings.filter { $0.rule == rule }.map { ($0.path, $0.message) }
  }

  @Test func linksOfAnIncludeAreReportedInItAlone() {
    let found = Self.findings(
      "broken-link",
      [
        ("a/one.md", "# One\n\n[!INCLUDE [p](../includes/part.md)]\n"),
        ("includes/part.md", "See [gone](gone.md) and [two](two.md).\n"), ("includes/two.md", "# Two\n\nText.\n"),
      ])
    #expect(found.map(\.path) == ["includes/part.md"])
  }

  @Test func aLinkToATabLeadsNowhereButTheTabItselfIsNoLink() {
    let tabs = "# A\n\n## Resolution\n\n# [Windows](#tab/windows)\n\nText.\n"
    #expect(Self.findings("broken-anchor", [("a.md", tabs)]).isEmpty)
    #expect(Self.findings("broken-anchor", [("a.md", tabs + "\nSee [the tab](#tab/windows).\n")]).count == 1)
  }

  @Test func linksOfAnIncludeLeadWhereTheyLeadInIt() throws {
    let site = CheckedTestSite([
      .init(path: "a/one.md", text: "# One\n\n[!INCLUDE [p](../includes/part.md)]\n"),
      .init(path: "includes/part.md", text: "See [two](two.md).\n"),
      .init(path: "includes/two.md", text: "# Two\n\nText.\n"),
    ])
    let base = site.site.knowledgeBase
    let one = try #require(base.article(inFile: "a/one.md"))
    let two = try #require(base.article(inFile: "includes/two.md"))
    #expect(base.articles[one].targets == [.article(two, anchor: "")])
  }

  @Test func imagesOfAFolderThatIsNotThereAreOneFinding() {
    let images = ["a", "b", "c", "d", "a"].map { "![x](media/one/\($0).png)" }.joined(separator: "\n\n")
    #expect(
      Self.findings("missing-image", [("one.md", "# One\n\n\(images)\n")]).map(\.message) == [
        "None of the 4 images of 'media/one' exists: a.png, b.png, c.png and 1 more"
      ])
    #expect(
      Self.findings("missing-image", [("one.md", "# One\n\n\(images)\n")], assets: ["media/one/b.png"]).count == 3)
  }

  @Test func theBaselineHoldsWhenAnotherImageOfALostFolderComes() {
    let text = { (names: [String]) in
      CheckedTestSite("# One\n\n" + names.map { "![x](m/\($0).png)" }.joined(separator: "\n\n") + "\n").findings
    }
    #expect(Baseline(text(["a", "b"])).applied(to: text(["a", "b", "c"])).new.isEmpty)
  }

  @Test func aRetiredHostIsToldOnceAnArticle() {
    let links = (0..<3).map { "[x](https://blogs.technet.com/\($0))" }.joined(separator: "\n\n")
    #expect(
      Self.findings("retired-host", [("one.md", "# One\n\n\(links)\n\n[y](https://old.codeplex.com/)\n")]).map(
        \.message)
        == ["blogs.technet.com is retired, and 2 more links here lead there", "old.codeplex.com is retired"])
  }

  @Test func rawHTMLIsLookedAt() {
    let text = "# One\n\n<a href=\"nope.md\">x</a>\n\n<img src=\"nope.png\">\n\n<p><a href='#gone'>y</a></p>\n"
    let rules = CheckedTestSite(text).findings.map(\.id)
    #expect(rules.filter { $0.hasPrefix("CB12") }.sorted() == ["CB1201", "CB1203", "CB1204", "CB1205"])
    #expect(Self.findings("image-without-text", [("one.md", "# One\n\n<img src=\"x.png\" alt=\"\">\n")]).isEmpty)
  }

  @Test func aRawLinkLeadsToItsArticle() {
    let site = CheckedTestSite([
      .init(path: "one.md", text: "# One\n\n<a href=\"two.md\">x</a>\n"),
      .init(path: "two.md", text: "# Two\n\nText.\n"),
    ])
    #expect(!site.findings.contains { $0.id.hasPrefix("CB120") && $0.path == "two.md" }, "\(site.findings)")
  }

  @Test func anchorsWithoutQuotesAreAnchors() {
    #expect(Self.findings("broken-anchor", [("one.md", "# One\n\n<a id=rdcb></a>Here\n\n[x](#rdcb)\n")]).isEmpty)
  }

  @Test func placesWithoutAnAddressAreNoLinks() {
    #expect(Self.findings("broken-link", [("one.md", "# One\n\n## <a href=\"\" id=\"x\"></a>Here\n\nText.\n")]).isEmpty)
  }

  @Test func tablesOfContentsLeadToMicrosoftLearn() {
    #expect(Self.findings("broken-link", [("TOC.md", "# [Azure](/azure/active-directory/x)\n")]).isEmpty)
  }

  @Test func hintsSayWhatMustBeWritten() {
    let site = CheckedTestSite(
      [
        .init(path: "a/one.md", text: "# One\n\n[x](two.md) ![y](z.png)\n"),
        .init(path: "b/two.md", text: "# Two\n\nText.\n"),
      ], assets: [Asset(path: "media/z.png")])
    #expect(
      site.findings.map(\.hint).filter { $0.hasPrefix("Did") } == [
        "Did you mean '../b/two.md'?", "Did you mean '../media/z.png'?",
      ])
  }

  @Test func aLaterDateOfTheOriginalIsTheSameFinding() {
    let findings = { (day: String) in
      CheckedTestSite([
        .init(path: "a.md", text: "---\ntitle: A\nupdated: \(day)\n---\n\nText.\n"),
        .init(path: "ja/a.md", text: "---\ntitle: 題\nlang: ja\nupdated: 2026-01-01\ntranslation-of: a\n---\n\n文。\n"),
      ]).findings.filter { $0.rule == "stale-translation" }
    }
    #expect(findings("2026-02-01").count == 1)
    #expect(Baseline(findings("2026-02-01")).applied(to: findings("2026-03-01")).new.isEmpty)
  }
}
