import Articles
import Check
import CrossReferences
import Diagnostics
import Markdown
import Rendering

/// The stage that runs the rules, on all cores, over the linked whole and the articles' texts.
extension SiteStages {
  /// - Parameters:
  ///   - earlier: what reading, parsing and linking found.
  ///   - renames: what is wrong with renames in git; nil where git was not asked.
  ///   - asking: asks addresses elsewhere whether they answer; nil where nobody wants to know.
  /// - Throws: where a text cannot be read back, and what `asking` throws.
  func check(
    _ knowledgeBase: KnowledgeBase, unpublished: [Article], earlier: [Diagnostic], renames: [Diagnostic]? = nil,
    asking: ((Set<String>) throws -> [String: ExternalLink.Answer])? = nil, text: @escaping DocumentSource
  ) throws -> CheckOutcome {
    let site = checkedSite(knowledgeBase, unpublished)
    let facts = try facts(of: site, withExternals: asking != nil, text: text)
    let pairs = try alike(NearDuplicate.candidates(in: site, facts), text: text)
    return CheckOutcome(
      site, facts, earlier: earlier, pairs: pairs, severities: source.configuration.severities, renames: renames,
      answers: try asking?(Set(facts.flatMap(\.externals).map(\.address))))
  }

  /// Those of the candidates that are alike, with what they really have in common.
  private func alike(
    _ candidates: [DuplicateSearch.Pair], text: @escaping DocumentSource
  ) throws -> [DuplicateSearch.Pair] {
    let numbers = Set(candidates.flatMap { [$0.first, $0.second] }).sorted()
    let texts = try map(numbers.count) { index -> Result<TextShingles, FileError> in
      Self.result { () throws(FileError) in TextShingles(NearDuplicate.shingles(of: try text(numbers[index]))) }
    }.map { try $0.get() }
    let template = TextShingles(
      map(TextShingles.parts) { TextShingles.templates(of: texts, part: $0) }.flatMap { $0 })
    let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    return map(candidates.count) { index -> DuplicateSearch.Pair? in
      guard let first = places[candidates[index].first], let second = places[candidates[index].second] else {
        return nil
      }
      return NearDuplicate.pair(candidates[index], texts[first], texts[second], template: template)
    }.compactMap { $0 }
  }

  static func result<Value>(_ body: () throws(FileError) -> Value) -> Result<Value, FileError> {
    do throws(FileError) { return .success(try body()) } catch { return .failure(error) }
  }

  /// What a report needs: the linked whole, and the pairs of articles that may say the same.
  package func compared(scratch: String) throws -> (CheckedSite, [DuplicateSearch.Pair], [Diagnostic]) {
    let sources = try read()
    let shelf = DocumentShelf(folder: scratch)
    let parsed = parse(sources.files, shelf: shelf)
    let (knowledgeBase, findings) = link(parsed.articles, assets: sources.assets, baseURL: nil)
    let text = shelf.source(of: parsed.documents, in: knowledgeBase)
    let site = checkedSite(knowledgeBase, parsed.unpublished)
    let pairs = try alike(
      NearDuplicate.candidates(in: site, try facts(of: site, withExternals: false, text: text)), text: text)
    return (site, pairs, (sources.diagnostics + parsed.diagnostics + findings).sorted())
  }

  private func checkedSite(_ knowledgeBase: KnowledgeBase, _ unpublished: [Article]) -> CheckedSite {
    CheckedSite(
      knowledgeBase, unpublished: unpublished, headings: source.configuration.headings, audience: audience,
      today: publication.today)
  }

  private func facts(
    of site: CheckedSite, withExternals: Bool, text: @escaping DocumentSource
  ) throws -> [ArticleFacts] {
    try map(site.knowledgeBase.articles.count) { number -> Result<ArticleFacts, FileError> in
      Self.result { () throws(FileError) in
        ArticleFacts(CheckedArticle(number, text: try text(number), of: site), withExternals: withExternals)
      }
    }.map { try $0.get() }
  }

  /// What `casebook check` needs: everything up to the linked whole, and what the rules say of it.
  package struct Checked: Sendable {
    package let knowledgeBase: KnowledgeBase
    package let unpublished: [Article]
    package let outcome: CheckOutcome
  }

  /// - Parameters:
  ///   - scratch: a folder on a file system that has room for the texts.
  ///   - asking: as in `check`.
  package func checked(
    scratch: String, asking: ((Set<String>) throws -> [String: ExternalLink.Answer])? = nil
  ) throws -> Checked {
    let sources = try read()
    let (theme, themeFindings) = try Self.theme(try ThemeFolder.read(source.themeFolder))
    let shelf = DocumentShelf(folder: scratch)
    let parsed = parse(sources.files, shelf: shelf)
    let (knowledgeBase, findings) = link(parsed.articles, assets: sources.assets, baseURL: nil)
    let redirects = Redirects(
      knowledgeBase, renderer(knowledgeBase, theme), theme, maps: source.configuration.redirects)
    let outcome = try check(
      knowledgeBase, unpublished: parsed.unpublished,
      earlier: sources.diagnostics + parsed.diagnostics + findings + themeFindings + redirects.diagnostics,
      renames: RenameHistory(folder: source.articleFolder)?.findings(in: knowledgeBase, self),
      asking: asking, text: shelf.source(of: parsed.documents, in: knowledgeBase))
    return Checked(knowledgeBase: knowledgeBase, unpublished: parsed.unpublished, outcome: outcome)
  }
}

extension SiteStages {
  func renderer(_ knowledgeBase: KnowledgeBase, _ theme: Theme, isOffline: Bool = false) -> PageRenderer {
    PageRenderer(
      Interfaces(theme, languages: knowledgeBase.site.languages), knowledgeBase: knowledgeBase,
      rawHTML: source.configuration.rawHTML, exports: source.configuration.exports(of: knowledgeBase.site),
      isOffline: isOffline)
  }

  /// - Throws: `ConfigurationProblems` where the theme cannot be used.
  static func theme(_ overrides: [(path: String, bytes: [UInt8])]) throws -> (theme: Theme, findings: [Diagnostic]) {
    let (theme, findings) = Theme.load(overrides: overrides)
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw ConfigurationProblems(diagnostics: findings)
    }
    return (theme, findings)
  }
}

extension DocumentShelf {
  /// The texts by the articles' indices in the knowledge base.
  func source(of places: [String: Place], in knowledgeBase: KnowledgeBase) -> DocumentSource {
    { number throws(FileError) in
      guard let place = places[knowledgeBase.articles[number].article.file.path] else { return MarkdownDocument() }
      return try self.get(place)
    }
  }
}
