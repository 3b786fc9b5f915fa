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

  package init(source: SiteSource, jobs: Int, publication: Publication) {
    self.source = source
    map = ParallelMap(jobs: jobs)
    self.publication = publication
  }

  /// The kinds of entities that the site defines.
  package var customKinds: [CustomKind] { source.configuration.kinds }

  /// An article with what it names.
  package struct Extracted: Sendable {
    package let article: Article
    package let mentions: [ArticleMention]
  }

  func read() throws -> SourceReader.Sources {
    let reader = SourceReader(folder: source.articleFolder, excluded: Files.realPath(source.outputFolder), map: map)
    return try reader.read()
  }

  /// Parses, models and extracts each article by itself, on all cores.
  func articles(of sources: SourceReader.Sources) -> ([Extracted], [Diagnostic]) {
    let configuration = source.configuration
    let kinds = configuration.kinds.map(\.name)
    let languages = configuration.languages.isEmpty ? ["ja", "en", "ja-jp", "en-us"] : configuration.languages
    let options = MarkdownOptions(
      extensions: true, cjkEmphasis: configuration.cjkEmphasis, cjkSoftBreaks: configuration.cjkSoftBreaks)
    let reader = ArticleReader(
      parser: MarkdownParser(options: options), headings: HeadingDictionary(additional: configuration.headings),
      kinds: kinds,
      languages: languages, productNames: configuration.products)
    let extractor = MentionExtractor(
      scanner: EntityScanner(customKinds: configuration.kinds), customKinds: kinds,
      providers: configuration.providers)
    let includes = Includes(sources.files)
    let results = map(sources.files.count) { index -> (Extracted?, [Diagnostic]) in
      let file = sources.files[index]
      let (article, diagnostics) = reader.read(file) { includes.file(named: $0, from: file.path) }
      guard let article, publication.includes(article.metadata) else { return (nil, diagnostics) }
      return (Extracted(article: article, mentions: extractor.mentions(of: article)), diagnostics)
    }
    return (results.compactMap { $0.0 }, results.flatMap { $0.1 })
  }

  func link(_ articles: [Extracted], assets: [Asset], baseURL: String?) -> (KnowledgeBase, [Diagnostic]) {
    let site = SiteDescription.site(
      source.configuration, baseURL: baseURL, articles: articles.map(\.article), folder: source.folder)
    let linker = Linker(articles.map { ($0.article, $0.mentions) }, site: site, assets: assets)
    let references = map(linker.articleCount) { linker.references(of: $0) }
    let connector = Connector(linker, references)
    let knowledgeBase = connector.knowledgeBase(
      articles: map(linker.articleCount) { connector.article($0) },
      entities: map(connector.entityCount) { connector.entity($0) })
    return (knowledgeBase, linker.diagnostics + references.flatMap(\.diagnostics))
  }

  /// Everything up to the linked whole, for commands that write no site.
  package func knowledgeBase() throws -> (KnowledgeBase, [Diagnostic]) {
    let sources = try read()
    let (articles, problems) = articles(of: sources)
    let (knowledgeBase, findings) = link(articles, assets: sources.assets, baseURL: nil)
    return (knowledgeBase, (sources.diagnostics + problems + findings).sorted())
  }

  /// The articles with their mentions, for commands that need no links.
  package func extractedArticles() throws -> ([Extracted], [Diagnostic]) {
    let sources = try read()
    let (articles, problems) = articles(of: sources)
    return (articles, (sources.diagnostics + problems).sorted())
  }
}
