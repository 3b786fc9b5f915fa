import Markdown

/// An article and its text as a tree. The tree is large: it is read for what is in it and put away until the page is made.
package struct ParsedArticle: Sendable {
  package let article: Article
  package let document: MarkdownDocument

  package init(article: Article, document: MarkdownDocument) {
    self.article = article
    self.document = document
  }
}
