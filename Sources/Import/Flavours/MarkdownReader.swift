import Articles
/// stub
struct MarkdownReader {
  static func read(_ bytes: [UInt8], _ format: SourceFormat, by reader: ArticleReader) -> Draft { Draft() }
}
