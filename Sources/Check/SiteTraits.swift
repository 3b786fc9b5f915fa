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
    var bearers = TraitBearers()
    for number in knowledgeBase.articleOrder { bearers.look(at: number, isThere: true, in: knowledgeBase) }
    self.init(bearers, in: knowledgeBase)
  }

  /// - Parameter census: of all articles.
  package init(_ census: Census, in knowledgeBase: KnowledgeBase) { self.init(census.bearers, in: knowledgeBase) }

  private init(_ bearers: TraitBearers, in knowledgeBase: KnowledgeBase) {
    let count = knowledgeBase.articleOrder.count
    supersededKBs = SupersededKB.numbers(of: bearers.superseded, in: knowledgeBase)
    keepsOwners = !bearers.owned.isEmpty && bearers.owned.count * 2 >= count
    isWeb = count > 1 && (bearers.orphans.count == 1 || bearers.orphans.count * 4 <= count)
  }
}
