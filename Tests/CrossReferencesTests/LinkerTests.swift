import Testing

@testable import CrossReferences

@Suite struct LinkerTests {
  @Test func addressesAreLowerCaseAndBelowTheLanguage() {
    let site = TestSite(["en/Net/RDP Fails.md": "# A", "ja/net/rdp fails.md": "# あ", "ja/index.md": "# い"])
    #expect(site.article("en/Net/RDP Fails.md")?.permalink.path == "articles/net/rdp-fails/")
    #expect(site.article("ja/net/rdp fails.md")?.permalink.path == "ja/articles/net/rdp-fails/")
  }

  @Test func theSameIdInTwoLanguagesIsATranslation() {
    let site = TestSite([
      "en/a.md": "# A", "ja/a.md": "# あ", "ja/b.md": "---\ntranslation-of: c\n---\n# い", "en/c.md": "# C",
    ])
    #expect(site.translations("en/a.md").map(site.path) == ["ja/a.md"])
    #expect(site.translations("ja/a.md").map(site.path) == ["en/a.md"])
    #expect(site.translations("en/c.md").map(site.path) == ["ja/b.md"])
  }

  @Test func ofTwoArticlesWithOneIdTheSecondIsLeftOutWithAnError() {
    let site = TestSite(["a.md": "---\nid: same\n---\n", "b.md": "---\ntitle: b\nid: SAME\n---\n", "c.md": "# C"])
    #expect(site.knowledgeBase.articles.count == 2)
    #expect(site.rules.count == 1 && site.rules.first?.hasSuffix("duplicate-id") == true)
  }

  @Test func whatOnlyAnArticleNamesThatIsLeftOutHasNoPage() {
    let site = TestSite([
      "a.md": "---\nid: same\n---\nSee KB4012219.\n", "b.md": "---\nid: SAME\n---\nSee KB4012220.\n",
    ])
    #expect(site.knowledgeBase.entities.map(\.path) == ["kb/4012220/"])
  }

  @Test func entitiesStandKindByKindAndByNumber() {
    let site = TestSite([
      "a.md":
        "KB4012219, KB999999, Event ID 1057, event ID 44, CVE-2017-5715, STOP 0x0000007B.\n\nThe error is 0x8009030D.\n"
    ])
    #expect(
      site.knowledgeBase.entities.map(\.path) == [
        "events/44/", "events/1057/", "kb/999999/", "kb/4012219/", "codes/0x8009030d/", "stops/0x0000007b/",
        "cve/cve-2017-5715/",
      ])
  }

  @Test func titleAndSymptomsMakeAnArticleAboutAnEntity() {
    let site = TestSite([
      "a.md":
        "# Event ID 1057 after an update\n\n## Symptom\n\nThe log has Event ID 36870.\n\n## Cause\n\nKB4012219 changed it.\n"
    ])
    let article = site.article("a.md")
    #expect(article?.about.map { site.knowledgeBase.entities[$0].path } == ["events/1057/", "events/36870/"])
    #expect(article?.mentioned.map { site.knowledgeBase.entities[$0].path } == ["kb/4012219/"])
  }

  @Test func anEntityListsItsArticlesWithTheSentence() throws {
    let site = TestSite(["a.md": "# A\n\n## Symptom\n\nIt stops. The log has Event ID 36870 then. Nothing else.\n"])
    let entity = try #require(site.knowledgeBase.entities.first { $0.path == "events/36870/" })
    let quote = try #require(entity.about.first)
    #expect(quote.sentence == "The log has Event ID 36870 then.")
    #expect(String(decoding: Array(quote.sentence.utf8)[quote.marked], as: UTF8.self) == "36870")
  }

  @Test func relatedArticlesShareWhatIsRare() {
    var files = [
      "a.md": "# A\n\nEvent ID 1057 and KB4012219.", "b.md": "# B\n\nEvent ID 1057 again.", "c.md": "# C\n\nNothing.",
    ]
    for number in 0..<20 { files["z\(number).md"] = "# Z\(number)\n\nKB4012219 only.\n" }
    let site = TestSite(files)
    let related = site.index("a.md").map(site.knowledgeBase.related) ?? []
    #expect(related.first.map { site.path($0.article) } == "b.md")
    #expect(related.first?.entities.map { site.knowledgeBase.entities[$0].path } == ["events/1057/"])
    #expect(!related.contains { site.path($0.article) == "c.md" })
  }

  @Test func backlinksNameThePagesThatLinkHere() {
    let site = TestSite(["a.md": "# A\n\n[b](b.md) [b](b.md)", "b.md": "# B", "c.md": "# C\n\n[b](b.md)"])
    #expect(site.index("b.md").map(site.knowledgeBase.backlinks)?.map(site.path) == ["a.md", "c.md"])
  }

  @Test func frontMatterAddsAndRejectsEntities() {
    let site = TestSite(["a.md": "---\nevents: [4625, \"!1057\"]\n---\n# A\n\nEvent ID 1057, event ID 1058.\n"])
    let paths = site.knowledgeBase.entities.map(\.path)
    #expect(paths == ["events/1058/", "events/4625/"])
  }

  @Test func productsAreTopicsInTheSpellingOfMost() {
    let site = TestSite([
      "a.md": "---\nproducts: [Windows Server 2012 R2]\n---\n",
      "b.md": "---\nproducts: [windows server 2012 r2]\n---\n",
      "c.md": "---\nproducts: [Windows Server 2012 R2]\n---\n",
    ])
    #expect(site.knowledgeBase.products.map(\.name) == ["Windows Server 2012 R2"])
    #expect(site.knowledgeBase.products.first?.articles.count == 3)
  }
}
