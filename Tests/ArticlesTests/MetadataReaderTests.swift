import Diagnostics
import Testing

@testable import Articles

@Suite struct MetadataReaderTests {
  func read(_ text: String) -> (Metadata?, [String]) {
    let file = SourceFile(path: "a.md", bytes: Array(text.utf8))
    let (frontMatter, problems) = FrontMatter.read(file)
    guard let frontMatter else { return (nil, problems.map(Self.line)) }
    let (metadata, findings) = MetadataReader.read(frontMatter, of: file, entityKeys: EntityKeys())
    return (metadata, (problems + findings).map(Self.line))
  }

  static func line(_ finding: Diagnostic) -> String {
    let place = finding.position.map { "\($0.line):\($0.column)" } ?? "-"
    return "\(place) \(finding.severity.rawValue) \(finding.rule): \(finding.message) | \(finding.hint)"
  }

  @Test func readsEveryFieldOfOurs() throws {
    let (metadata, findings) = read(
      """
      ---
      id: rdp/cng
      title: "RDP: 接続できない"
      lang: JA
      type: known-error
      products: [Windows Server 2012 R2, Windows Server 2016]
      date: 2026-10-02
      updated: 2026-10-03
      reviewed: 2026-10-04
      review-by: 2027-04-01
      draft: false
      publish: 2026-10-01
      expires: 2030-01-01
      state: verified
      owner: Platform support
      aliases: /old/
      superseded-by: other
      translation-of: rdp/cng-en
      related: [a, b]
      tags: rdp, tls
      events: [1057, "!36870"]
      kbs: 4012219
      codes:
        - 0x8009030D
      ---
      """)
    let read = try #require(metadata)
    #expect(findings.isEmpty)
    #expect(read.id == "rdp/cng" && read.title == "RDP: 接続できない" && read.language == "ja" && read.type == .knownError)
    #expect(read.products == ["Windows Server 2012 R2", "Windows Server 2016"])
    #expect(
      [read.date, read.updated, read.reviewed, read.reviewBy, read.publish, read.expires].map { $0?.description } == [
        "2026-10-02", "2026-10-03", "2026-10-04", "2027-04-01", "2026-10-01", "2030-01-01",
      ])
    #expect(!read.isDraft && read.state == .verified && read.owner == "Platform support" && read.aliases == ["/old/"])
    #expect(read.supersededBy == "other" && read.translationOf == "rdp/cng-en" && read.related == ["a", "b"])
    #expect(read.tags == ["rdp", "tls"])
    #expect(read.declared.map(\.text) == ["1057", "36870", "4012219", "0x8009030D"])
    #expect(read.declared.map(\.isRejected) == [false, true, false, false])
  }

  @Test func readsMicrosoftLearnWithoutAWord() throws {
    let (metadata, findings) = read(
      "---\ntitle: x\nms.date: 01/14/2021\nms.custom: sap:DQS\nmanager: dcscontentpm\naudience: ITPro\n---\n")
    #expect(findings.isEmpty)
    #expect(try #require(metadata).date?.description == "2021-01-14")
    #expect(metadata?.isMicrosoftLearn == true)
  }

  @Test func anUnknownKeyAsksWhatWasMeant() {
    let (_, findings) = read("---\ntitle: x\nprodcts: y\n---\n")
    #expect(findings == ["3:1 warning unknown-key: Unknown front matter key 'prodcts' | Did you mean 'products'?"])
  }

  @Test(arguments: [
    ("descrption", "description"), ("desctription", "description"), ("titel", "title"), ("onwer", "owner"),
    ("tag", "tags"), ("alias", "aliases"), ("langauge", "language"), ("ms-date", "ms.date"),
    ("supersededby", "superseded-by"), ("evnets", "events"), ("Redirect_form", "redirect-from"),
  ])
  func aSlipOfAKeyIsTold(written: String, meant: String) {
    let (_, findings) = read("---\ntitle: x\n\(written): y\n---\n")
    #expect(
      findings == ["3:1 warning unknown-key: Unknown front matter key '\(written)' | Did you mean '\(meant)'?"])
  }

  /// Keys of Adobe, Docusaurus, Jekyll, MkDocs and Obsidian, and of writers themselves.
  @Test(arguments: [
    "feature", "role", "level", "topic", "kt", "doc-type", "hide", "source-git-commit", "ht-degree", "workflow-type",
    "sidebar_position", "sidebar_label", "hide_title", "pagination_next", "noindex", "hide_bc", "notes", "priority",
    "severity", "created", "published", "data", "stage", "steps", "tabs", "mode", "reviewer", "reviewed_by", "cover",
    "page", "image", "authors", "public", "publisher", "released", "state-of-mind", "製品",
  ])
  func keysOfOthersAreLetBe(written: String) {
    #expect(read("---\ntitle: x\n\(written): y\n---\n").1.isEmpty)
  }

  @Test func badYAMLIsAnErrorWithItsPlaceAndNoArticle() {
    let (metadata, findings) = read("---\ntitle: a\nproducts: [one, two\n---\ntext\n")
    #expect(metadata == nil)
    #expect(findings.count == 1)
    #expect(findings.first?.contains(" error front-matter: Bad YAML") == true)
    #expect(findings.first?.hasPrefix("4:") == true || findings.first?.hasPrefix("3:") == true)
  }

  @Test func aWrongDateIsAnErrorAtItsValue() {
    let (_, findings) = read("---\nreview-by: next year\n---\n")
    #expect(
      findings == ["2:12 error front-matter-value: 'review-by: next year' is no date | Write the day as 2026-10-02."])
  }

  @Test func anythingButFalseKeepsADraft() {
    #expect(read("---\ndraft: perhaps\n---\n").0?.isDraft == true)
    #expect(read("---\ndraft: no\n---\n").0?.isDraft == false)
  }

  @Test func anAliasBombIsNotUnfolded() {
    var yaml = "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    for (last, next) in zip("abcdefgh", "bcdefghi") {
      yaml += "\(next): &\(next) [" + Array(repeating: "*\(last)", count: 9).joined(separator: ",") + "]\n"
    }
    let (metadata, _) = read(yaml + "title: still here\ntags: *i\n---\n")
    #expect(metadata?.title == "still here")
  }

  @Test(arguments: ["", "text\n", "--- x\n", "---\nno end\n", "----\n"])
  func aFileWithoutFrontMatterHasNone(text: String) {
    let (metadata, findings) = read(text)
    #expect(metadata?.title == nil && findings.isEmpty)
  }

  @Test func theBodyBeginsBehindTheFence() {
    let file = SourceFile(path: "a.md", bytes: [0xEF, 0xBB, 0xBF] + Array("---\r\ntitle: x\r\n---\r\nbody".utf8))
    let bodyStart = FrontMatter.read(file).0?.bodyStart
    #expect(bodyStart.map { String(decoding: file.bytes[$0...], as: UTF8.self) } == "body")
  }

  @Test(
    arguments: [
      "key: value", "a: 1\nb: 日本語 text", "k: it's", "k: http://x/y", "ms.date: 01/14/2021", "k:   padded   ", "",
      "k:", "k: \nb: 2", "# a: b\nk: v\n#", "k: 'x'", "k: \"日本語: # x\"  ", "k: ''", "k: 'a \"b\" c'", "k: \"it's\"",
      "k: .NET 4",
      "k: (a) b", "k: /a/b", "k: \"  a \"", "k:\n\n# c\nb: 1", "k: \" \"", "k:\t", "k: true", "k: 'true'",
    ])
  func theShortWayReadsWhatTheParserReads(yaml: String) throws {
    let short = try #require(SimpleYAML.entries(of: Array(yaml.utf8)[...]))
    let file = SourceFile(path: "a.md", bytes: Array("---\n\(yaml)\nzz: [x]\n---\n".utf8))
    let long = try #require(FrontMatter.read(file).0).entries.dropLast()
    #expect(
      short.map { "\($0.key)|\($0.keyPosition)|\($0.value)" } == long.map { "\($0.key)|\($0.keyPosition)|\($0.value)" })
  }

  @Test(arguments: [
    "k: 'x''y'", "k: \"a\\n\"", "k: \"a\" # b", "k: 'a", "k: '", "k: \"a\"b\"", "k:\n  a", "k:\n- a",
    "k:\n # c\n  b: 1", "k: [a]",
    "k: a: b", "k: a #b", "k: a:", "k: |", "k: a\n  b", "k: 'a'\n  b", "---\nk: a", "...", "# note\raudience: staff",
    "# a\u{85}b: c", "k: \"x\u{85}y\"", "k: \"\u{FEFF}\"", "k: a\u{2028}b", "# \u{2029}draft: true",
    "k: \u{FFFE}", "k: \"\u{80}\"", "k: a\u{7F}", " k: v", "- a", "k: &a b",
    "k: v\nk: w", "k: *a",
    "k: %",
  ])
  func theShortWayLeavesTheRestToTheParser(yaml: String) {
    #expect(SimpleYAML.entries(of: Array(yaml.utf8)[...]) == nil)
  }

  /// What may be meant to keep an article back is not shown until it can be read.
  @Test(arguments: ["publish: soon", "expires: 31.12.2025", "state: drfat", "publish: [2026-01-01]\ndraft: false"])
  func whatMayKeepAnArticleBackMakesADraft(lines: String) {
    #expect(read("---\n\(lines)\n---\n").0?.isDraft == true)
  }

  @Test(arguments: ["publish:", "expires: ~", "state: verfied", "publish: 2026-01-01", "draft: false"])
  func otherValuesDoNot(lines: String) { #expect(read("---\n\(lines)\n---\n").0?.isDraft == false) }
}
