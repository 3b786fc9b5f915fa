import Diagnostics
import Testing

@testable import Check

@Suite struct RetiredHostTests {
  static func findings(_ address: String) -> [Diagnostic] {
    CheckedTestSite("# A\n\n[x](\(address))\n").findings.filter { $0.rule == "retired-host" }
  }

  @Test(arguments: ["https://feedback.azure.com/d365community", "https://learn.microsoft.com/x", "https://aka.ms/x"])
  func hostsThatAnswerAreFine(address: String) {
    #expect(Self.findings(address).isEmpty)
  }

  @Test func aHostThatOnlySendsOnIsANote() {
    let found = Self.findings("https://docs.microsoft.com/windows-server/")
    #expect(found.map(\.severity) == [.note])
    #expect(found.map(\.message) == ["docs.microsoft.com only sends readers on"])
    #expect(Self.findings("https://technet.microsoft.com/library/x").map(\.severity) == [.warning])
  }

  @Test(arguments: [
    "https://BLOGS.technet.com", "http://blogs.technet.com:8080/x", "http://me@blogs.technet.com/x",
    "https://one.codeplex.com#top", "https://blogs.technet.com?x=1",
  ])
  func aHostIsKnownHoweverItsAddressIsWritten(address: String) {
    #expect(Self.findings(address).map(\.severity) == [.warning])
  }

  @Test func onlyHostsRightBelowAParentAreItsOwn() {
    #expect(Self.findings("https://a.b.codeplex.com/").isEmpty)
  }

  @Test func theWikiHasAnArchive() {
    let hint = Self.findings("http://social.technet.microsoft.com/wiki/contents/articles/1.x.aspx").first?.hint
    #expect(hint?.contains("learn.microsoft.com/archive/technet-wiki") == true)
    let forum = Self.findings("http://social.technet.microsoft.com/Forums/1").first?.hint
    #expect(forum?.contains("Q&A") == true)
  }

  @Test func linksOfAnIncludeAreToldInItAlone() {
    let site = CheckedTestSite([
      .init(path: "a/one.md", text: "# One\n\n[!INCLUDE [p](../includes/part.md)]\n"),
      .init(path: "includes/part.md", text: "See [gone](https://blogs.technet.com/1).\n"),
    ])
    #expect(site.findings.filter { $0.rule == "retired-host" }.map(\.path) == ["includes/part.md"])
  }
}
