import Articles
import Entities

/// All articles as one linked, immutable whole. Articles, entities, products and tags refer to each other by index.
package struct KnowledgeBase: Sendable {
  package let site: Site
  /// By language (the site's order), then id.
  package let articles: [LinkedArticle]
  /// Indices of the articles by language, in the site's order, then by title.
  package let articlesByTitle: [Int]
  /// By kind (built-in order, then custom by name), then value; each is a page in every language.
  package let entities: [LinkedEntity]
  /// By slug.
  package let products: [Topic]
  /// By slug.
  package let tags: [Topic]

  package init(
    site: Site, articles: [LinkedArticle], articlesByTitle: [Int], entities: [LinkedEntity], products: [Topic],
    tags: [Topic]
  ) {
    self.site = site
    self.articles = articles
    self.articlesByTitle = articlesByTitle
    self.entities = entities
    self.products = products
    self.tags = tags
  }
}

/// A product or a tag and the articles that bear it.
package struct Topic: Sendable {
  package let name: String
  /// Last part of its address: `windows-server-2012-r2`.
  package let slug: String
  /// Indices of articles, newest first, then by title.
  package let articles: [Int]
}
