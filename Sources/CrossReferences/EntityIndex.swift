import Articles
import Entities

/// Collects what all articles say of each entity.
struct EntityIndex {
  /// In the order of `KnowledgeBase.entities`.
  private(set) var pages: [Entity]
  private(set) var numbers: [Entity: Int] = [:]
  /// For each article, the page of each mention.
  private(set) var mentionPages: [[Int]] = []

  init(mentions: [[ArticleMention]]) {
    var seen: Set<Entity> = []
    for list in mentions {
      for mention in list { seen.insert(mention.entity.page) }
    }
    pages = seen.sorted(by: Entity.areInIncreasingOrder)
    for (index, entity) in pages.enumerated() { numbers[entity] = index }
    mentionPages = mentions.map { list in list.map { numbers[$0.entity.page] ?? 0 } }
  }

  /// The entities of an article: those it is about (title first, then symptoms, then declared), then the others.
  func entities(of article: Int, mentions: [ArticleMention]) -> (about: [Int], mentioned: [Int]) {
    let pages = mentionPages[article]
    var about: [(rank: Int, page: Int)] = []
    var isAbout: Set<Int> = []
    for (index, mention) in mentions.enumerated() where mention.isAbout && isAbout.insert(pages[index]).inserted {
      about.append(
        (mention.place == .title ? 0 : mention.isSelf ? 3 : mention.place == .frontMatter ? 2 : 1, pages[index]))
    }
    let order = about.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    var seen = isAbout
    let mentioned = pages.filter { seen.insert($0).inserted }
    return (order.map(\.element.page), mentioned)
  }
}

extension Entity {
  /// By kind (built-in order, then custom by name), then value.
  package static func areInIncreasingOrder(_ left: Entity, _ right: Entity) -> Bool {
    let (a, b) = (left.kind.rank, right.kind.rank)
    if a != b { return a < b }
    if left.kind.name != right.kind.name { return left.kind.name < right.kind.name }
    return left < right
  }
}

extension EntityKind {
  fileprivate var rank: Int { Self.builtIn.firstIndex(of: self) ?? Self.builtIn.count }

  /// First part of the address of its pages: `events`, `codes`; a custom kind's name as it is.
  package var folder: String {
    switch self {
    case .event: "events"
    case .kb: "kb"
    case .code: "codes"
    case .symbol: "symbols"
    case .stop: "stops"
    case .cve: "cve"
    case .custom(let name): name
    }
  }
}
