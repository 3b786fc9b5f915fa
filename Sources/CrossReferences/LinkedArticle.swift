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
  /// Links and images in raw HTML, in document order.
  package let rawLinks: [RawLink]
  /// Number of the article that replaces this one.
  package let supersededBy: Int?
  /// Numbers in `KnowledgeBase.products` and `.tags`.
  package let products: [Int]
  package let tags: [Int]
}

extension LinkedArticle {
  /// Where all links and images lead, those of raw HTML among them.
  package var targets: [LinkTarget] { Array(links.values) + rawLinks.map(\.target) }

  /// The same with the nodes that they stand in, in document order.
  package var placedTargets: [(node: Int, target: LinkTarget)] {
    (links.map { ($0.key, $0.value) } + rawLinks.map { ($0.node, $0.target) }).enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element)
  }

  /// Where the links and images of raw HTML lead, by destination.
  package var rawTargets: [String: LinkTarget] {
    Dictionary(rawLinks.map { ($0.destination, $0.target) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A link or an image in raw HTML.
package struct RawLink: Sendable, Hashable {
  /// Of the piece of HTML that it stands in.
  package let node: Int
  /// As written, references decoded, without blanks around it.
  package let destination: String
  package let isImage: Bool
  package let target: LinkTarget
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
