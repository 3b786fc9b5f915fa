import Diagnostics
import Markdown
import Testing

@testable import Articles

/// What is left of an article for a reader.
@Suite struct AudienceTests {
  private static let base = "https://kb.example/sub/"

  private func read(
    _ text: String, reader: String? = "public", isStrict: Bool = true, fallback: String? = nil,
    includes: [String: String] = [:], hiding withheld: [WithheldArticle] = []
  ) -> (text: String?, rules: [String]) {
    let audience = Audience(
      names: ["public", "partner", "internal"], fallback: fallback, isStrict: isStrict, reader: reader)
    let parser = MarkdownParser(options: MarkdownOptions(audiences: audience.names))
    let articles = ArticleReader(
      parser: parser, headings: HeadingDictionary(), kinds: [], languages: [], audience: audience,
      publication: Publication(
        today: CalendarDate("2026-11-25") ?? .init(secondsSinceEpoch: 0), includesDrafts: reader == nil),
      bases: [Self.base])
    let names = WithheldNames(withheld, bases: [Self.base])
    let (parsed, findings) = articles.read(SourceFile(path: "a.md", bytes: Array(text.utf8)), hiding: names) { name in
      includes[name].map { SourceFile(path: name, bytes: Array($0.utf8)) }
    }
    let shown = parsed.map { parsed in
      let (metadata, document) = (parsed.article.metadata, parsed.document)
      var texts = [document.plainText(of: 0), parsed.article.title, parsed.article.summary, metadata.owner ?? ""]
      texts += metadata.tags + metadata.products + metadata.related
      for index in document.nodes.indices {
        texts.append(String(decoding: document.primary(of: index), as: UTF8.self))
        texts.append(String(decoding: document.secondary(of: index), as: UTF8.self))
      }
      return texts.joined(separator: " | ")
    }
    return (shown, findings.map { "\($0.position?.line ?? 0) \($0.rule)" })
  }

  @Test(arguments: [
    ("public", "public", true), ("public", "partner", false), ("public", "internal", false),
    ("partner", "public", true),
    ("partner", "partner", true), ("partner", "internal", false), ("internal", "internal", true),
    ("internal", "PARTNER", true),
  ])
  func aReaderSeesWhatIsForWiderCircles(reader: String, audience: String, isShown: Bool) {
    let article = read("---\naudience: \(audience)\n---\nText", reader: reader)
    #expect((article.text != nil) == isShown)
    #expect(article.rules.isEmpty)
  }

  @Test(arguments: ["secret", "[internal]", "", "public, internal", "{a: b}"])
  func anAudienceThatNobodyKnowsIsSeenByNone(audience: String) {
    for reader in ["public", "internal"] {
      let article = read("---\naudience: \(audience)\n---\nText", reader: reader)
      #expect(article.text == nil)
      #expect(article.rules.contains("2 unknown-audience"))
    }
    #expect(read("---\naudience: \(audience)\n---\nText", reader: nil).text != nil)
  }

  @Test func aMisspelledKeyIsUnclear() {
    #expect(read("---\naudiense: internal\n---\nText").text == nil)
    #expect(read("---\naudiense: internal\n---\nText", isStrict: false).text == nil)
    #expect(read("---\naudiense: managers\n---\nText", isStrict: false).text == nil)
    #expect(read("---\naudiense: managers\nms.topic: x\n---\nText", isStrict: false).text != nil)
  }

  @Test func frontMatterThatIsReadAsTextIsUnclear() {
    #expect(read("---\naudience: internal\ntitle: x\n\nText").rules == ["2 front-matter"])
    #expect(read("\n\n---\naudience: internal\n---\nText").rules == ["4 front-matter"])
    #expect(read("<!-- licence -->\n---\naudience: internal\n---\nText").rules == ["3 front-matter"])
    #expect(read("# Title\n\nText\n\n---\naudience: internal\n---\nText").rules == ["6 front-matter"])
    #expect(read("title: x\naudience: internal\n\nText").rules == ["2 front-matter"])
    #expect(read("----\naudience：internal\n----\nText").rules == ["2 front-matter"])
    #expect(read("---\n\nA rule, then text.").text != nil)
    #expect(read("# How to write\n\n```yaml\n---\naudience: internal\n---\n```\n").text != nil)
    #expect(read("# A\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\nAudience: developers\n").text != nil)
  }

  @Test(arguments: [
    "+++\naudience = \"internal\"\n+++\nText", "+++ \r\ndraft = true\r\n+++\r\nText", "{\n\"draft\": true\n}\nText",
  ])
  func frontMatterInAnotherLanguageIsUnclear(text: String) {
    #expect(read(text).text == nil)
    #expect(read(text, isStrict: false).rules == ["1 front-matter"])
    #expect(read("+++ is no fence\n\nText").text != nil)
    #expect(read("{braces} in a text").text != nil)
  }

  /// What an input method types, brackets, another alphabet: where a site names its audiences it is no text.
  @Test(arguments: [
    ":::ｉｎｔｅｒｎａｌ", ":::社内", ":::「internal」", ":::{internal}",
    ":::.internal", "foo:::internal", "：：：社内",
  ])
  func aMarkThatIsNoBlockIsUnclear(mark: String) {
    let article = read("Text\n\n\(mark)\n\nsecret\n\n:::\n")
    #expect(article.text == nil)
    #expect(article.rules.contains { $0.hasSuffix("audience-block") })
  }

  @Test(arguments: ["　", "\u{A0}", "\u{200B}", "\u{FEFF} ", "\t"]) func allBlanksBeforeTheNameAreBlanks(blank: String) {
    let article = read("Text\n\n:::\(blank)internal\n\nsecret\n\n:::\n\nmore", isStrict: false)
    #expect(article.text?.contains("secret") == false)
    #expect(article.text?.contains("more") == true)
  }

  @Test func colonsInCodeAndOtherBlocksAreClear() {
    #expect(read("Text `:::x`\n\n```\n:::社内\n```\n\n:::note\nA note.\n:::\n\n1:2 a::b").text != nil)
  }

  @Test func pagesOfMicrosoftLearnUseTheKeyForAWordWhereTheSiteNamesNoAudiences() {
    let page = "---\naudience: ITPro\nms.topic: troubleshooting\n---\nText"
    #expect(read(page, isStrict: false).text != nil)
    #expect(read(page).text == nil)
    #expect(read("---\naudience: managers\n---\nText", isStrict: false).text == nil)
    #expect(read("---\naudience: internal\n---\nText", isStrict: false).text == nil)
  }

  @Test func theDefaultIsForArticlesThatNameNone() {
    #expect(read("Text", fallback: "internal").text == nil)
    #expect(read("Text", reader: "internal", fallback: "internal").text != nil)
  }

  @Test(arguments: [
    ":::internal\nsecret\n:::", "::: internal\n\nsecret\n\n:::", ":::Internal[secret]\nsecret\n:::",
    "- a\n\n  :::internal\n  secret\n  :::\n- b", "> a\n>\n> :::internal\n> secret\n> :::\n>\n> b",
    "a\n:::internal\nsecret\n:::\nb", ":::note\na\n\n:::internal\nsecret\n:::\n:::",
    ":::internal\n:::note\nsecret\n:::\nsecret\n:::",
    ":::internal\n[^1]: secret\n\n[x]: https://secret\n:::\n\na[^1] [x]",
    ":::internal\n# secret\n\n| secret |\n| --- |\n\n```\nsecret\n```\n:::", ":::partner\nsecret\n:::",
    ":::internal\r\nsecret\r\n:::\r\n", "1. a\n   :::internal\n   ```\n   secret\n   ```\n   :::\n2. b",
  ])
  func blocksGoWithAllThatIsInThem(body: String) throws {
    let text = try #require(read("Before\n\n\(body)\n\nAfter").text)
    #expect(!text.contains("secret"))
    #expect(text.contains("Before") && text.contains("After"))
    #expect(read("Before\n\n\(body)\n\nAfter", reader: "internal").text?.contains("secret") == true)
  }

  @Test(arguments: [
    ":::internal\nsecret", "- :::internal\n  secret\n\n:::", ":::intrenal\nsecret\n:::", "a :::internal secret :::",
    "<div>\n:::internal\nsecret\n:::\n</div>", "a\n\n        :::internal\n        secret\n        :::",
    "：：：internal\nsecret\n：：：", "::internal\nsecret\n::", ":::internal\nA\n:::\nsecret\n:::",
    ":::internal\n```\nsecret\n:::\n", "| a |\n| --- |\n| :::internal secret |",
    ":::note\n:::internal\nsecret\n:::note-end\n",
  ])
  func aMarkThatIsNoClosedBlockWithholdsTheArticle(body: String) {
    let article = read("Before\n\n\(body)\n\nAfter")
    #expect(article.text == nil)
    #expect(article.rules.contains { $0.hasSuffix(" audience-block") }, "\(article.rules)")
    #expect(read("Before\n\n\(body)\n\nAfter", isStrict: false).text == nil)
    #expect(read("Before\n\n\(body)\n\nAfter", reader: nil).text != nil)
  }

  @Test func codeMayShowHowABlockIsWritten() {
    #expect(read("```\n:::internal\nx\n:::\n```\n\nand `:::internal`").text != nil)
    #expect(read("std::internal and a::b").text != nil)
  }

  @Test func includesFollow() throws {
    let files = [
      "in.md": "---\naudience: internal\n---\nsecret", "part.md": "shown\n\n:::internal\nsecret\n:::\n",
      "open.md": ":::internal\nsecret", "deep.md": "deep [!INCLUDE [x](in.md)]",
    ]
    for name in files.keys {
      let article = read("a\n\n[!INCLUDE [x](\(name))]\n\nb", includes: files)
      let text = try #require(article.text)
      #expect(!text.contains("secret"))
    }
    #expect(read("[!INCLUDE [x](part.md)]", includes: files).text?.contains("shown") == true)
    #expect(read("a\n\n[!INCLUDE [x](in.md)]", includes: files).rules == ["3 withheld-include"])
    #expect(read("[!INCLUDE [x](in.md)]", reader: "internal", includes: files).text?.contains("secret") == true)
  }

  @Test(arguments: [
    "draft: true", "state: draft", "publish: 2999-01-01", "expires: 2001-01-01", "publish: soon", "audience: internal",
    "audience: nobody", "description: '[internal] x'", "x: [", "params: {audience: internal}",
  ])
  func whatAnIncludeBringsIsShownByTheRulesOfArticles(head: String) throws {
    let files = ["part.md": "---\n\(head)\n---\nsecret"]
    let article = read(
      "a [!INCLUDE [vault](part.md)] b\n\n[!INCLUDE [vault](part.md)]\n\n[!INCLUDE [vault](gone.md)]", includes: files)
    let text = try #require(article.text)
    #expect(!text.contains("secret") && !text.contains("vault"))
    #expect(article.rules == ["1 withheld-include", "3 withheld-include", "5 missing-include"])
  }

  // MARK: - Names

  private static let vault = WithheldArticle(
    path: "keys/vault.md", id: "team/vault", aliases: ["/old/kingfisher.html", "https://blog.example/kingfisher/"])

  @Test(arguments: [
    "[[team/vault]]", "[[Team/Vault#door]]", "<article:team/vault>", "[[keys/vault.md]]", "[[ team/vault ]]",
    "[[/team/vault]]", "[[vault]]", "[[keys/vault]]", "## [[vault]]", "- [[vault]]\n", "> a\n> [[vault]]",
    "| [[vault]] |\n| --- |", ":::note[x]\n[[vault]]\n:::", ":::note[See [[vault]] x]\nn\n:::", "![a [[vault]]](b.png)",
    "[vault](keys/vault.md)", "[keys/vault.md](keys/vault.md)", "<b title='keys/vault.md'>[[vault]]</b>",
    "<div>\n[[vault]]\n</div>", "<https://kb.example/sub/articles/team/vault/>",
    "http://KB.example/sub/articles/team/vault/index.md.",
    "a (https://kb.example/sub/articles/team/vault?x=1#y) b", "**[[vault]]**", "[[vault]]を参照", "［［vault］］",
    "[^1]\n\n[^1]: [[vault]]",
  ])
  func idsOfWithheldArticlesAreNotShown(body: String) throws {
    let article = read("Before\n\n\(body)\n\nAfter `[[vault]]`", hiding: [Self.vault])
    let text = try #require(article.text)
    #expect(text.contains("Before") && text.contains("…"), "\(text)")
    #expect(!text.replacing("[[vault]]", with: "", maxReplacements: 2).lowercased().contains("vault"), "\(text)")
    #expect(article.rules.contains { $0.hasSuffix(" withheld-link") })
  }

  @Test(arguments: [
    "[label](keys/vault.md)", "[label](keys/vault#x)", "[label](/keys/vault.md)", "[label](/articles/team/vault/)",
    "[label](/ja/articles/team/vault)", "[label](https://kb.example/sub/articles/team/vault/)",
    "[label](/old/kingfisher.html)",
    "[label](https://kb.example/sub/old/kingfisher.html)", "[label](https://blog.example/kingfisher)",
    "[[vault|label]]",
    "[label]\n\n[label]: keys/vault.md 'vault'", "[label][1]\n\n[1]: <keys/vault.md>",
    "<a href='keys/vault.md'>label</a>",
    "<p><a class=x href=\"&#47;articles/team/vault/\">label</a></p>", "<area href='keys/vault.md' alt=label>",
    "<img src='keys/vault.md' alt='label'>", "<a href=https://kb.example/sub/articles/team/vault/>label</a>",
  ])
  func linksToWithheldArticlesBecomeText(body: String) throws {
    let article = read("Before\n\n\(body)\n\nAfter", hiding: [Self.vault])
    let text = try #require(article.text)
    #expect(text.contains("label"))
    #expect(!text.lowercased().contains("vault") && !text.contains("kingfisher"), "\(text)")
    #expect(article.rules.contains { $0.hasSuffix(" withheld-link") })
  }

  @Test func textsOfFrontMatterGoTheSameWay() throws {
    let article = read(
      """
      ---
      title: "About [[vault]] and [it](keys/vault.md)"
      description: |
        See [[team/vault|there]].

        :::internal
        secret
        :::

        End.
      tags: [one, "[[vault]]"]
      owner: https://kb.example/sub/articles/team/vault/
      related: [team/vault, other]
      ---
      Text
      """, hiding: [Self.vault])
    let text = try #require(article.text)
    #expect(text.contains("About … and it") && text.contains("See there. End.") && text.contains("other"))
    #expect(!text.contains("vault") && !text.contains("secret"), "\(text)")
    #expect(article.rules.filter { $0.hasSuffix("withheld-link") }.count == 6, "\(article.rules)")
    #expect(read("---\ndescription: ':::internal secret'\n---\nText").rules == ["2 audience-block"])
    #expect(read("---\ntags: [a, ':::internal']\n---\nText").text == nil)
  }

  @Test func theLengthOfAnIDIsNotTold() throws {
    let texts = ["v", "a-very-long-name-that-nobody-may-know"].map { id in
      read("## About [[\(id)]] and q\n\na [[\(id)]] b", hiding: [WithheldArticle(path: "x.md", id: id)]).text
    }
    #expect(texts[0] == texts[1])
  }

  @Test func aNameThatIsShownAsWellMeansThat() {
    let names = WithheldNames([WithheldArticle(path: "in/twin.md", id: "twin")], shown: [])
    #expect(names.article(named: "twin") != nil)
    #expect(names.article(at: "twin.md", from: "in/a.md") != nil)
    #expect(names.article(at: "twin.md", from: "a.md") == nil)
    #expect(names.article(at: "#twin", from: "in/a.md") == nil)
    #expect(names.article(at: "/in/twin.md", from: "a.md", isMicrosoftLearn: true) == nil)
  }

  // MARK: - Marks of other tools

  @Test(arguments: [
    "> [!INTERNAL]\n> secret", "> [!internal]- Title\n> secret", "> [!INTERNEL]\n> secret", "[!internal]\nsecret",
    "> [!STAFF]\n> secret", "> [!社内]\n> secret", "!!! internal\n    secret", "??? internal \"Title\"\n    secret",
    "{% internal %}\nsecret\n{% endinternal %}", "{{< internal >}}\nsecret\n{{< /internal >}}", "{: .internal}\nsecret",
    "{% if audience == internal %}\nsecret", "%% internal %%\nsecret", "<!-- internal -->\nsecret\n<!-- /internal -->",
    "<!-- begin internal -->\n\nsecret", "text <!-- internal --> secret", "<internal>secret</internal>",
    "<div class=\"internal\">\nsecret\n</div>", "<section data-audience='internal'>\nsecret\n</section>",
    "<p internal>secret</p>",
    "<div title=\"\(String(repeating: "word ", count: 20))\" class=\"internal\">\nsecret\n</div>",
    "<div\n  title=\"a > b\"\n  class=\"internal\">\nsecret\n</div>",
    "```internal\nsecret\n```", "~~~ {internal}\nsecret\n~~~", "# [Internal] secret", "【internal】secret",
    "[internal only] secret",
    "［！ＩＮＴＥＲＮＡＬ］\nsecret", "｛％　internal　％｝", "- [internal] secret", "| [internal] |\n| --- |\n| secret |",
    "> [!PARTNER]\n> secret", "```\ncode\n\n:::internal\nsecret\n:::", "```\n:::internal\n```\nsecret\n```\n:::",
    "> ```\n> :::internal\n> secret", "~~~\n:::internal\n```\nsecret",
  ])
  func marksOfOtherToolsAreUnclear(body: String) {
    for text in ["Before\n\n\(body)\n\nAfter", "Before\r\n\r\n" + body.replacing("\n", with: "\r\n")] {
      let article = read(text)
      #expect(article.text == nil)
      #expect(article.rules.contains { $0.hasSuffix(" audience-block") }, "\(article.rules)")
      #expect(read(text, reader: nil).text != nil)
    }
  }

  @Test(arguments: [
    "An internal error (internal state 10001).", "`[!internal]` and `<!-- internal -->`", "```\n[!INTERNAL]\n```",
    "[Internal server errors](https://a.example)", "<!-- internal links go here -->", "[Partner Center] is a site.",
    "<a class=\"reference internal\" href=#x>a</a>", "> [!NOTE]\n> internal", "**Internal** use", "(internal)",
    "`internal`: yes",
    "<b>internal</b>", "ping <partner>", "<FQDN of partner controller> *<partner domain controller>*",
    "[!INCLUDE [internal](internal.md)]", "public: [public] {% public %}",
    "![internal](internal.png)",
  ])
  func wordsAreNoMarks(body: String) {
    let article = read(body)
    #expect(article.text != nil, "\(article.rules)")
  }

  @Test(arguments: [
    "params: {audience: internal}", "casebook: {audience: internal}", "casebook:\n  audience: [internal]",
    "extra: {a: {audience: x}}",
    "cascade: [{params: {audience: internal}}]", "visibility: internal", "access: Internal", "internal: true",
    "private: yes",
    "confidential: true", "ms.audience: internal", "published: false", "params: {draft: true}", "audiences: [internal]",
  ])
  func whatPlainlyMeansToKeepBackDoes(head: String) {
    let page = "---\n\(head)\n---\nText"
    if head.contains("draft") || head.contains("published") {
      #expect(read("[!INCLUDE [x](p.md)]", includes: ["p.md": page]).rules == ["1 withheld-include"])
    } else {
      #expect(read(page).text == nil)
      #expect(read(page, isStrict: false).rules.contains { $0.hasSuffix("unknown-audience") })
    }
    #expect(read(page, reader: nil).text != nil)
  }

  @Test func othersKeysAreLetBe() {
    for head in [
      "params: {a: b}", "internal: false", "published: true", "category: networking", "extra: {public: true}",
    ] {
      #expect(read("---\n\(head)\n---\nText").text != nil, "\(head)")
    }
  }

  @Test(arguments: ["internl", "Internal use only", "partners", "admins, internal"])
  func aSlipIsUnclearBesideKeysOfMicrosoftLearn(audience: String) {
    let article = read("---\naudience: \(audience)\nms.topic: x\n---\nText", isStrict: false)
    #expect(article.text == nil)
    #expect(article.rules == ["2 unknown-audience"])
  }

  @Test func linesStayWhereTheyAre() {
    let article = read("Before\n\n:::internal\nsecret\n:::\n\n[^gone]: note\n\n[x](y)")
    #expect(article.rules.contains("7 unused-footnote"), "\(article.rules)")
  }
}
