import Testing

@testable import Search

/// An index that follows changes has the bytes of one that is made anew.
@Suite struct LiveSearchIndexTests {
  private static func articles(count: Int = 70) -> [String: String] {
    var articles: [String: String] = [:]
    for number in 0..<count {
      let words = (0..<30).map { "word\(($0 * 7 + number * 3) % 400)" }.joined(separator: " ")
      let folder = number % 4 == 0 ? "ja" : "en"
      articles["\(folder)/a\(number).md"] = """
        # Article \(number) サーバーの画面

        ## Symptoms

        Event ID \(number % 9 + 4000) \(words) 0x8009030\(number % 8) E_ACCESSDENIED

        """
    }
    return articles
  }

  private func expectFollows(_ changes: [(path: String, change: (String) -> String)]) throws {
    var articles = Self.articles()
    var live = TestIndex.Parts(articles: articles).live
    for (path, change) in changes {
      articles[path] = articles[path].map(change)
      let new = TestIndex.Parts(articles: articles)
      let number = try #require(
        new.indexer.order.firstIndex { new.knowledgeBase.articles[$0].article.file.path == path })
      let text = try #require(new.texts[path])
      let isUpdated = live.update(new.knowledgeBase, articles: [(number, text)])
      #expect(isUpdated)
      let fresh = new.layout.files((0..<new.layout.shardCount).map(new.layout.shard))
      #expect(Set(live.allPaths) == Set(fresh.map(\.path)))
      for file in fresh { #expect(live.bytes(of: file.path) == file.bytes, "\(file.path) after a change of \(path)") }
    }
  }

  @Test func aNewWordIsThere() throws {
    try expectFollows([("en/a7.md", { $0 + "\nzebra crossing\n" }), ("en/a9.md", { $0 + "\nzebra\n" })])
  }

  @Test func aWordThatIsGoneIsGone() throws {
    try expectFollows([
      ("en/a7.md", { $0 + "\nzebra KeyIso\n" }), ("en/a7.md", { $0.replacing("zebra KeyIso", with: "") }),
    ])
  }

  @Test func anotherTitleStandsBesideEntities() throws {
    try expectFollows([("en/a7.md", { $0.replacing("# Article 7", with: "# Another title") })])
  }

  /// A number that stands as a plain word comes behind the articles of the event with that number.
  @Test func plainNumbersComeAndGo() throws {
    try expectFollows([
      ("en/a7.md", { $0 + "\nThe value was 4003 then, and 7001.\n" }),
      ("en/a9.md", { $0 + "\nEvent ID 7001\n" }),
      ("en/a7.md", { $0.replacing("4003 then, and 7001", with: "unknown") }),
      ("en/a9.md", { $0.replacing("Event ID 7001", with: "7001") }),
    ])
  }

  @Test func entitiesComeAndGo() throws {
    try expectFollows([
      ("en/a7.md", { $0 + "\nEvent ID 9999 and KB4012219, SEC_E_UNKNOWN_CREDENTIALS\n" }),
      ("ja/a8.md", { $0 + "\nイベント ID 9999\n" }),
      ("en/a7.md", { $0.replacing("Event ID 9999 and KB4012219, SEC_E_UNKNOWN_CREDENTIALS", with: "") }),
      ("en/a11.md", { $0.replacing("E_ACCESSDENIED", with: "") }),
    ])
  }

  @Test func manyNewWordsAskForAnotherIndex() throws {
    let articles = Self.articles(count: 20)
    let parts = TestIndex.Parts(articles: articles)
    var live = parts.live
    var changed = articles
    changed["en/a7.md"]? += (0..<3000).map { "new\($0)word" }.joined(separator: " ")
    let new = TestIndex.Parts(articles: changed)
    let number = try #require(
      new.indexer.order.firstIndex { new.knowledgeBase.articles[$0].article.file.path == "en/a7.md" })
    let before = Set(live.allPaths)
    let text = try #require(new.texts["en/a7.md"])
    let isUpdated = live.update(new.knowledgeBase, articles: [(number, text)])
    #expect(!isUpdated)
    #expect(Set(live.allPaths) == before)
  }
}
