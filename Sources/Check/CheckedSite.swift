import Articles
import CrossReferences
import Entities

/// What the rules look at beside the one article: the linked whole, the day, and what follows from the whole for all articles.
package struct CheckedSite: Sendable {
  package let knowledgeBase: KnowledgeBase
  package let today: CalendarDate
  /// Articles that are read but not shown: drafts, expired ones, those of the future.
  package let unpublished: [Article]
  let dictionary: HeadingDictionary
  /// KB numbers that a later article replaces, with what replaces each.
  let supersededKBs: [String: String]
  /// Whether articles of this site have owners: at least half of them.
  let keepsOwners: Bool
  /// Whether its articles link to each other: at most a quarter of them, or one, are orphans.
  let isWeb: Bool

  /// - Parameter headings: the site's own heading words.
  package init(
    _ knowledgeBase: KnowledgeBase, unpublished: [Article], headings: [String: SectionRole], today: CalendarDate
  ) {
    self.knowledgeBase = knowledgeBase
    self.unpublished = unpublished
    self.today = today
    dictionary = HeadingDictionary(additional: headings)
    supersededKBs = SupersededKB.numbers(in: knowledgeBase)
    let owned = knowledgeBase.articles.count { $0.article.metadata.owner != nil }
    let orphans = knowledgeBase.articles.indices.count { Orphan.isOrphan($0, in: knowledgeBase) }
    isWeb = knowledgeBase.articles.count > 1 && (orphans == 1 || orphans * 4 <= knowledgeBase.articles.count)
    keepsOwners = owned > 0 && owned * 2 >= knowledgeBase.articles.count
  }

  /// The article that stands at the end of the chain of successors; nil where the chain is a circle.
  func successor(of number: Int) -> Int? {
    var seen: Set<Int> = [number]
    var current = number
    while let next = knowledgeBase.articles[current].supersededBy {
      guard seen.insert(next).inserted else { return nil }
      current = next
    }
    return current
  }
}
