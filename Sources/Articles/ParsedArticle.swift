import Diagnostics
import Markdown

/// An article with its source and its text as a tree. Both are large: they are read for what is in them, then the source is let go
/// and the tree is put away until the page is made.
package struct ParsedArticle: Sendable {
  package let file: SourceFile
  package let article: Article
  package let document: MarkdownDocument
  /// What may name other articles beside its links: `[[id]]` within texts, attributes of raw HTML, front matter.
  package let names: [String]

  package init(file: SourceFile, article: Article, document: MarkdownDocument, names: [String]) {
    self.file = file
    self.article = article
    self.document = document
    self.names = names
  }
}
