import Testing

@testable import Rendering

@Suite struct OfflineLinksTests {
  @Test(arguments: [
    ("../../", "../../index.html"), ("./", "./index.html"), ("../x/#a", "../x/index.html#a"), ("..", "../index.html"),
    (".", "./index.html"), ("a/..", "a/../index.html"), ("x/?q=1", "x/index.html?q=1"), ("#a", "#a"), ("?q=1", "?q=1"),
    ("", ""), ("a.css", "a.css"), ("https://a/", "https://a/"), ("//a/", "//a/"), ("mailto:a@b/", "mailto:a@b/"),
    ("index.md", "index.md"),
  ])
  func linksNameFiles(reference: String, expected: String) {
    for attribute in ["href", "action"] {
      let html = OfflineLinks.named(Array("<a x \(attribute)=\"\(reference)\">../</a>".utf8))
      #expect(String(decoding: html, as: UTF8.self) == "<a x \(attribute)=\"\(expected)\">../</a>")
    }
  }

  @Test func cutOffPagesDoNotTrap() {
    #expect(OfflineLinks.named(Array("<a href=\"".utf8)) == Array("<a href=\"".utf8))
    #expect(OfflineLinks.named([]).isEmpty)
  }
}
