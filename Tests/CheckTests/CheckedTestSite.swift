import Articles
import CrossReferences
import Diagnostics
import Entities
import Markdown

@testable import Check

/// A small site made from texts, read, linked and checked as the stages do it, on 2026-11-01.
struct CheckedTestSite {
  let findings: [Diagnostic]
  let silenced: Int
  let site: CheckedSite
  let facts: [ArticleFacts]

  init(
    _ files: [RuleReference.ExampleFile], assets: [Asset] = [], severities: [String: Diagnostic.Severity?] = [:]
  ) {
    let sources = files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
    let reader = ArticleReader(
      parser: MarkdownParser(options: MarkdownOptions(audiences: Audience.usualNames)), headings: HeadingDictionary(),
      kinds: [], languages: ["ja", "en"])
    let extractor = MentionExtractor(scanner: EntityScanner(), customKinds: [])
    var earlier: [Diagnostic] = []
    var documents: [String: MarkdownDocument] = [:]
    var unpublished: [Article] = []
    var articles: [ExtractedArticle] = []
    let today = CalendarDate("2026-11-01") ?? CalendarDate(secondsSinceEpoch: 0)
    let publication = Publication(today: today, includesDrafts: false)
    let all = sources.compactMap { reader.read($0) { _ in nil }.0?.article }
    let names = WithheldNames(
      all.filter { !publication.includes($0.metadata) }.map { WithheldArticle(unpublished: $0, on: today) },
      shown: all.filter { publication.includes($0.metadata) })
    for file in sources {
      let folder = file.path.split(separator: "/").dropLast().map(String.init)
      let (parsed, problems) = reader.read(file, hiding: names) { name in
        sources.first { $0.path == LinkAddress.normalised(name, in: folder) }
      }
      earlier += problems
      guard let parsed else { continue }
      documents[file.path] = parsed.document
      if publication.includes(parsed.article.metadata) {
        articles.append(ExtractedArticle(parsed, by: extractor))
      } else {
        unpublished.append(parsed.article)
      }
    }
    let site = Site(title: "Test", defaultLanguage: "en", languages: ["en", "ja"])
    let linker = Linker(articles, site: site, assets: assets)
    let references = (0..<linker.articleCount).map(linker.references)
    let connector = Connector(linker, references)
    let knowledgeBase = connector.knowledgeBase(entities: (0..<connector.entityCount).map(connector.entity))
    earlier += linker.diagnostics + references.flatMap(\.diagnostics)

    let checked = CheckedSite(knowledgeBase, unpublished: unpublished, headings: [:], today: today)
    let texts = knowledgeBase.articles.map { documents[$0.article.file.path] ?? MarkdownDocument() }
    let facts = texts.indices.map {
      ArticleFacts(CheckedArticle($0, text: texts[$0], of: checked), withExternals: true)
    }
    let shingles = texts.map { TextShingles(NearDuplicate.shingles(of: $0)) }
    let template = TextShingles(
      (0..<TextShingles.parts).flatMap { TextShingles.templates(of: shingles, part: $0) })
    let pairs = NearDuplicate.candidates(in: checked, facts).compactMap {
      NearDuplicate.pair($0, shingles[$0.first], shingles[$0.second], template: template)
    }
    let outcome = CheckOutcome(
      checked, facts, earlier: earlier, pairs: pairs, severities: severities)
    findings = outcome.findings
    silenced = outcome.silenced
    self.site = checked
    self.facts = facts
  }

  init(_ text: String, severities: [String: Diagnostic.Severity?] = [:]) {
    self.init([RuleReference.ExampleFile(path: "a.md", text: text)], severities: severities)
  }

  /// `CB1302:3` for each finding: its rule and line.
  var places: [String] { findings.map { "\($0.id):\($0.position?.line ?? 0)" } }

  func places(of name: String) -> [String] {
    findings.filter { $0.rule == name }.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0)" }
  }
}
