import Entities
import Testing

@testable import CrossReferences

/// Where an article names its entities, as far as its Markdown matters.
@Suite struct MentionExtractorTests {
  private func mentions(_ text: String) -> [ArticleMention] {
    TestSite(["a.md": text]).article("a.md")?.mentions ?? []
  }

  private func places(_ text: String) -> [String] {
    let file = TestSite(["a.md": text]).article("a.md")?.article.file
    return mentions(text).map { mention in
      let place = file?.position(at: mention.offset)
      return "\(mention.entity.value) \(place?.line ?? 0):\(place?.column ?? 0)"
    }
  }

  @Test func linesOfCodeAndRawHTMLAreCounted() {
    #expect(places("# A\n\n> ```\n> a\n> Event ID: 1057\n> ```\n") == ["1057 5:13"])
    #expect(places("# A\n\n<div>\nx\n<p>Event ID 1057</p>\n</div>\n") == ["1057 5:13"])
    #expect(places("# A\n\n    x\n    Event ID: 1057\n") == ["1057 4:15"])
    #expect(places("---\ntitle: Event ID 1057\n---\n\ntext\n") == ["1057 2:17"])
  }

  @Test func commentsOfWritersNameNothing() {
    #expect(
      mentions("# A\n\n<!-- Event ID 1057 has no Source: yet -->\n\nEvent ID 36870\n").map(\.entity.value) == ["36870"])
    #expect(mentions("# A\n\ntext <!-- KB4012219 --> more\n").isEmpty)
    #expect(mentions("# A\n\n<!-- a --> <b>KB4012219</b> <!-- b -->\n").map(\.entity.value) == ["4012219"])
  }

  @Test func rawTablesAreTables() {
    let table =
      "<table><thead><tr><TD><para>イベント ID</para></TD><TD>ソース</TD></tr></thead>"
      + "<tr><TD><para>1655</para></TD><TD><para>NTDS 全般</para></TD></tr><tr><TD>12</TD></tr></table>\n<p>13</p>\n"
    #expect(mentions(table).map { "\($0.entity.value) \($0.source ?? "-")" } == ["1655 NTDS 全般", "12 -"])
  }

  @Test func aTableWithoutAHeadingIsARecordOrHasItBelow() {
    let record = "|||\n|-|-|\n|イベント ID|2213|\n|ソース|DFSR|\n"
    #expect(mentions(record).map { "\($0.entity.value) \($0.source ?? "-")" } == ["2213 DFSR"])
    let wide = "||||\n|-|-|-|\n|種類|イベント ID|説明|\n|成功|1202|5 回|\n"
    #expect(mentions(wide).map(\.entity.value) == ["1202"])
  }

  @Test func codeIsAWordOfItsOwn() {
    #expect(mentions("# A\n\nログを`Kernel-IO`1207 イベントで調べます。\n").map(\.entity.value) == ["1207"])
  }

  @Test func anAddressNamesOnlyKBArticles() {
    let address = "https://support.microsoft.com/topic/kb5005652-new-driver-cve-2021-34481-873642bf"
    #expect(mentions("# A\n\nSee KB5005033 <\(address)> and \(address).\n").map(\.entity.value) == ["5005033"])
    #expect(mentions("# A\n\n[<https://kb.example/error?code=0x80070005>](b)\n").isEmpty)
    #expect(
      Set(mentions("# A\n\n<https://support.microsoft.com/kb/4012219>\n").map(\.entity.value)) == ["4012219"])
    #expect(mentions("# A\n\nhttps://kb.example/ says: KB4012219\n").map(\.entity.value) == ["4012219"])
    #expect(mentions("# A\n\n    GET https://kb.example/?error=0x80070005\n").map(\.entity.value) == ["0x80070005"])
  }

  @Test func aNumberBehindALinkIsAWordOfItsOwn() {
    #expect(
      mentions("# A\n\n- [2780102](https://kb.example/2780102)0x0000003B Stop error\n").map(\.entity.value)
        == ["0x0000003B"])
  }

  @Test func aRejectedNumberIsRejectedInEachSpelling() {
    #expect(
      mentions("---\ncodes: [\"!5\"]\n---\n# A\n\nerror 0x5, error 5, error 6\n").map(\.entity.value) == ["dec:6"])
  }

  @Test func anotherArticlesProviderIsAHint() {
    let site = TestSite([
      "a.md": "# A\n\nSchannel event 36870. VSS event 12.\n", "b.md": "# B\n\nEvent ID 36870. Event ID 12.\n",
      "c.md": "# C\n\nDisk event 12.\n",
    ])
    let hints = ProviderHints(site.knowledgeBase.articles.map(\.mentions))
    #expect(hints.hint(for: Entity(.event, "36870")) == "Schannel")
    #expect(hints.hint(for: Entity(.event, "12")) == nil)
    #expect(site.knowledgeBase.entities.first { $0.path == "events/36870/" }?.providerHint == "Schannel")
  }

  @Test func theSentenceOfACellIsItsRow() {
    let table = "| Event ID | Source | Meaning |\n|-|-|-|\n| 36870 | Schannel | No access to *the* key. |\n"
    let sentences = mentions(table).map { mention in
      (mention.sentence, String(decoding: Array(mention.sentence.utf8)[mention.marked], as: UTF8.self))
    }
    #expect(sentences.map(\.0) == ["36870 · Schannel · No access to the key."])
    #expect(sentences.map(\.1) == ["36870"])
    let long =
      "| a | b |\n|-|-|\n| \(String(repeating: "語", count: 500)) | event 1057, too \(String(repeating: "x", count: 500)) |\n"
    #expect(mentions(long).allSatisfy { $0.sentence.count < 200 && $0.sentence.contains("event 1057, too") })
  }
}
