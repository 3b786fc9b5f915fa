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
    var census = Census()
    census.look(at: knowledgeBase.articleOrder, in: knowledgeBase)
    self.init(census, in: knowledgeBase)
  }

  /// - Parameter census: of all articles.
  package init(_ census: Census, in knowledgeBase: KnowledgeBase) {
    let count = knowledgeBase.articleOrder.count
    supersededKBs = SupersededKB.numbers(of: census.superseded, in: knowledgeBase)
    keepsOwners = !census.owned.isEmpty && census.owned.count * 2 >= count
    isWeb = count > 1 && (census.orphans.count == 1 || census.orphans.count * 4 <= count)
  }
}
