import Articles
import Entities

/// The entities that have pages: all that some article names.
package struct EntityIndex: Sendable {
  /// By number.
  private(set) var pages: [Entity]
  private(set) var numbers: [Entity: Int] = [:]
  /// By kind and value.
  private(set) var order: RankedOrder
  private var free: [Int] = []

  package init(_ articles: [ExtractedArticle]) {
    var seen: Set<Entity> = []
    for article in articles.indices {
      let mentions = articles[article].mentions
      for number in mentions.indices { seen.insert(mentions[number].entity.page) }
    }
    // Kind by kind, as values of one kind are compared with less.
    let byKind = Dictionary(grouping: seen, by: \.kind)
    pages = byKind.sorted { ($0.key.rank, $0.key.name) < ($1.key.rank, $1.key.name) }.flatMap { $0.value.sorted() }
    order = RankedOrder(Array(pages.indices))
    numbers = Dictionary(uniqueKeysWithValues: pages.enumerated().map { ($1, $0) })
  }

  mutating func reserve(_ count: Int) {
    pages.reserveCapacity(count)
    numbers.reserveCapacity(count)
    order.reserve(count)
  }

  /// - Parameter page: the entity of a page.
  /// - Returns: its number, new where it had none.
  mutating func insert(_ page: Entity) -> Int {
    if let number = numbers[page] { return number }
    let number = free.popLast() ?? pages.count
    if number == pages.count { pages.append(page) } else { pages[number] = page }
    numbers[page] = number
    let pages = pages
    order.insert(number) { Entity.areInIncreasingOrder(pages[$0], page) }
    return number
  }

  /// Its number may be another entity's from now on.
  mutating func remove(_ number: Int) {
    order.remove(number)
    numbers[pages[number]] = nil
    free.append(number)
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
