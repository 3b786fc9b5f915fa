import Articles
import Diagnostics
import Markdown

/// An article with what its text names and refers to: all that linking needs of it.
package struct ExtractedArticle: Sendable {
  package let article: Article
  package let mentions: [ArticleMention]
  let links: [WrittenLink]
  /// What may name other articles beside the links.
  let names: [String]

  init(article: Article, mentions: [ArticleMention], links: [WrittenLink], names: [String]) {
    self.article = article
    self.mentions = mentions
    self.links = links
    self.names = names
  }

  package init(_ parsed: ParsedArticle, by extractor: MentionExtractor) {
    article = parsed.article
    mentions = extractor.mentions(of: parsed)
    links = WrittenLink.all(in: parsed)
    names = parsed.names
  }

  /// All that may name other articles, as written.
  package var allNames: Set<String> { Set(names).union(links.lazy.map(\.destination)) }

  /// Whether something in it names one of them.
  package func names(_ articles: WithheldNames) -> Bool {
    let isNamed = { (name: String) in
      articles.article(at: name, from: article.file.path, isMicrosoftLearn: article.metadata.isMicrosoftLearn) != nil
    }
    return links.contains { isNamed($0.destination) } || names.contains(where: isNamed)
  }
}
