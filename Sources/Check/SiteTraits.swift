import Articles
import CrossReferences

/// What follows from all articles of a site together and rules about one article ask for.
package struct SiteTraits: Sendable {
  /// KB numbers that a later article replaces, with what replaces each.
  let supersededKBs: [String: String]
  /// Whether articles of the site have owners: at least half of them.
  let keepsOwners: Bool
  /// Whether its articles link to each other: at most a quarter of them, or one, are orphans.
  let isWeb: Bool

  package init(_ knowledgeBase: KnowledgeBase) {
    let numbers = knowledgeBase.articleOrder
    supersededKBs = SupersededKB.numbers(in: knowledgeBase)
    let owned = numbers.count { knowledgeBase.articles[$0].article.metadata.owner != nil }
    keepsOwners = owned > 0 && owned * 2 >= numbers.count
    let orphans = numbers.count { Orphan.isOrphan($0, in: knowledgeBase) }
    isWeb = numbers.count > 1 && (orphans == 1 || orphans * 4 <= numbers.count)
  }
}
