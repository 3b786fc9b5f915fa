import Articles
import CrossReferences
import Entities

/// What the rules look at beside the one article: the linked whole, the day, and what follows from the whole for all articles.
package struct CheckedSite: Sendable {
  package let knowledgeBase: KnowledgeBase
  package let today: CalendarDate
  /// Articles that are read but not shown: drafts, expired ones, those of the future.
  package let unpublished: [Article]
  /// Who reads the site, among whom else.
  let audience: Audience
  let dictionary: HeadingDictionary
  let traits: SiteTraits

  /// - Parameter headings: the site's own heading words.
  package init(
    _ knowledgeBase: KnowledgeBase, unpublished: [Article], headings: [String: SectionRole],
    audience: Audience = Audience(), today: CalendarDate
  ) {
    self.knowledgeBase = knowledgeBase
    self.unpublished = unpublished
    self.audience = audience
    self.today = today
    dictionary = HeadingDictionary(additional: headings)
    traits = SiteTraits(knowledgeBase)
  }

  /// A site of which everything is shown, for a look at single articles.
  /// - Parameter traits: of the site.
  package init(
    _ knowledgeBase: KnowledgeBase, _ traits: SiteTraits, dictionary: HeadingDictionary, audience: Audience,
    today: CalendarDate
  ) {
    self.knowledgeBase = knowledgeBase
    self.traits = traits
    self.dictionary = dictionary
    self.audience = audience
    self.today = today
    unpublished = []
  }

  /// The article that stands at the end of the chain of successors; nil where the chain is a circle.
  func successor(of number: Int) -> Int? {
    var seen: Set<Int> = [number]
    var current = number
    while let next = knowledgeBase.successor(of: current) {
      guard seen.insert(next).inserted else { return nil }
      current = next
    }
    return current
  }
}
