import Articles
import CrossReferences
import Diagnostics
import Entities
import Markdown

/// The stage that takes one article by itself: a source to an article with its mentions, and its text.
struct ArticleStage: Sendable {
  private let reader: SourceReader
  private let publication: Publication
  private let parser: ArticleReader
  private let extractor: MentionExtractor
  private let markdown: MarkdownParser

  init(_ stages: SiteStages) {
    let (configuration, audience) = (stages.source.configuration, stages.audience)
    let kinds = configuration.kinds.map(\.name)
    let usual = configuration.languages.isEmpty ? ["ja", "en", "ja-jp", "en-us"] : []
    let options = MarkdownOptions(
      extensions: true, cjkEmphasis: configuration.cjkEmphasis, cjkSoftBreaks: configuration.cjkSoftBreaks,
      audiences: audience.names)
    markdown = MarkdownParser(options: options)
    parser = ArticleReader(
      parser: markdown, headings: HeadingDictionary(additional: configuration.headings),
      kinds: kinds, languages: configuration.namedLanguages + usual, productNames: configuration.products,
      audience: audience, publication: stages.publication, bases: stages.bases)
    extractor = MentionExtractor(
      scanner: EntityScanner(customKinds: configuration.kinds), customKinds: kinds,
      providers: configuration.providers)
    reader = stages.reader
    publication = stages.publication
  }

  /// Article and document are nil where the source cannot be read, or is not published.
  struct Result: Sendable {
    var article: ExtractedArticle?
    var document: MarkdownDocument?
    /// An article that is written but not published.
    var unpublished: Article?
    /// What an article that is not shown may be called.
    var withheld: WithheldArticle?
    var diagnostics: [Diagnostic]
  }

  /// A file by itself, without what it includes; nil where its front matter cannot be read.
  func article(_ file: SourceFile) -> Article? { parser.read(file) { _ in nil }.0?.article }

  /// Where a file shows code, ascending.
  func codeRanges(_ file: SourceFile, from start: Int) -> [Range<Int>] {
    markdown.parse(file, from: start).0.nodes.filter { $0.kind == .code || $0.kind == .codeBlock }.map(\.range.offsets)
  }

  /// - Parameters:
  ///   - names: articles that are withheld, whose ids are hidden with them.
  ///   - include: the file that an `[!INCLUDE]` of the article names.
  func read(
    _ source: SourceReader.Source, hiding names: WithheldNames = WithheldNames(), include: (String) -> SourceFile?
  ) -> Result {
    let (file, problems) = reader.file(of: source)
    guard let file else { return Result(diagnostics: problems) }
    let (parsed, findings) = parser.read(file, hiding: names, include: include)
    guard let parsed else { return Result(withheld: parser.withheld(file), diagnostics: problems + findings) }
    guard publication.includes(parsed.article.metadata) else {
      return Result(
        unpublished: parsed.article, withheld: WithheldArticle(unpublished: parsed.article, on: publication.today),
        diagnostics: problems + findings)
    }
    return Result(
      article: ExtractedArticle(parsed, by: extractor), document: parsed.document,
      diagnostics: problems + findings + HiddenDefinitions.findings(file, shown: parsed.file))
  }
}
