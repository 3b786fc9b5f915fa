import Articles
import Entities

/// An article with its address and what it refers to; how others stand to it, the knowledge base tells when asked.
package struct LinkedArticle: Sendable {
  package let article: Article
  package let permalink: Permalink
  /// The language of the pages it stands among: the article's own, or the default where the site has no such language.
  package let siteLanguage: String
  /// In document order. What is not linked in the body (code, headings, links) is here too.
  package let mentions: [ArticleMention]
  /// For each mention, the number of the entity whose page it leads to.
  package let mentionPages: [Int]
  /// Numbers of entities that the article is about, most important first: title, then symptom, then declared.
  package let about: [Int]
  /// Numbers of entities that it merely mentions, in order of first mention.
  package let mentioned: [Int]
  /// Destinations of the links and images of the body, by node index.
  package let links: [Int: LinkTarget]
  /// Destinations of links and images in raw HTML, as written.
  package let rawLinks: [String: LinkTarget]
  /// Number of the article that replaces this one.
  package let supersededBy: Int?
  /// Numbers in `KnowledgeBase.products` and `.tags`.
  package let products: [Int]
  package let tags: [Int]

  /// Where all of its links lead.
  package var targets: [LinkTarget] { Array(links.values) + rawLinks.values }
}

/// Where a link or an image of an article leads.
package enum LinkTarget: Sendable, Hashable {
  /// Number of an article and an anchor, empty for its top.
  case article(Int, anchor: String)
  /// Number of an entity.
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
  /// Numbers of the shared entities that weigh most, at most 3.
  package let entities: [Int]
  /// Number of a shared product, where no entity is shared.
  package let product: Int?
  /// True where one of the two links to the other.
  package let isLinked: Bool
}
