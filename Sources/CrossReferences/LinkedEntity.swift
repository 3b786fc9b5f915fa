import Articles
import Entities

/// An entity with its page and the articles that speak of it.
package struct LinkedEntity: Sendable {
  package let entity: Entity
  /// Its names from the table of codes.
  package let meanings: [Entity.Meaning]
  /// Without the language's prefix: `events/1057/`.
  package let path: String
  /// Articles about it, then articles that mention it; each by language and title.
  package let about: [EntityArticle]
  package let mentioned: [EntityArticle]
  /// Events: its providers by key, each with a page below the hub's.
  package let providers: [EntityProvider]

  /// What it is called beside its number; nil where it is a name itself. Inlinable: a call from another module would copy the whole, and
  /// each chip asks for it.
  @inlinable package var name: String? { entity.kind == .symbol ? nil : meanings.first?.symbol }

  /// Events: the one provider that articles name with the number, for those that do not: a hint, to be shown as one.
  package var providerHint: String? { providers.count == 1 ? providers[0].name : nil }
}

/// An article in the list of an entity.
package struct EntityArticle: Sendable {
  package let article: Int
  /// The sentence around the first mention, at most 200 characters, with the mention at `marked` (offsets in UTF-8 bytes).
  package let sentence: String
  package let marked: Range<Int>
  /// Index in the article's `sections`.
  package let section: Int?
}

/// A provider that logs an event under this number.
package struct EntityProvider: Sendable {
  /// Display form: `Schannel`.
  package let name: String
  /// `schannel`.
  package let slug: String
  /// Indices of articles that name this provider with the number, about first.
  package let articles: [EntityArticle]
  /// How many of `articles` are about it; they stand first.
  package let aboutCount: Int
}
