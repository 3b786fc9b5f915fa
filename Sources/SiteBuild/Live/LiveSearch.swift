import CrossReferences
import Markdown
import Search

/// The search index of a live site: made beside it when a file of it is first asked for, then brought up to date with what changed.
struct LiveSearch: Sendable {
  private var index: LiveSearchIndex?
  /// What changed since the index was brought up to date.
  private var touched = LiveState.Touched()
  /// Articles that are not in force, which others may tell of them.
  private var outdated: [Int: KnowledgeBase.Standing] = [:]

  /// Shards that are made between two requests.
  private static let settledAtOnce = 4

  var isThere: Bool { index != nil }

  /// - Parameter change: nil where everything may be another.
  mutating func note(_ change: LiveState.Touched?) {
    guard let change else { return index = nil }
    touched.articles.formUnion(change.articles)
    touched.neighbours.formUnion(change.neighbours)
  }

  /// Remembers from now on what an index of the site as it is would miss.
  mutating func begin(_ state: LiveState) {
    touched = LiveState.Touched()
    outdated = Self.outdated(Set(state.knowledgeBase.articleOrder), in: state.knowledgeBase)
  }

  static func made(of state: LiveState) -> LiveSearchIndex? {
    try? state.stages.liveSearchIndex(of: state.knowledgeBase) { number throws(FileError) in
      state.document(ofArticle: number)
    }
  }

  mutating func install(_ index: LiveSearchIndex) { self.index = index }

  mutating func bytes(of path: String, in state: LiveState) -> [UInt8]? {
    bringUpToDate(state)
    return index?.bytes(of: path, in: state.knowledgeBase)
  }

  /// In no order; the index is settled.
  mutating func paths(in state: LiveState) -> [String] {
    while settle(state, atOnce: .max) {}
    return index?.allPaths(in: state.knowledgeBase) ?? []
  }

  /// Makes some of the shards that have changed.
  /// - Returns: whether there are more.
  mutating func settle(_ state: LiveState, atOnce limit: Int = settledAtOnce) -> Bool {
    bringUpToDate(state)
    let made = made(limit, state)
    index?.settle(made, in: state.knowledgeBase)
    return index?.unsettled.isEmpty == false
  }

  private func made(_ limit: Int, _ state: LiveState) -> [MadeShard] {
    guard let index else { return [] }
    let shards = Array(index.unsettled.prefix(limit))
    return state.stages.map(shards.count) { index.made(shards[$0], in: state.knowledgeBase) }
  }

  private mutating func bringUpToDate(_ state: LiveState) {
    guard !touched.articles.isEmpty || !touched.neighbours.isEmpty else { return }
    let known = Set(outdated.keys).union(Self.versions(of: touched.neighbours, in: state.knowledgeBase))
    let now = Self.outdated(known, in: state.knowledgeBase)
    let others = known.filter { now[$0] != outdated[$0] }
    index?.update(
      state.knowledgeBase, articles: touched.articles.union(others),
      text: state.document(ofArticle:))
    (outdated, touched) = (now, LiveState.Touched())
  }

  private static func outdated(_ numbers: Set<Int>, in base: KnowledgeBase) -> [Int: KnowledgeBase.Standing] {
    var standings: [Int: KnowledgeBase.Standing] = [:]
    for number in numbers where base.isThere(number) {
      let standing = base.standing(of: number)
      if standing != .inForce { standings[number] = standing }
    }
    return standings
  }

  /// Articles and their translations.
  private static func versions(of numbers: Set<Int>, in base: KnowledgeBase) -> Set<Int> {
    numbers.union(numbers.filter(base.isThere).flatMap { base.translations(of: $0) })
  }
}
