import Testing

@testable import Search

/// The stored format: numbers, envelopes, the root.
struct FormatTests {
  @Test(arguments: [0, 1, 44, 45, 89, 90, 2024, 2025, 91_124, 1 << 33])
  func numbersComeBack(number: Int) {
    var bytes: [UInt8] = []
    NumberText.append(number, to: &bytes)
    NumberText.append(7, to: &bytes)
    var reader = NumberText.Reader(bytes[...])
    #expect(reader.next() == number)
    #expect(reader.next() == 7)
    #expect(reader.next() == nil)
    #expect(bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x5C && $0 != 0x60 && $0 != 0x24 })
  }

  @Test func numbersWithoutEndAreNone() {
    var endless = NumberText.Reader([UInt8](repeating: NumberText.alphabet[89], count: 1000)[...])
    #expect(endless.next() == nil)
    var foreign = NumberText.Reader([0x80, 0x21][...])
    #expect(foreign.next() == nil)
  }

  @Test func shardsComeBack() {
    let text = Array("a\\b`c${d}\n\t".utf8)
    let file = ShardFile.wrap(text, key: "h/t1")
    #expect(ShardFile.unwrap(file, key: "h/t1") == text)
    #expect(ShardFile.unwrap(file, key: "h/t2") == nil)
    for count in file.indices { #expect(ShardFile.unwrap(Array(file[..<count]), key: "h/t1") == nil) }
  }

  @Test func anIndexOfAnotherVersionSaysSo() {
    let file = ShardFile.wrap(Array("casebook-search 99\nfolder x\n".utf8), key: "root")
    #expect(throws: SearchRoot.Problem.otherVersion("99")) { try SearchReader { _ in file } }
    #expect(throws: SearchRoot.Problem.damaged) { try SearchReader { _ in Array("x".utf8) } }
    #expect(throws: SearchRoot.Problem.missing) { try SearchReader { _ in nil } }
  }

  @Test func theRootDoesNotGrowWithTheSite() throws {
    var articles: [String: String] = [:]
    for number in 0..<60 {
      articles["en/a\(number).md"] = "# Article \(number)\n\nword\(number) event ID \(number + 4000)\n"
    }
    let small = TestIndex(articles: ["en/a.md": "# Article\n"]).files[SearchRoot.path]?.count ?? 0
    let large = TestIndex(articles: articles).files[SearchRoot.path]?.count ?? 0
    #expect(large < small + 20)
  }

  @Test func theSameArticlesGiveTheSameBytes() {
    #expect(
      TestIndex(articles: ["en/a.md": "# One\n\ntwo three\n", "ja/b.md": "# 一つ\n\n二つ\n"]).files
        == TestIndex(articles: ["ja/b.md": "# 一つ\n\n二つ\n", "en/a.md": "# One\n\ntwo three\n"]).files)
  }

  /// What hosts send and readers' caches keep: one changed word must not touch the rest of the index.
  @Test func aChangedWordChangesOnlyTheFilesThatHoldIt() {
    var articles: [String: String] = [:]
    for number in 0..<300 {
      let words = (0..<40).map { "word\(number)x\($0)" }.joined(separator: " ")
      articles["en/a\(number).md"] = "# Article \(number)\n\n\(words) event ID \(number + 4000)\n"
    }
    let before = TestIndex(articles: articles).files
    articles["en/a7.md"]?.append("\nzebra\n")
    let after = TestIndex(articles: articles).files
    let families = Set(after.keys.filter { before[$0] == nil }.compactMap { $0.split(separator: "/").last?.first })
    let changed = after.keys.filter { before[$0] == nil }.count
    #expect(before.count > 40)
    // The term's shard, the word's in both lists, the facts; for each of these families a page.
    #expect(changed <= 8, "\(changed)")
    #expect(families.isSubset(of: ["t", "w", "x", "d", "n"]))
    #expect(
      before.allSatisfy {
        after[$0.key] == nil || after[$0.key] == $0.value || $0.key == SearchRoot.path || $0.key.hasSuffix("search.js")
      })
  }

  @Test func aSiteThatKnowsItsAddressHasAnOpenSearchDescription() {
    let text = TestIndex.fixture.files["search/opensearch.xml"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(text.contains("template=\"https://kb.example/sub/search/?q={searchTerms}\""))
  }
}
