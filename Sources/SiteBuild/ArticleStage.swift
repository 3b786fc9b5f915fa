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

  init(_ source: SiteSource, reader: SourceReader, publication: Publication) {
    let configuration = source.configuration
    let kinds = configuration.kinds.map(\.name)
    let usual = configuration.languages.isEmpty ? ["ja", "en", "ja-jp", "en-us"] : []
    let options = MarkdownOptions(
      extensions: true, cjkEmphasis: configuration.cjkEmphasis, cjkSoftBreaks: configuration.cjkSoftBreaks)
    parser = ArticleReader(
      parser: MarkdownParser(options: options), headings: HeadingDictionary(additional: configuration.headings),
      kinds: kinds, languages: configuration.namedLanguages + usual, productNames: configuration.products)
    extractor = MentionExtractor(
      scanner: EntityScanner(customKinds: configuration.kinds), customKinds: kinds,
      providers: configuration.providers)
    self.reader = reader
    self.publication = publication
  }

  /// Article and document are nil where the source cannot be read, or is not published.
  struct Result: Sendable {
    var article: ExtractedArticle?
    var document: MarkdownDocument?
    /// An article that is read and not shown.
    var unpublished: Article?
    var diagnostics: [Diagnostic]
  }

  /// - Parameter include: the file that an `[!INCLUDE]` of the article names.
  func read(_ source: SourceReader.Source, include: (String) -> SourceFile?) -> Result {
    let (file, problems) = reader.file(of: source)
    guard let file else { return Result(diagnostics: problems) }
    let (parsed, findings) = parser.read(file, include: include)
    guard let parsed else { return Result(diagnostics: problems + findings) }
    guard publication.includes(parsed.article.metadata) else {
      return Result(unpublished: parsed.article, diagnostics: problems + findings)
    }
    return Result(
      article: ExtractedArticle(parsed, by: extractor), document: parsed.document, diagnostics: problems + findings)
  }
}
