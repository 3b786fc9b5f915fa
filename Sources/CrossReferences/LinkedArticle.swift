import Articles
import Entities

/// An article with its address and everything that connects it to others.
package struct LinkedArticle: Sendable {
  package let article: Article
  package let permalink: Permalink
  /// The language of the pages it stands among: the article's own, or the default where the site has no such language.
  package let siteLanguage: String
  /// In document order. What is not linked in the body (code, headings, links) is here too.
  package let mentions: [ArticleMention]
  /// For each mention, the index of the entity whose page it leads to.
  package let mentionPages: [Int]
  /// Indices of entities that the article is about, most important first: title, then symptom, then declared.
  package let about: [Int]
  /// Indices of entities that it merely mentions, in order of first mention.
  package let mentioned: [Int]
  /// Destinations of the links and images of the body, by node index.
  package let links: [Int: LinkTarget]
  /// Indices of articles that link here, by title.
  package let backlinks: [Int]
  /// Best first, at most 6.
  package let related: [RelatedArticle]
  /// Indices of the same article in other languages, in the site's order of languages.
  package let translations: [Int]
  /// Index of the article that replaces this one.
  package let supersededBy: Int?
  /// Indices in `KnowledgeBase.products` and `.tags`.
  package let products: [Int]
  package let tags: [Int]
}

/// Where a link or an image of an article leads.
package enum LinkTarget: Sendable, Hashable {
  /// Index of an article and an anchor, empty for its top.
  case article(Int, anchor: String)
  /// Index of an entity.
  case entity(Int)
  /// A place on the same page.
  case anchor(String)
  /// An address with a scheme that is allowed.
  case external(String)
  /// A file of ours that is copied to this path below the site's root; size in pixels where known.
  case asset(path: String, width: Int?, height: Int?)
  /// Leads nowhere (a finding says why); shown as text, an image as a frame with its alternative text.
  case broken
}

/// Another article and why it is related.
package struct RelatedArticle: Sendable {
  package let article: Int
  /// Indices of the shared entities that weigh most, at most 3.
  package let entities: [Int]
  /// Index of a shared product, where no entity is shared.
  package let product: Int?
  /// True where one of the two links to the other.
  package let isLinked: Bool
}
