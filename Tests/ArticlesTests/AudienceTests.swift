import Diagnostics
import Markdown
import Testing

@testable import Articles

/// What is left of an article for a reader.
@Suite struct AudienceTests {
  private func read(
    _ text: String, reader: String? = "public", isStrict: Bool = true, fallback: String? = nil,
    includes: [String: String] = [:]
  ) -> (text: String?, rules: [String]) {
    let audience = Audience(
      names: ["public", "partner", "internal"], fallback: fallback, isStrict: isStrict, reader: reader)
    let parser = MarkdownParser(options: MarkdownOptions(audiences: audience.names))
    let articles = ArticleReader(
      parser: parser, headings: HeadingDictionary(), kinds: [], languages: [], audience: audience)
    let (parsed, findings) = articles.read(SourceFile(path: "a.md", bytes: Array(text.utf8))) { name in
      includes[name].map { SourceFile(path: name, bytes: Array($0.utf8)) }
    }
    let shown = parsed.map { $0.document.plainText(of: 0) + " | " + String(decoding: $0.document.text, as: UTF8.self) }
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
    #expect(read("---\n\nA rule, then text.").text != nil)
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
    ":::ｉｎｔｅｒｎａｌ", ":::社内", ":::「internal」", ":::\u{A0}internal", ":::\u{200B}internal", ":::{internal}",
    ":::.internal", "foo:::internal", "：：：社内",
  ])
  func aMarkThatIsNoBlockIsUnclear(mark: String) {
    let article = read("Text\n\n\(mark)\n\nsecret\n\n:::\n")
    #expect(article.text == nil)
    #expect(article.rules.contains { $0.hasSuffix("audience-block") })
  }

  @Test func aWideBlankBeforeTheNameIsABlank() {
    let article = read("Text\n\n:::　internal\n\nsecret\n\n:::\n\nmore", isStrict: false)
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
    #expect(read("[!INCLUDE [x](in.md)]", includes: files).rules == ["0 withheld-include"])
    #expect(read("[!INCLUDE [x](in.md)]", reader: "internal", includes: files).text?.contains("secret") == true)
  }

  @Test(arguments: [
    "[[vault]]", "[[Vault#door]]", "<article:vault>", "[[keys/vault.md]]", "## [[vault]]", "- [[vault]]\n",
    "> a\n> [[vault]]",
    "| [[vault]] |\n| --- |", ":::note[x]\n[[vault]]\n:::",
  ])
  func idsOfWithheldArticlesAreNotShown(body: String) throws {
    let names = WithheldNames([WithheldArticle(path: "keys/vault.md", id: "vault")])
    let parser = MarkdownParser(options: MarkdownOptions(audiences: Audience.usualNames))
    let articles = ArticleReader(
      parser: parser, headings: HeadingDictionary(), kinds: [], languages: [], audience: Audience(reader: "public"))
    let file = SourceFile(path: "a.md", bytes: Array("Before\n\n\(body)\n\nAfter [[vault|it]] `[[vault]]`".utf8))
    let (parsed, findings) = articles.read(file, hiding: names) { _ in nil }
    let document = try #require(parsed?.document)
    let text = document.plainText(of: 0)
    #expect(text.contains("Before") && text.contains("After it [[vault]]") && text.contains("…"), "\(text)")
    #expect(!text.replacing("[[vault]]", with: "").lowercased().contains("vault"), "\(text)")
    #expect(findings.map(\.rule) == ["withheld-link"])
    #expect(parsed?.article.sections.contains { $0.anchor.contains("vault") } == false)
  }

  @Test func linesStayWhereTheyAre() {
    let article = read("Before\n\n:::internal\nsecret\n:::\n\n[^gone]: note\n\n[x](y)")
    #expect(article.rules.contains("7 unused-footnote"), "\(article.rules)")
  }
}
