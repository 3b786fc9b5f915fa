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
  ///   - asking: asks addresses elsewhere whether they answer; nil where nobody wants to know.
  /// - Throws: where a text cannot be read back, and what `asking` throws.
  func check(
    _ knowledgeBase: KnowledgeBase, unpublished: [Article], earlier: [Diagnostic],
    asking: ((Set<String>) throws -> [String: ExternalLink.Answer])? = nil, text: @escaping DocumentSource
  ) throws -> CheckOutcome {
    let site = checkedSite(knowledgeBase, unpublished)
    let facts = try facts(of: site, withExternals: asking != nil, text: text)
    let pairs = try overlaps(of: NearDuplicate.candidates(in: site, facts), text: text)
    return CheckOutcome(
      site, facts, earlier: earlier, pairs: pairs, severities: source.configuration.severities,
      answers: try asking?(Set(facts.flatMap(\.externals).map(\.address))))
  }

  /// The candidates with what they really have in common.
  private func overlaps(
    of candidates: [DuplicateSearch.Pair], text: @escaping DocumentSource
  ) throws -> [DuplicateSearch.Pair] {
    try map(candidates.count) { index -> Result<DuplicateSearch.Pair, FileError> in
      Self.result { () throws(FileError) in
        let pair = candidates[index]
        let sets = (
          Set(NearDuplicate.shingles(of: try text(pair.first))), Set(NearDuplicate.shingles(of: try text(pair.second)))
        )
        return DuplicateSearch.Pair(
          first: pair.first, second: pair.second, similarity: DuplicateSearch.overlap(sets.0, sets.1))
      }
    }.map { try $0.get() }
  }

  private static func result<Value>(_ body: () throws(FileError) -> Value) -> Result<Value, FileError> {
    do throws(FileError) { return .success(try body()) } catch { return .failure(error) }
  }

  /// What a report needs: the linked whole, and the pairs of articles that may say the same.
  package func compared(scratch: String) throws -> (CheckedSite, [DuplicateSearch.Pair], [Diagnostic]) {
    let sources = try read()
    let shelf = DocumentShelf(folder: scratch)
    let parsed = parse(sources.files, shelf: shelf)
    let (knowledgeBase, findings) = link(
      parsed.articles, assets: sources.assets, unpublished: parsed.unpublished, baseURL: nil)
    let text = shelf.source(of: parsed.documents, in: knowledgeBase)
    let site = checkedSite(knowledgeBase, parsed.unpublished)
    let pairs = try overlaps(
      of: NearDuplicate.candidates(in: site, try facts(of: site, withExternals: false, text: text)), text: text)
    return (site, pairs, (sources.diagnostics + parsed.diagnostics + findings).sorted())
  }

  private func checkedSite(_ knowledgeBase: KnowledgeBase, _ unpublished: [Article]) -> CheckedSite {
    CheckedSite(
      knowledgeBase, unpublished: unpublished, headings: source.configuration.headings, today: publication.today)
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
    let themeFindings = try Self.theme(try ThemeFolder.read(source.themeFolder)).findings
    let shelf = DocumentShelf(folder: scratch)
    let parsed = parse(sources.files, shelf: shelf)
    let (knowledgeBase, findings) = link(
      parsed.articles, assets: sources.assets, unpublished: parsed.unpublished, baseURL: nil)
    let outcome = try check(
      knowledgeBase, unpublished: parsed.unpublished,
      earlier: sources.diagnostics + parsed.diagnostics + findings + themeFindings,
      asking: asking, text: shelf.source(of: parsed.documents, in: knowledgeBase))
    return Checked(knowledgeBase: knowledgeBase, unpublished: parsed.unpublished, outcome: outcome)
  }
}

extension SiteStages {
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
