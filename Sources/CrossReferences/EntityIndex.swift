import Articles
import Entities

/// The entities that have pages: all that some article names.
struct EntityIndex: Sendable {
  /// In the order of `KnowledgeBase.entities`.
  let pages: [Entity]
  private(set) var numbers: [Entity: Int] = [:]

  init(_ articles: [ExtractedArticle]) {
    var seen: Set<Entity> = []
    for article in articles {
      for mention in article.mentions { seen.insert(mention.entity.page) }
    }
    pages = seen.sorted(by: Entity.areInIncreasingOrder)
    for (index, entity) in pages.enumerated() { numbers[entity] = index }
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
