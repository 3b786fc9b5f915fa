import Testing

@testable import Articles

@Suite struct SlugTests {
  @Test(
    arguments: [
      ("More Information", "more-information"), ("2. 原因", "2-原因"), ("`Get-Service` & more", "get-service--more"),
      ("日本語の見出し（補足）", "日本語の見出し補足"), ("!?", ""),
    ])
  func anchorsKeepLettersOfAllScripts(heading: String, anchor: String) {
    #expect(Slug.anchor(of: heading) == anchor)
  }

  @Test(arguments: [
    ("Windows Server 2012 R2", "windows-server-2012-r2"), ("C++", "c"), ("リモート デスクトップ", "リモート-デスクトップ"), ("///", ""),
  ])
  func namesBecomeOnePart(name: String, slug: String) {
    #expect(Slug.path(of: name) == slug)
  }

  @Test(
    arguments: [
      ("Network/DNS Client", "network/dns-client"), ("../../etc/passwd", "etc/passwd"), ("a/./b//c", "a/b/c"),
      ("100% #1 \"x\"\n", "100---1--x--"), ("障害/事例", "障害/事例"), ("..", ""), ("rdp/index.html", "rdp/index-html"),
      ("Index.MD/a", "index-md/a"),
    ])
  func addressesCannotClimbOrConfuse(id: String, address: String) {
    #expect(Slug.address(of: id) == address)
  }
}

extension SlugTests {
  @Test func addressesFitFileSystems() {
    let long = Slug.address(of: String(repeating: "あ", count: 300) + "/b")
    #expect(long.split(separator: "/").allSatisfy { $0.utf8.count <= 160 })
    #expect(long != Slug.address(of: String(repeating: "あ", count: 301) + "/b"))
    #expect(Slug.address(of: String(repeating: "a/", count: 500)).split(separator: "/").count == 12)
  }
}
