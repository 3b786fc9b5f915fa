import Articles
import CrossReferences
import Diagnostics
import Entities
import Markdown
import Testing

@testable import Rendering

/// A knowledge base of a few articles and its pages as text.
struct RenderedSite {
  private var pages: [String: String] = [:]

  /// - Parameter articles: path → Markdown.
  init(
    _ articles: [String: String], languages: [String] = ["ja", "en"], baseURL: String = "", exports: ExportKinds = .all,
    assets: [Asset] = []
  ) {
    let reader = ArticleReader(
      parser: MarkdownParser(), headings: HeadingDictionary(additional: [:]), kinds: [], languages: languages)
    let extractor = MentionExtractor(scanner: EntityScanner(), customKinds: [])
    let read = articles.sorted { $0.key < $1.key }.compactMap { path, text in
      reader.read(SourceFile(path: path, bytes: Array(text.utf8))) { _ in nil }.0
    }
    let site = Site(title: "Cases", defaultLanguage: languages[0], languages: languages, baseURL: baseURL)
    let linker = Linker(read.map { ExtractedArticle($0, by: extractor) }, site: site, assets: assets)
    let connector = Connector(linker, (0..<linker.articleCount).map(linker.references))
    let knowledgeBase = connector.knowledgeBase(entities: (0..<connector.entityCount).map(connector.entity))
    let renderer = PageRenderer(
      Interfaces(Theme.load(overrides: []).0, languages: languages), knowledgeBase: knowledgeBase, rawHTML: .safe,
      exports: exports)
    let documents = Dictionary(uniqueKeysWithValues: read.map { ($0.article.file.path, $0.document) })
    func document(_ number: Int) -> MarkdownDocument {
      documents[knowledgeBase.articles[number].article.file.path] ?? MarkdownDocument()
    }
    var bodies = ArticleBodies()
    for page in renderer.batches.joined() {
      var html: [UInt8] = []
      let permalink = renderer.render(page, &bodies, text: document, into: &html)
      pages[permalink.path] = String(decoding: html, as: UTF8.self)
    }
  }

  var addresses: [String] { pages.keys.sorted() }

  subscript(_ address: String) -> String { pages[address] ?? "" }
}

@Suite struct PageTests {
  private static let site = RenderedSite([
    "ja/rdp.md": """
    ---
    title: RDP が失敗する
    products: [Windows Server 2012 R2]
    state: verified
    reviewed: 2026-10-02
    owner: 担当班
    tags: [TLS]
    ---
    # RDP が失敗する

    ## 症状

    > ソース: Schannel
    > イベント ID: 36870

    コードは 0x8009030D です。0x8009030D は一度だけリンクされます。

    ## 確認手順

    1. 実行します。

       ```powershell
       Get-Service KeyIso
       ```

    [英語](../en/rdp.md) [なし](gone.md) ![図](gone.png)
    """,
    "en/rdp.md": "# Remote Desktop fails\n\n## Symptom\n\nEvent ID 36870 (Source: Schannel), error 0x8009030D.\n",
    "en/tls.md": "# TLS <fails> & more\n\n## Symptom\n\nError code 0x8009030D after KB4012219.\n",
    "en/a.md": "# A", "en/b.md": "# B", "en/c.md": "# C", "en/d.md": "# D", "en/e.md": "# E",
  ])

  @Test func everyKindOfPageIsThere() {
    for address in [
      "", "en/", "articles/", "articles/rdp/", "en/articles/rdp/", "events/", "events/36870/", "events/36870/schannel/",
      "en/codes/0x8009030d/", "kb/4012219/", "products/", "products/windows-server-2012-r2/", "tags/tls/", "search/",
      "404.html",
    ] {
      #expect(Self.site.addresses.contains(address), "\(address)")
    }
  }

  @Test func anArticleShowsItsFacts() {
    let page = Self.site["articles/rdp/"]
    #expect(page.contains("<html lang=\"ja\""))
    #expect(page.contains("<title>RDP が失敗する · Cases</title>"))
    #expect(
      page.contains(
        "<a class=\"chip kind-event\" href=\"../../events/36870/\"><span>イベント</span> <b>36870</b> <span>Schannel</span></a>"
      ))
    #expect(page.contains("<a class=\"state state-verified\" href=\"../../articles/#states\">確認済み</a> 2026-10-02 に見直し"))
    #expect(page.contains("<h2 id=\"verification\" class=\"role role-verification\""))
    #expect(page.contains("<ol class=\"steps\">"))
    #expect(page.contains("data-lang=\"powershell\""))
    #expect(page.contains("<a href=\"../../en/articles/rdp/\" lang=\"en\">English</a>"))
    #expect(page.contains("<span class=\"broken\">なし</span>"))
    #expect(page.contains("<span class=\"missing-image\">図</span>"))
    #expect(page.contains("<blockquote class=\"event\">"))
  }

  @Test func anArticleLeadsToItsOtherForms() {
    let page = Self.site["articles/rdp/"]
    #expect(page.contains("<a href=\"index.md\" type=\"text/markdown\">Markdown</a>"))
    #expect(page.contains("<a href=\"index.json\" type=\"application/json\">JSON</a>"))
    let plain = RenderedSite(["a.md": "# A"], languages: ["en"], exports: [])["articles/a/"]
    #expect(plain.contains("Copy for a ticket"))
    #expect(!plain.contains("index.md") && !plain.contains("index.json"))
  }

  @Test func frequentCodesStandByTheNumberThatIsShown() {
    let mentions = (1...3).map { ("m\($0).md", "# M\($0)\n\nText of error 0x80070005.\n") }
    let about = (1...2).map { ("a\($0).md", "# Error 0x80090331 (\($0))\n\nText.\n") }
    let home = RenderedSite(Dictionary(uniqueKeysWithValues: mentions + about), languages: ["en"])[""]
    let codes = home.matches(of: /<b>(0x[0-9A-F]+)<\/b>/).map { String($0.1) }
    #expect(codes == ["0x80070005", "0x80090331"])
  }

  @Test func aMentionIsLinkedOnceASection() {
    let page = Self.site["articles/rdp/"]
    #expect(page.matches(of: /class="entity kind-code"/).count == 1)
  }

  @Test func relatedArticlesSayWhy() {
    #expect(Self.site["en/articles/rdp/"].contains("<small>Shares 0x8009030D</small>"))
  }

  @Test func anEntityQuotesItsArticles() {
    let page = Self.site["en/codes/0x8009030d/"]
    #expect(page.contains("SEC_E_UNKNOWN_CREDENTIALS"))
    #expect(page.contains("<mark>0x8009030D</mark>"))
    #expect(page.contains("TLS &lt;fails&gt; &amp; more"))
    #expect(page.contains("lang=\"ja\">RDP が失敗する</a>"))
  }

  @Test func canonicalAddressesNeedABaseURL() {
    #expect(!Self.site["articles/rdp/"].contains("canonical"))
    // It is shown at any depth.
    #expect(Self.site["404.html"].contains("href=\"/assets/style.css\""))
    let site = RenderedSite(["a.md": "# A"], languages: ["en"], baseURL: "https://kb.example/sub/")
    #expect(site["articles/a/"].contains("<link rel=\"canonical\" href=\"https://kb.example/sub/articles/a/\">"))
    #expect(site["404.html"].contains("href=\"/sub/assets/style.css\""))
    #expect(site["404.html"].contains("<a class=\"name\" href=\"/sub/\">"))
  }

  @Test func aPrintSheetHasTheAddressAndNoneTwice() {
    let site = RenderedSite(
      ["a.md": "# A\n\n<https://x.example/> and [x](https://x.example/)"], languages: ["en"],
      baseURL: "https://kb.example/")
    let page = site["articles/a/"]
    #expect(page.contains("Cases</a> <span class=\"address\">https://kb.example/articles/a/</span></footer>"))
    #expect(
      page.contains("<a href=\"https://x.example/\" class=\"bare\" rel=\"noopener noreferrer\">https://x.example/</a>"))
    #expect(page.contains("<a href=\"https://x.example/\" rel=\"noopener noreferrer\">x</a>"))
    #expect(
      !site["404.html"].contains("class=\"address\"") && !Self.site["articles/rdp/"].contains("class=\"address\""))
  }

  @Test func longListsArePaged() {
    let text = (0..<250).map { "0x8007\(String(0x1000 + $0, radix: 16, uppercase: true))" }.joined(separator: " error ")
    let site = RenderedSite(["a.md": "# A\n\nerror \(text)"], languages: ["en"])
    #expect(site.addresses.contains("codes/page/3/"))
    #expect(!site.addresses.contains("codes/page/4/"))
    #expect(site["codes/"].contains("<a href=\"page/2/\">") || site["codes/"].contains("href=\"../codes/page/2/\""))
    #expect(site["codes/"].matches(of: /<li><a class="chip/).count == 100)
  }

  /// Links and images in raw HTML lead where Markdown's do.
  @Test func rawHTMLLeadsToArticlesAndFiles() {
    let text = """
      # One

      <a href="b/two.md#cause">two</a> <a href="gone.md">gone</a> <img src="m/a.png" alt="A box"> <img src="m/b.png" alt="Lost">

      <p><a href="/en-us/troubleshoot/x">page</a></p>

      """
    let site = RenderedSite(
      ["one.md": "---\nms.topic: article\ntitle: One\n---\n\n" + text, "b/two.md": "# Two\n\n## Cause\n\nText.\n"],
      languages: ["en"], assets: [Asset(path: "m/a.png", width: 20, height: 10)])
    let page = site["articles/one/"]
    #expect(page.contains("<a href=\"../../articles/b/two/#cause\">two</a> gone"))
    #expect(
      page.contains("<img src=\"../../files/m/a.png\" alt=\"A box\" width=\"20\" height=\"10\" loading=\"lazy\" />"))
    #expect(page.contains("<span class=\"missing-image\">Lost</span>"))
    #expect(
      page.contains("<a href=\"https://learn.microsoft.com/en-us/troubleshoot/x\" rel=\"noopener noreferrer\">page</a>")
    )
  }

  /// Tabs of Microsoft Learn divide a section: they are no part of the list of sections, and their text is its.
  @Test func tabsDivideASection() {
    let page = RenderedSite([
      "en/a.md": """
      # A

      ## Install

      # <a name="w"></a>[Windows](#tab/windows)

      Run it.

      ### Then

      Look.

      # [Linux](#tab/linux)

      Run it.

      ## Check

      Look.
      """
    ])["en/articles/a/"]
    #expect(page.contains("<h3 class=\"tab\">"), "\(page)")
    #expect(page.contains("Windows</h3>"), "\(page)")
    #expect(page.contains("<h3 class=\"tab\">Linux</h3>"))
    #expect(page.contains("href=\"#install\"") && page.contains("href=\"#check\""))
    #expect(!page.contains("#tab/windows") && !page.contains("#windows"))
  }
}
