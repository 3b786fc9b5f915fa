import Articles
import CrossReferences
import Diagnostics
import Foundation
import Markdown
import Testing

@testable import SiteBuild

/// A cache of parsed articles gives what parsing gives, or nothing.
@Suite struct ParseCacheTests {
  private let folder: TemporaryFolder
  private let key: ParseCache.Key
  let kept: ParseCache.Kept

  /// Says something in every field that an article has.
  private static let text = """
    ---
    id: net/one
    title: 記事
    description: About it
    lang: ja
    type: known-error
    products: [Windows Server 2012 R2]
    date: 2020-01-02
    updated: 2021-02-03
    reviewed: 2021-02-04
    review-by: 2030-01-01
    draft: true
    publish: 2020-01-01
    expires: 2031-01-01
    state: verified
    audience: support
    owner: team
    aliases: [/old/]
    superseded-by: other
    translation-of: other
    related: [other, another]
    tags: [TLS]
    events: [1057, "!36870"]
    ms.topic: troubleshooting
    unknown-key: 1
    audiense: internal
    ---
    # 見出し

    _Applies to:_ &nbsp; Windows Server 2016
    _Original KB number:_ &nbsp; 123456

    ## 症状 {#own}

    Source: Schannel
    Event ID: 36871, KB4012219, `0x8009030D`. [x](kb:4012219) ![y](z.png) [[other]] <a name="here"></a>

    | a | b |
    | - | - |
    | 1 | [^1] |

    > [!NOTE]
    > Text.

    [^1]: A footnote.
    """

  init() throws {
    folder = try TemporaryFolder()
    key = ParseCache.Key(path: folder.path + "/cache", stamp: 7)
    try folder.write(Self.text, to: "kb/a.md")
    let source = try SiteSource(folder: folder.path + "/kb")
    let publication = Publication(today: try #require(CalendarDate("2026-11-25")), includesDrafts: true)
    let stages = SiteStages(source: source, jobs: 1, publication: publication)
    let found = try #require(try stages.read().files.first)
    let result = stages.articleStage.read(found) { _ in nil }
    kept = ParseCache.Kept(
      path: "a.md", status: try #require(found.status), fingerprint: found.fingerprint,
      parsed: ParseCache.Parsed(result: result, includes: ["b.md"], fingerprints: [-5]))
    ParseCache.store(key, count: 1, goesOn: { true }) { _ in kept }
  }

  /// All fields of a value, however deep; sets in order.
  private func description(of value: Any) -> String {
    if let set = value as? Set<String> { return "\(set.sorted())" }
    if let positions = value as? [String: SourcePosition] {
      return positions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty { return "\(value)" }
    return "(" + mirror.children.map { ($0.label ?? "") + ":" + description(of: $0.value) }.joined(separator: " ") + ")"
  }

  @Test func whatIsReadBackIsWhatWasParsed() throws {
    let parsed = try #require(ParseCache(key)?.article(at: "a.md"))
    #expect(description(of: parsed) == description(of: kept.parsed))
    #expect(parsed.result.article?.mentions.isEmpty == false)
  }

  /// A field that is empty in the text above would be lost without a word.
  @Test func theTextSaysSomethingInEveryField() throws {
    let article = try #require(kept.parsed.result.article?.article)
    for mirror in [Mirror(reflecting: article), Mirror(reflecting: article.metadata)] {
      for child in mirror.children {
        let text = description(of: child.value)
        #expect(text != "nil" && text != "[]" && text != "false" && text != "", "\(child.label ?? "") is empty")
      }
    }
  }

  @Test func anotherFileProgramOrConfigurationFindsNothing() throws {
    let cache = try #require(ParseCache(key))
    #expect(cache.fingerprint(of: "a.md", kept.status) == kept.fingerprint)
    #expect(cache.fingerprint(of: "b.md", kept.status) == nil)
    try folder.write(Self.text + " ", to: "kb/a.md")
    let status = try #require(try Files.status(of: folder.path + "/kb/a.md"))
    #expect(cache.fingerprint(of: "a.md", status) == nil)
    let others = [ParseCache.Key(path: key.path, stamp: 8), ParseCache.Key(path: key.path + "x", stamp: 7)]
    #expect(others.allSatisfy { ParseCache($0) == nil })
  }

  /// A preview for some readers never shows what one for others parsed.
  @Test func eachAudienceHasAStampOfItsOwn() throws {
    let source = try SiteSource(folder: folder.path + "/kb")
    var options = SiteBuilder.Options(today: try #require(CalendarDate("2026-11-25")))
    let choices: [AudienceChoice] = [.widest, .writers, .named("partner"), .named("internal")]
    let stamps = try choices.map { choice in
      options.audience = choice
      return try #require(ParseCache.Key(source, options)).stamp
    }
    #expect(Set(stamps).count == choices.count)
  }

  @Test func truncatedOrDamagedItGivesTheSameOrNothing() throws {
    let whole = try Files.read(key.path)
    let wanted = description(of: kept.parsed)
    var bad: [[UInt8]] = stride(from: 0, to: whole.count, by: 41).map { Array(whole[..<$0]) }
    for place in stride(from: 0, to: whole.count, by: 17) {
      var bytes = whole
      bytes[place] ^= 0x55
      bad.append(bytes)
    }
    for bytes in bad {
      try Files.write(bytes, to: key.path)
      if let result = ParseCache(key)?.article(at: "a.md") { #expect(description(of: result) == wanted) }
    }
  }
}
