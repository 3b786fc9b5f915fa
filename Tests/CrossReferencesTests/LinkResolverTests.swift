import Testing

@testable import CrossReferences

@Suite struct LinkResolverTests {
  @Test func relativeLinksLeadToArticlesWhateverTheirCase() {
    let site = TestSite([
      "net/a.md":
        "[x](b.md) [x](../other/C.md#cause) [x](/net/b.md) [x](~/net/b.md) [x](b) [x](./b.md?view=1#more-text)",
      "net/b.md": "# B\n\n## More text\n", "other/c.md": "# C\n\n## 2. 原因\n",
    ])
    #expect(
      site.links("net/a.md") == [
        "net/b.md", "other/c.md#cause", "net/b.md", "net/b.md", "net/b.md", "net/b.md#more-text",
      ])
    #expect(site.rules == [])
  }

  @Test func percentEncodingAndBlanksInPathsAreUnderstood() {
    let site = TestSite(["a.md": "[x](b%20c.md) [x](<b c.md>)", "b c.md": "# B"])
    #expect(site.links("a.md") == ["b c.md", "b c.md"])
  }

  @Test func fullAddressesOfTheSiteLeadToItsPages() {
    let site = TestSite(
      [
        "a.md":
          "[x](https://kb.example/sub/articles/b/#cause) <http://KB.example/sub/articles/b> [x](https://kb.example/sub/gone/) [x](https://kb.example/subarticles/b/) [x](https://kb.example/articles/b/)",
        "b.md": "# B\n\n## Cause\n",
      ], baseURL: "https://kb.example/sub/")
    #expect(
      site.links("a.md") == [
        "b.md#cause", "b.md", "https://kb.example/sub/gone/", "https://kb.example/subarticles/b/",
        "https://kb.example/articles/b/",
      ])
    #expect(site.rules == [])
  }

  @Test func linksOfRawHTMLLeadWhereOthersDo() {
    let site = TestSite(
      [
        "net/a.md":
          "<a href='b.md#cause'>x</a>\n\n<p><a href=\"/net/b.md\">y</a> <img src=../media/x.png> <a href=gone.md>z</a></p>",
        "net/b.md": "# B\n\n## Cause\n",
      ], assets: [Asset(path: "media/x.png")])
    #expect(
      site.rawLinks("net/a.md") == [
        "../media/x.png → files/media/x.png 0x0", "/net/b.md → net/b.md", "b.md#cause → net/b.md#cause",
        "gone.md → broken",
      ])
    #expect(
      site.index("net/a.md").map { site.knowledgeBase.backlinks(of: site.index("net/b.md") ?? -1).contains($0) } == true
    )
    #expect(site.rules == ["net/a.md:3 broken-link"])
  }

  @Test func aLinkThatLeadsNowhereIsAFindingWithItsPlace() {
    let site = TestSite([
      "a.md": "text\n\n[x](gone.md)\n\n[x](b.md#gone)\n\n[x](#gone)\n\n[x](../../b.md)\n", "b.md": "# B",
    ])
    #expect(site.links("a.md") == ["broken", "b.md", "broken", "broken"])
    #expect(site.rules == ["a.md:3 broken-link", "a.md:5 broken-anchor", "a.md:7 broken-anchor", "a.md:9 broken-link"])
    #expect(site.diagnostics.first?.message == "'gone.md' does not exist")
  }

  @Test func aMovedFileIsSuggested() {
    let site = TestSite(["a.md": "[x](old/b.md)", "new/b.md": "# B"])
    #expect(site.diagnostics.first?.hint == "Did you mean 'new/b.md'?")
  }

  @Test func anIdWithoutItsFolderIsSuggestedWhole() {
    let site = TestSite(["a.md": "[x](article:dhcp-1046)", "net/dhcp-1046.md": "# D", "dhcp-1047.md": "# E"])
    #expect(site.diagnostics.first?.hint == "Did you mean 'net/dhcp-1046'?")
  }

  @Test(arguments: ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd"])
  func dangerousAddressesLeadNowhere(address: String) {
    let site = TestSite(["a.md": "[x](\(address))"])
    #expect(site.links("a.md") == ["broken"])
    #expect(site.rules == ["a.md:1 unsafe-link"])
  }

  @Test func pagesOfMicrosoftLearnLinkToThatSite() {
    let site = TestSite(["a.md": "---\nms.date: 01/02/2021\n---\n[x](/en-us/windows/x) [x](//host/y)"])
    #expect(site.links("a.md") == ["https://learn.microsoft.com/en-us/windows/x", "https://host/y"])
  }

  @Test func imagesAreAssetsWithTheirSize() {
    let assets = [Asset(path: "net/media/i.png", width: 640, height: 480)]
    let site = TestSite(["net/a.md": "![x](media/I.png) ![x](media/gone.png)"], assets: assets)
    #expect(site.links("net/a.md") == ["files/net/media/i.png 640x480", "broken"])
    #expect(site.rules == ["net/a.md:1 missing-image"])
  }

  @Test func kindsAreSchemes() {
    let site = TestSite([
      "a.md": "[x](kb:4012219) [x](event:36870) [x](event:Schannel/36870) [x](code:0x8009030d) [x](kb:x)"
    ])
    #expect(site.links("a.md") == ["kb/4012219/", "events/36870/", "events/36870/", "codes/0x8009030d/", "broken"])
    #expect(site.rules == ["a.md:1 broken-link"])
  }
}
