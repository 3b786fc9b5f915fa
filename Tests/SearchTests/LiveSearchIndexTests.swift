import CrossReferences
import Markdown
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

  /// A site that changes, and its index.
  private struct Follower {
    var articles: [String: String]
    var knowledgeBase: KnowledgeBase
    var live: LiveSearchIndex
    /// Numbers of articles that changed since the index was told.
    private var untold: Set<Int> = []

    init(_ articles: [String: String]) {
      let parts = TestIndex.Parts(articles: articles)
      (self.articles, knowledgeBase, live) = (articles, parts.knowledgeBase, parts.live)
      knowledgeBase.follow(assets: [])
    }

    /// - Parameter texts: of articles that changed; nil for those that are gone.
    mutating func change(_ texts: [String: String?], isTold: Bool = true) {
      articles.merge(texts.compactMapValues { $0 }) { $1 }
      for (path, text) in texts where text == nil { articles[path] = nil }
      let new = TestIndex.articles(articles.filter { texts[$0.key] != nil })
      let update = knowledgeBase.update(removing: Set(texts.keys), inserting: new.map(\.article))
      let documents = Dictionary(
        new.map { ($0.article.article.file.path, $0.document) }, uniquingKeysWith: { first, _ in first })
      untold.formUnion(update.articles)
      guard isTold else { return }
      defer { untold = [] }
      live.update(knowledgeBase, articles: untold) { [knowledgeBase] number in
        documents[knowledgeBase.articles[number].article.file.path] ?? MarkdownDocument()
      }
    }

    mutating func settle() {
      while let shard = live.unsettled.first { live.settle([live.made(shard, in: knowledgeBase)], in: knowledgeBase) }
    }

    func bytes(of path: String) -> [UInt8]? { live.bytes(of: path, in: knowledgeBase) }

    var files: [String: [UInt8]] {
      Dictionary(uniqueKeysWithValues: live.allPaths(in: knowledgeBase).map { ($0, bytes(of: $0) ?? []) })
    }

    /// Paths of the shards of terms, whose postings all move with an article that comes.
    var shards: [String] { live.allPaths(in: knowledgeBase).filter { $0.hasPrefix("search/data/t") } }

  }

  private func expectFollows(_ changes: [[String: String?]], from first: [String: String] = Self.articles()) {
    var site = Follower(first)
    for change in changes {
      site.change(change)
      site.settle()
      let (served, built) = (site.files, TestIndex(articles: site.articles).files)
      #expect(served.keys.sorted() == built.keys.sorted(), "after a change of \(change.keys)")
      for (path, bytes) in built { #expect(served[path] == bytes, "\(path) after a change of \(change.keys)") }
    }
  }

  private static func article(_ number: Int, _ change: (String) -> String) -> [String: String?] {
    let path = (number % 4 == 0 ? "ja" : "en") + "/a\(number).md"
    return [path: articles()[path].map(change)]
  }

  @Test func anIndexThatDidNotChangeIsTheBuiltOne() { expectFollows([[:]]) }

  @Test func aNewWordIsThere() {
    expectFollows([Self.article(7) { $0 + "\nzebra crossing\n" }, Self.article(9) { $0 + "\nzebra\n" }])
  }

  @Test func aWordThatIsGoneIsGone() {
    expectFollows([Self.article(7) { $0 + "\nzebra KeyIso\n" }, Self.article(7) { $0 }])
  }

  @Test func anotherTitleStandsBesideEntities() {
    expectFollows([Self.article(7) { $0.replacing("# Article 7", with: "# Another title") }])
  }

  /// A number that stands as a plain word comes behind the articles of the event with that number.
  @Test func plainNumbersComeAndGo() {
    expectFollows([
      Self.article(7) { $0 + "\nThe value was 4003 then, and 7001.\n" },
      Self.article(9) { $0 + "\nEvent ID 7001\n" },
      Self.article(7) { $0 + "\nThe value was unknown.\n" },
      Self.article(9) { $0 + "\n7001\n" },
    ])
  }

  @Test func entitiesComeAndGo() {
    expectFollows([
      Self.article(7) { $0 + "\nEvent ID 9999 and KB4012219, SEC_E_UNKNOWN_CREDENTIALS\n" },
      Self.article(8) { $0 + "\nイベント ID 9999\n" },
      Self.article(7) { $0 },
      Self.article(11) { $0.replacing("E_ACCESSDENIED", with: "") },
    ])
  }

  @Test func articlesComeAndGo() {
    expectFollows([
      ["en/a10.md": "# Between others\n\nEvent ID 4003 zebra 0x80090301\n"],
      ["en/a7.md": nil],
      ["aa.md": "# First of all\n\nゼブラ KB4012219\n", "en/zz.md": "# Last of all\n\nKB4012219\n"],
      ["en/a10.md": nil, "en/a100.md": "# Between others\n\nEvent ID 4003 zebra 0x80090301\n"],
      ["ja/a8.md": nil, "ja/a0.md": nil],
    ])
  }

  @Test func whoCameAndWentMeanwhileWasNeverThere() {
    var site = Follower(Self.articles())
    site.change(["en/a10.md": "# Between others\n"], isTold: false)
    site.change(["en/a10.md": nil])
    site.settle()
    #expect(site.files == TestIndex(articles: site.articles).files)
  }

  @Test func anotherIdIsAnotherPlace() {
    expectFollows([
      Self.article(7) { "---\nid: zz/last\n---\n" + $0 }, Self.article(7) { "---\nid: a/first\n---\n" + $0 },
    ])
  }

  @Test func anotherLanguageIsAnotherPlace() {
    expectFollows([
      Self.article(7) { "---\nlanguage: ja\n---\n" + $0 }
      // Of two articles the first in order becomes the last of the other language.
    ])
    expectFollows(
      [["b.md": "---\nlanguage: ja\n---\n# One\n\nzebra\n"]],
      from: ["a.md": "---\nlanguage: ja\n---\n# One\n", "b.md": "---\nlanguage: en\n---\n# One\n\nzebra\n"])
  }

  @Test func manyNewWordsTakeMoreShards() {
    expectFollows(
      [Self.article(7) { $0 + (0..<3000).map { "new\($0)word" }.joined(separator: " ") }, Self.article(7) { $0 }],
      from: Self.articles(count: 20))
  }

  /// Words of one article only are left out of the lists on large sites.
  @Test func aSiteBecomesLarge() {
    let small = Dictionary(uniqueKeysWithValues: (0..<500).map { ("a\($0).md", "# Article word\($0)\n") })
    expectFollows([["b.md": "# Zebra\n"], ["b.md": nil]], from: small)
  }

  /// Nobody waits until all shards have their names.
  @Test func whatIsNotSettledCanBeSearched() throws {
    var site = Follower(Self.articles())
    site.settle()
    let before = site.shards
    site.change(["en/a10.md": "# Between others\n\nzebra\n"])
    let passing = site.shards
    // A reader that has read the root.
    let root = site.bytes(of: "search/data/root.js")
    // What is named meanwhile may be settled before it is asked for.
    for shard in site.live.unsettled.prefix(20) {
      site.live.settle([site.live.made(shard, in: site.knowledgeBase)], in: site.knowledgeBase)
    }
    let reader = try SearchReader(files: { [site] in $0 == "search/data/root.js" ? root : site.bytes(of: $0) })
    let found = reader.search("zebra").ranked.compactMap { reader.facts(of: $0.document)?.path }
    #expect(found == ["en/a10.md"])
    #expect(reader.missing.isEmpty)
    // Who has the names of before finds nothing under them any more, and reads the root again.
    #expect(before.allSatisfy { site.bytes(of: $0) == nil })
    site.settle()
    // Who has the names of before they were settled can go on with them.
    #expect(passing.allSatisfy { site.bytes(of: $0) != nil })
    site.change(["en/a10.md": nil])
    #expect(passing.allSatisfy { site.bytes(of: $0) == nil })
  }
}
