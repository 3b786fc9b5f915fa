import Testing

@testable import Rendering

@Suite struct ExportTests {
  private static let articles = [
    "ja/rdp.md": """
    ---
    title: RDP が失敗する </script><b>
    products: [Windows Server 2012 R2]
    date: 2026-01-02
    updated: 2026-02-03
    ---
    # RDP が失敗する

    ## 症状

    イベント ID: 36870、コードは 0x8009030D です。<!-- 社外秘 -->

    ## 原因

    [英語](../en/rdp.md#symptom)を参照。
    """,
    "en/rdp.md": "---\nupdated: 2026-03-04\n---\n# Remote Desktop fails\n\n## Symptom\n\nError code 0x8009030D.\n",
    "en/tls.md": "# TLS fails & more\n\n## Symptom\n\nError code 0x8009030D.\n",
  ]
  private static let site = RenderedSite(articles, baseURL: "https://kb.example/")
  private static let bare = RenderedSite(articles)

  @Test func articlesStandBesideTheirPages() {
    let markdown = Self.site["articles/rdp/index.md"]
    #expect(markdown.hasPrefix("---\nid: \"rdp\"\ntitle: "))
    #expect(markdown.contains("\nurl: \"https://kb.example/articles/rdp/\"\n"))
    #expect(markdown.contains("\n# RDP が失敗する\n\n## 症状\n\nイベント ID: 36870、コードは 0x8009030D です。\n\n## 原因\n\n"))
    let link = "[英語](https://kb.example/en/articles/rdp/#symptom)を参照。"
    let json = Self.site["articles/rdp/index.json"]
    for text in [markdown, json, Self.site["llms-full.txt"]] { #expect(text.contains(link), "\(text)") }
    #expect(Self.bare["articles/rdp/index.md"].contains("[英語](../../en/articles/rdp/#symptom)を参照。"))
    #expect(Self.bare["llms-full.txt"].contains("[英語](en/articles/rdp/#symptom)を参照。"))
    #expect(json.contains(#""sections":[{"anchor":"symptom","level":2,"role":"symptom","title":"症状","text":"#))
    #expect(json.contains(#""about":[{"kind":"event","value":"36870""#) || json.contains(#""value":"0x8009030D""#))
  }

  @Test func commentsOfAuthorsAreNowhere() {
    for address in Self.site.addresses { #expect(!Self.site[address].contains("社外秘"), "\(address)") }
  }

  @Test func entitiesSayWhichArticlesNameThem() {
    let json = Self.site["api/entities/code/0x8009030d.json"]
    #expect(json.contains("\"symbol\":\"SEC_E_UNKNOWN_CREDENTIALS\"") && json.contains("\"-2146893043\""))
    #expect(json.contains("\"aboutCount\":3"))
    #expect(json.contains("\"path\":\"articles/rdp/\""))
    #expect(Self.site["api/entities/code/page/1.json"].contains("\"data\":\"api/entities/code/0x8009030d.json\""))
    #expect(Self.site["api/index.json"].contains("\"articles\":{\"count\":3,\"first\":\"api/articles/1.json\"}"))
    #expect(Self.site["api/articles/1.json"].contains("\"count\":3,\"page\":1,\"pages\":1,\"articles\":["))
  }

  @Test func whatIsArchivedOrReplacedIsNotOffered() {
    let site = RenderedSite(
      [
        "old.md": "---\nstate: archived\ndate: 2026-05-01\nproducts: [X]\n---\n# Old\n\nText of 0x8009030D.\n",
        "replaced.md": "---\nsuperseded-by: new\ndate: 2026-04-01\nproducts: [X]\n---\n# Replaced\n\n0x8009030D.\n",
        "new.md": "---\ndate: 2026-03-01\nproducts: [X]\n---\n# New\n\nText of 0x8009030D.\n",
      ], languages: ["en"], baseURL: "https://kb.example/")
    let sitemap = site["sitemap.xml"]
    #expect(sitemap.contains("/articles/new/<") && !sitemap.contains("/old/") && !sitemap.contains("/replaced/"))
    for address in ["feed.xml", "products/x/feed.json", "codes/0x8009030d/feed.xml", "llms.txt"] {
      #expect(site[address].contains("New") && !site[address].contains("Old"), "\(address)")
    }
    #expect(site["articles/old/index.json"].contains("\"state\":\"archived\""))
  }

  @Test func feedsHoldDatedArticlesNewestFirst() {
    let feed = Self.site["en/feed.xml"]
    #expect(feed.contains("<updated>2026-03-04T00:00:00Z</updated>") && !feed.contains("TLS fails"))
    #expect(Self.site["feed.xml"].contains("<published>2026-01-02T00:00:00Z</published>"))
    #expect(
      Self.site["products/windows-server-2012-r2/feed.json"].contains("\"date_modified\":\"2026-02-03T00:00:00Z\""))
    let code = Self.site["codes/0x8009030d/feed.xml"]
    #expect(
      code.firstRange(of: "Remote Desktop fails")?.lowerBound ?? code.endIndex
        < code.firstRange(of: "RDP が失敗する")?.lowerBound ?? code.startIndex)
    // Two articles name it at most: no news to expect.
    #expect(Self.site["events/36870/feed.xml"].isEmpty)
  }

  @Test func pagesNameTheirFeedsAndForms() {
    let page = Self.site["codes/0x8009030d/"]
    #expect(
      page.contains(
        #"type="application/atom+xml" title="コード 0x8009030D · Cases" href="../../codes/0x8009030d/feed.xml""#))
    let article = Self.site["articles/rdp/"]
    #expect(article.contains(#"<link rel="alternate" type="text/markdown" href="index.md">"#))
    #expect(article.contains(#"<meta property="og:type" content="article">"#))
  }

  @Test func structuredDataCannotEndItsElement() throws {
    let page = Self.site["articles/rdp/"]
    let start = try #require(page.firstRange(of: "<script type=\"application/ld+json\">")).upperBound
    let end = try #require(page[start...].firstRange(of: "</script>")).lowerBound
    let data = page[start..<end]
    #expect(!data.contains("<"))
    #expect(data.hasPrefix("{\"@context\":\"https://schema.org\"") && data.hasSuffix("]}]}"))
    #expect(data.contains("\"dateModified\":\"2026-02-03\""))
  }

  @Test func theSitemapHasTrueDatesAndAllLanguages() {
    let map = Self.site["sitemap.xml"]
    #expect(map.contains("<loc>https://kb.example/articles/rdp/</loc><lastmod>2026-02-03</lastmod>\n<xhtml:link"))
    #expect(map.contains("<loc>https://kb.example/en/articles/tls/</loc></url>"))
    #expect(
      map.contains(
        """
        <loc>https://kb.example/en/codes/0x8009030d/</loc>
        <xhtml:link rel="alternate" hreflang="ja" href="https://kb.example/codes/0x8009030d/"/>
        <xhtml:link rel="alternate" hreflang="en" href="https://kb.example/en/codes/0x8009030d/"/>
        <xhtml:link rel="alternate" hreflang="x-default" href="https://kb.example/codes/0x8009030d/"/></url>
        """))
    #expect(!map.contains("/search/") && !map.contains("404"))
    #expect(Self.site["robots.txt"].hasSuffix("Sitemap: https://kb.example/sitemap.xml\n"))
  }

  /// The head of each page and the sitemap say the same.
  @Test func languagesAgree() {
    for address in Self.site.addresses where address.isEmpty || address.hasSuffix("/") {
      let page = Self.site[address]
      guard !page.contains("noindex") else { continue }
      let inPage = page.matches(of: /<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/).map {
        "\($0.1) \($0.2)"
      }
      let map = Self.site["sitemap.xml"]
      let entry = map.split(separator: "<url>").first { $0.hasPrefix("<loc>https://kb.example/\(address)</loc>") } ?? ""
      let inMap = entry.matches(of: /hreflang="([^"]*)" href="([^"]*)"/).map { "\($0.1) \($0.2)" }
      #expect(!entry.isEmpty && inPage == inMap, "\(address)")
    }
  }

  @Test func withoutAnAddressNothingNeedsOne() {
    for name in ["sitemap.xml", "robots.txt", "feed.xml", "feed.json", "codes/0x8009030d/feed.xml"] {
      #expect(Self.bare[name].isEmpty)
    }
    #expect(!Self.bare["articles/rdp/"].contains("canonical"))
    #expect(!Self.bare["articles/rdp/index.json"].contains("\"url\""))
    #expect(Self.bare["llms.txt"].contains("](llms-full.txt)"))
  }

  @Test func languageModelsFindTheTexts() {
    let text = Self.site["llms.txt"]
    #expect(text.hasPrefix("# Cases\n\n"))
    #expect(text.contains("- [Full texts, part 1 of 1](https://kb.example/llms-full.txt)"))
    #expect(text.contains("](https://kb.example/en/articles/tls/index.md)"))
    let full = Self.site["llms-full.txt"]
    #expect(full.contains("Address: <https://kb.example/articles/rdp/>\nLast change: 2026-02-03\n"))
    #expect(full.contains("[英語](https://kb.example/en/articles/rdp/#symptom)"))
  }

  @Test func aSiteBelowAPathHasNoRobots() {
    let site = RenderedSite(["a.md": "# A"], languages: ["en"], baseURL: "https://host.example/kb/")
    #expect(site["robots.txt"].isEmpty && !site["sitemap.xml"].isEmpty)
  }

  @Test func exportsCanBeSwitchedOff() {
    let site = RenderedSite(Self.articles, baseURL: "https://kb.example/", exports: [])
    #expect(site.addresses.allSatisfy { $0.isEmpty || $0.hasSuffix("/") || $0 == "404.html" })
    #expect(!site["articles/rdp/"].contains("index.md") && !site["articles/rdp/"].contains("feed"))
  }

  @Test func longListsAreCut() {
    var articles: [String: String] = [:]
    for number in 1...230 {
      articles["a\(number).md"] = "# A\(number)\n\nError 0x8009030D, event ID \(number + 1000).\n"
    }
    let site = RenderedSite(articles, languages: ["en"], baseURL: "https://kb.example/")
    #expect(site["api/articles/1.json"].contains("\"pages\":3,\"next\":\"api/articles/2.json\""))
    #expect(!site["api/articles/3.json"].contains("\"next\""))
    #expect(site["api/entities/event/page/3.json"].contains("\"page\":3"))
    #expect(site["llms-full-5.txt"].contains("Part 5 of 5.\n") && site["llms-full-6.txt"].isEmpty)
    #expect(site["llms.txt"].split(separator: "\n").count < 120)
  }
}
