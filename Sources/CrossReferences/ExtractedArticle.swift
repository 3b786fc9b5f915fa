import Articles
import Diagnostics
import Markdown

/// An article with what its text names and refers to: all that linking needs of it.
package struct ExtractedArticle: Sendable {
  package let article: Article
  package let mentions: [ArticleMention]
  let links: [WrittenLink]

  init(article: Article, mentions: [ArticleMention], links: [WrittenLink]) {
    self.article = article
    self.mentions = mentions
    self.links = links
  }

  package init(_ parsed: ParsedArticle, by extractor: MentionExtractor) {
    article = parsed.article
    mentions = extractor.mentions(of: parsed)
    links = WrittenLink.all(in: parsed)
  }

  /// The destinations of its links to articles by id: `article:id#anchor`.
  package var namedLinks: Set<String> {
    Set(links.lazy.map(\.destination).filter { $0.hasPrefix("article:") })
  }

  /// Whether a link names one of them by its id.
  package func names(_ articles: WithheldNames) -> Bool {
    links.contains { articles.article(ofLink: $0.destination) != nil }
  }
}
