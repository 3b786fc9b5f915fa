import CrossReferences
import Markdown
import Search

/// The search index of a live site: made when a file of it is asked for, brought up to date likewise.
struct LiveSearch: Sendable {
  private var index: LiveSearchIndex?
  /// Place of each article in the index, by source path, with what its place depends on.
  private var places: [String: Place] = [:]
  /// Articles that are not in force, which others may tell of them.
  private var outdated: [String: KnowledgeBase.Standing] = [:]
  /// Source paths of articles that changed since the index was brought up to date; nil where it must be made anew.
  private var dirty: Set<String>? = []
  private var languages: [String] = []

  private struct Place: Equatable {
    let number: Int
    let language: String
    let entity: String?
  }

  /// - Parameter articles: source paths of articles that changed; nil where everything may have.
  mutating func note(_ articles: Set<String>?) {
    guard let articles else { return dirty = nil }
    dirty?.formUnion(articles)
  }

  mutating func bytes(of path: String, in state: LiveState) -> [UInt8]? {
    bringUpToDate(state)
    return index?.bytes(of: path)
  }

  /// In no order.
  mutating func paths(in state: LiveState) -> [String] {
    bringUpToDate(state)
    return index?.allPaths ?? []
  }

  private mutating func bringUpToDate(_ state: LiveState) {
    if index != nil, dirty?.isEmpty == true { return }
    if !update(state) { make(state) }
    dirty = []
  }

  /// - Returns: false where the index must be made anew.
  private mutating func update(_ state: LiveState) -> Bool {
    guard index != nil, let dirty else { return false }
    let base = state.knowledgeBase
    guard base.articleOrder.count == places.count, base.site.languages == languages else { return false }
    let now = Self.outdated(base, among: Set(outdated.keys).union(Self.versions(of: dirty, in: base)))
    var changed: [(number: Int, text: MarkdownDocument)] = []
    let others = Set(now.keys).union(outdated.keys).filter { now[$0] != outdated[$0] }
    for path in dirty.union(others).sorted() {
      guard let article = base.article(inFile: path), let place = places[path],
        place == Self.place(place.number, of: article, in: base), index?.order[place.number] == article
      else { return false }
      changed.append((place.number, state.document(ofArticle: article)))
    }
    outdated = now
    return index?.update(base, articles: changed) == true
  }

  private mutating func make(_ state: LiveState) {
    let base = state.knowledgeBase
    index = try? state.stages.liveSearchIndex(of: base) { number throws(FileError) in state.document(ofArticle: number)
    }
    (places, languages) = ([:], base.site.languages)
    for (number, article) in (index?.order ?? []).enumerated() {
      places[base.articles[article].article.file.path] = Self.place(number, of: article, in: base)
    }
    outdated = Self.outdated(base, among: Set(places.keys))
  }

  private static func place(_ number: Int, of article: Int, in base: KnowledgeBase) -> Place {
    let linked = base.articles[article]
    return Place(
      number: number, language: linked.siteLanguage,
      entity: linked.about.first.map { EntityRecord.term(of: base.entities[$0].entity) })
  }

  private static func outdated(_ base: KnowledgeBase, among paths: Set<String>) -> [String: KnowledgeBase.Standing] {
    var standings: [String: KnowledgeBase.Standing] = [:]
    for path in paths {
      guard let article = base.article(inFile: path) else { continue }
      let standing = base.standing(of: article)
      if standing != .inForce { standings[path] = standing }
    }
    return standings
  }

  /// Articles and their translations.
  private static func versions(of paths: Set<String>, in base: KnowledgeBase) -> Set<String> {
    let numbers = paths.compactMap { base.article(inFile: $0) }
    return paths.union(numbers.flatMap { base.translations(of: $0) }.map { base.articles[$0].article.file.path })
  }
}
