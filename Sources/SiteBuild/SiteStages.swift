import Articles
import CrossReferences
import Diagnostics
import Entities
import Markdown

/// The stages from source files to a linked knowledge base, each from value to value; all commands go through them.
package struct SiteStages: Sendable {
  let source: SiteSource
  let map: ParallelMap
  let publication: Publication
  let audience: Audience
  /// The addresses at which the site may be read.
  let bases: [String]

  /// - Parameters:
  ///   - audience: who reads; nil for those who write, who see everything.
  ///   - baseURL: the site's address where it is another one than the configuration's.
  package init(
    source: SiteSource, jobs: Int, publication: Publication, audience: Audience? = nil, baseURL: String? = nil
  ) {
    self.source = source
    bases = [baseURL ?? "", source.configuration.baseURL].filter { !$0.isEmpty }
    self.audience = audience ?? AudienceChoice.writers(of: source.configuration)
    map = ParallelMap(jobs: jobs)
    self.publication = publication
  }

  /// The kinds of entities that the site defines.
  package var customKinds: [CustomKind] { source.configuration.kinds }

  package var articleFolder: String { source.articleFolder }

  /// What parsing makes of the sources.
  struct Parsed: Sendable {
    var articles: [ExtractedArticle] = []
    /// By the path of the article.
    var documents: [String: DocumentShelf.Place] = [:]
    /// How many are not shown.
    var withheld = 0
    /// Those among them that are but not published: drafts, expired ones, those of the future.
    var unpublished: [Article] = []
    var diagnostics: [Diagnostic] = []
  }

  /// What parsing makes of one source.
  private struct Result: Sendable {
    var article: ExtractedArticle?
    var unpublished: Article?
    var withheld: WithheldArticle?
    var place: DocumentShelf.Place?
    var diagnostics: [Diagnostic]
  }

  var reader: SourceReader {
    SourceReader(folder: source.articleFolder, excluded: Files.realPath(source.outputFolder), map: map)
  }

  var articleStage: ArticleStage { ArticleStage(self) }

  func read() throws -> SourceReader.Sources { try reader.read() }

  /// Parses, models and extracts each article by itself, on all cores.
  /// - Parameter shelf: where the texts are put for those that show them; nil where nobody does.
  func parse(_ sources: [SourceReader.Source], shelf: DocumentShelf? = nil) -> Parsed {
    let stage = articleStage
    let includes = Includes(sources, reader: reader)
    let result = { @Sendable (index: Int, names: WithheldNames) -> Result in
      let read = stage.read(sources[index], hiding: names) { includes.file(named: $0, from: sources[index].path) }
      return Result(
        article: read.article, unpublished: read.unpublished, withheld: read.withheld,
        place: read.document.flatMap { shelf?.put($0) }, diagnostics: read.diagnostics)
    }
    var results = map(sources.count) { result($0, WithheldNames()) }
    // What is withheld is known only now: those that name it are read again.
    let names = WithheldNames(
      results.compactMap(\.withheld), shown: results.compactMap { $0.article?.article }, bases: bases)
    let naming = names.isEmpty ? [] : results.indices.filter { results[$0].article?.names(names) ?? false }
    for (index, again) in zip(naming, map(naming.count) { result(naming[$0], names) }) { results[index] = again }
    var parsed = Parsed()
    for result in results {
      parsed.diagnostics += result.diagnostics
      if let article = result.unpublished { parsed.unpublished.append(article) }
      if result.withheld != nil { parsed.withheld += 1 }
      guard let article = result.article else { continue }
      parsed.articles.append(article)
      parsed.documents[article.article.file.path] = result.place
    }
    return parsed
  }

  func link(
    _ articles: [ExtractedArticle], assets: [Asset], baseURL: String?
  ) -> (KnowledgeBase, [Diagnostic]) {
    let site = SiteDescription.site(
      source.configuration, baseURL: baseURL, articles: articles.map(\.article), folder: source.folder,
      audience: audience, today: publication.today)
    let (addresses, entities) = map.both(
      { ArticleAddresses(articles, site: site) }, { EntityIndex(articles) })
    let linker = Linker(articles, addresses, entities, site: site, assets: assets)
    let (topics, references) = map.both(
      { LinkedTopics(linker) }, { map(linker.articleCount) { linker.references(of: $0) } })
    let connector = Connector(linker, topics, references)
    let knowledgeBase = connector.knowledgeBase(entities: map(connector.entityCount) { connector.entity($0) })
    return (knowledgeBase, linker.diagnostics + references.flatMap(\.diagnostics))
  }

  /// Everything up to the linked whole, for commands that write no site.
  package func knowledgeBase() throws -> (KnowledgeBase, [Diagnostic]) {
    let sources = try read()
    let parsed = parse(sources.files)
    let (knowledgeBase, findings) = link(parsed.articles, assets: sources.assets, baseURL: nil)
    return (knowledgeBase, (sources.diagnostics + parsed.diagnostics + findings).sorted())
  }

  /// The articles with their mentions, for commands that need no links.
  package func extractedArticles() throws -> ([ExtractedArticle], [Diagnostic]) {
    let sources = try read()
    let parsed = parse(sources.files)
    return (parsed.articles, (sources.diagnostics + parsed.diagnostics).sorted())
  }
}
