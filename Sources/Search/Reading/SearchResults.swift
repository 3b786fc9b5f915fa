/// What a search found: entities, and articles by score.
package struct SearchResults {
  package struct Entity: Sendable {
    /// `@event:1057`.
    package let term: String
    package let record: EntityRecord
    /// False where a number of the query may be it, and may not.
    package let isSure: Bool
  }

  package let entities: [Entity]
  /// Best first, at most 50.
  package let ranked: [Ranked]
  /// Articles that hold something of the query, of those that were read.
  package let count: Int
  /// For `--explain`: each item with its weight, its terms and how many postings of each were read.
  package let items: [ItemReport]
  /// Numbers that begin as the query ends, as it may not be typed to its end.
  package let offers: [Identifier]
  /// By article the section whose sentence names an entity of the query.
  package let shown: [Int: DocumentFacts.Section]
  let query: SearchQuery

  package struct Ranked: Sendable {
    package let document: Int
    package let score: Double
    /// Shares of the score.
    package let entity: Double
    package let language: Double
    package let text: Double
    /// Squared and weighted, as it stands in the score.
    package let coverage: Double
    /// Where all items stand whole.
    package let all: Double
    package let proximity: Double
    /// The piece of the article that holds most of the query.
    package let chunk: Int
  }

  package struct ItemReport: Sendable {
    package let key: String
    package let weight: Double
    package let terms: [(name: String, count: Int, read: Int)]
  }

  init(
    query: SearchQuery, ranking: Ranking, terms: [String: TermPostings], entities: [Entity],
    shown: [Int: DocumentFacts.Section], offers: [Identifier]
  ) {
    self.query = query
    (self.shown, self.offers) = (shown, offers)
    self.entities = entities
    count = ranking.count
    ranked = ranking.ranked.map { ranking.report($0) }
    items = ranking.items.map { hits in
      ItemReport(
        key: hits.item.key, weight: hits.weight,
        terms: hits.item.variants.flatMap(\.terms).map { name in
          (name, terms[name]?.count ?? 0, terms[name]?.postings.count ?? 0)
        })
    }
  }
}
