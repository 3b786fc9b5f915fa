import Testing

@testable import CrossReferences

@Suite struct PermalinkTests {
  @Test(
    arguments: [
      ("", "", "./"), ("", "events/1057/", "events/1057/"), ("articles/a/", "", "../../"),
      ("articles/a/b/", "events/1057/", "../../../events/1057/"), ("articles/障害/", "articles/障害/", "./"),
      ("", "articles/障害/", "articles/%E9%9A%9C%E5%AE%B3/"),
    ])
  func referencesAreRelative(from: String, to: String, reference: String) {
    #expect(Permalink(from).reference(to: Permalink(to)) == reference)
  }

  @Test func anchorsAreEncoded() {
    #expect(Permalink("a/").reference(to: Permalink("b/"), anchor: "原因") == "../b/#%E5%8E%9F%E5%9B%A0")
    #expect(Permalink("a/").reference(to: Permalink("a/"), anchor: "cause") == "#cause")
  }
}
