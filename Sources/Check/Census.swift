import CrossReferences

/// The articles of a site that have a trait, and those of each title: kept while the site changes, as nobody can look at all articles
/// after each change.
package struct Census: Sendable {
  private(set) var bearers = TraitBearers()
  private var titles: [Int: TitleKey] = [:]
  private var namesakes: [TitleKey: Set<Int>] = [:]

  package init() {}

  /// Looks again at articles that may have other traits than before, or are gone.
  package mutating func look(at numbers: some Sequence<Int>, in knowledgeBase: KnowledgeBase) {
    for number in numbers {
      let isThere = knowledgeBase.isThere(number)
      bearers.look(at: number, isThere: isThere, in: knowledgeBase)
      if let old = titles.removeValue(forKey: number) { namesakes[old]?.remove(number) }
      guard isThere else { continue }
      let title = TitleKey(
        knowledgeBase.articles[number].article.title, language: knowledgeBase.articles[number].siteLanguage)
      titles[number] = title
      namesakes[title, default: []].insert(number)
    }
  }

  /// - Returns: the articles of the same language with the same title as one, itself among them, in order.
  package func namesakes(of number: Int, in knowledgeBase: KnowledgeBase) -> [Int] {
    (titles[number].flatMap { namesakes[$0] } ?? []).sorted { knowledgeBase.isOrdered(article: $0, before: $1) }
  }
}

/// The articles of a site that have a trait, by number.
struct TraitBearers: Sendable {
  private(set) var owned: Set<Int> = []
  private(set) var orphans: Set<Int> = []
  private(set) var superseded: Set<Int> = []

  /// - Parameter isThere: false for an article that is gone.
  mutating func look(at number: Int, isThere: Bool, in knowledgeBase: KnowledgeBase) {
    owned.set(number, isThere && knowledgeBase.articles[number].article.metadata.owner != nil)
    orphans.set(number, isThere && Orphan.isOrphan(number, in: knowledgeBase))
    superseded.set(number, isThere && knowledgeBase.articles[number].supersededBy != nil)
  }
}

extension Set<Int> {
  fileprivate mutating func set(_ number: Int, _ isMember: Bool) {
    if isMember { insert(number) } else { remove(number) }
  }
}
