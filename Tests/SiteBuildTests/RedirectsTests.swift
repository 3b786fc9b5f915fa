import Testing

@testable import SiteBuild

@Suite struct OldAddressTests {
  @Test(arguments: [
    ("/old/page.html", "old/page.html"), ("old/", "old/index.html"), ("/kb/1", "kb/1/index.html"),
    ("https://host/sub/a.aspx?x=1#y", "a.aspx/index.html"), ("/sub/old/", "old/index.html"),
    ("https://old.example/kb/show?id=5", "kb/show/index.html"),
    ("/a%20b/%E6%97%A5", "a b/日/index.html"), ("/Old.HTM", "Old.HTM"),
  ])
  func anAddressIsAFile(written: String, file: String) {
    #expect(OldAddress(written, base: "https://host/sub/")?.page.file == file)
  }

  @Test(arguments: [
    "", "/", "/../x", "/a/./b", "a//b", "/a\\b", "/.htaccess", "/a\u{0}b", "https://host", "/%00", "/%ff",
    "/go/http://x/y", "?", "/x?a=$b",
    "/x?a='b'",
  ])
  func whatIsNoAddressIsNone(written: String) {
    #expect(OldAddress(written, base: "") == nil)
  }
}

extension OldAddressTests {
  @Test(arguments: [
    ("/kb?id=5", "kb", "id=5"), ("/?p=1#x", "", "p=1"), ("/kb/?名=前 b", "kb/", "%E5%90%8D=%E5%89%8D%20b"),
    ("/kb?", "kb", nil),
    ("https://host/sub/kb?u=http://x/", "kb", "u=http://x/"),
  ])
  func aQueryIsPartOfIt(written: String, path: String, query: String?) throws {
    let address = try #require(OldAddress(written, base: "https://host/sub/"))
    #expect(address.path == path)
    #expect(address.query == query)
  }

  @Test(arguments: ["a<b", "x?y/z", "c:d", "con/x", "a/LPT1.txt", "a./b", "a /b", "x*"])
  func whatWindowsRefusesIsNoFileName(path: String) {
    let written = "/" + path.replacing("?", with: "%3F")
    #expect(OldAddress(written, base: "")?.isFileName == false)
    #expect(OldAddress("/console/a.b/c d", base: "")?.isFileName == true)
  }
}

@Suite struct LinkPathTests {
  @Test(arguments: [
    ("other.md#a", "net", "net/other.md", "#a"), ("../x%20y.md?b#c", "net", "x y.md", "?b#c"),
    ("/en/x", "net", "en/x", ""),
    ("~/x.md", "a/b", "x.md", ""), (".\\x.md", "a", "a/x.md", ""),
  ])
  func aDestinationNamesAPath(written: String, folder: String, path: String, rest: String) throws {
    let link = try #require(LinkPath(written, in: folder))
    #expect(link.path == path)
    #expect(link.rest == rest)
  }

  @Test(arguments: ["https://x/y.md", "mailto:a@b", "#here", "//host/x", "../../x.md", "", "kb:4012219"])
  func othersAreLeftAlone(written: String) { #expect(LinkPath(written, in: "net") == nil) }

  @Test(arguments: [
    ("a/b.md", "a", "b.md"), ("a/b.md", "", "a/b.md"), ("b.md", "a/c", "../../b.md"), ("a/b/c.md", "a/d", "../b/c.md"),
  ])
  func theWayBackIsTheShortest(target: String, folder: String, relative: String) {
    #expect(LinkPath.relative(target, from: folder) == relative)
  }
}
