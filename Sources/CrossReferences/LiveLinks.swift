import Articles

/// What a knowledge base that follows its files knows beyond: who must be looked at again when something changes.
struct LiveLinks: Sendable {
  var assets: AssetDirectory
  /// Numbers of entities by the path of their page.
  var entityPaths: [String: Int] = [:]
  /// Numbers of articles that are free.
  var free: [Int] = []
  /// Articles with a name that leads nowhere: any new id may be what they are told they meant.
  private(set) var lost: Set<Int> = []
  private var dependents: [LinkKey: [Int]] = [:]
  /// By number of article.
  private var keys: [[LinkKey]] = []

  init(assets: AssetDirectory) { self.assets = assets }

  /// Notes what an article's references depend on.
  mutating func insert(_ number: Int, keys own: [LinkKey], isLost: Bool) {
    while keys.count <= number { keys.append([]) }
    keys[number] = own
    for key in own { dependents[key, default: []].append(number) }
    if isLost { lost.insert(number) }
  }

  mutating func remove(_ number: Int) {
    guard number < keys.count else { return }
    for key in keys[number] {
      dependents[key]?.removeAll { $0 == number }
      if dependents[key]?.isEmpty == true { dependents[key] = nil }
    }
    keys[number] = []
    lost.remove(number)
  }

  /// The articles that depend on any of the keys.
  func dependents(on keys: Set<LinkKey>) -> Set<Int> {
    keys.reduce(into: []) { $0.formUnion(dependents[$1] ?? []) }
  }
}

extension KnowledgeBase {
  /// Makes ready for `update`.
  package mutating func follow(assets: [Asset]) {
    var live = LiveLinks(assets: AssetDirectory(assets))
    for (number, entity) in entities.enumerated() { live.entityPaths[entity.path] = number }
    let resolver = resolver(live.assets)
    for number in directory.articles.indices {
      live.insert(number, keys: linkKeys(of: number, resolver), isLost: isLost(number))
    }
    self.live = live
    // An array that grows is copied, which takes as long as an edit must not.
    let room = (
      articles: articles.count + articles.count / 8 + 256, entities: entities.count + entities.count / 8 + 256
    )
    articles.reserveCapacity(room.articles)
    entities.reserveCapacity(room.entities)
    extracted.reserveCapacity(room.articles)
    references.reserveCapacity(room.articles)
    linkers.reserveCapacity(room.articles)
    directory.reserve(room.articles)
    index.reserve(room.entities)
    occurrences.reserve(room.entities)
  }

  func resolver(_ assets: AssetDirectory) -> LinkResolver {
    LinkResolver(
      directory: directory, assets: assets, entities: index.numbers, kinds: EntityReference.kinds(of: site),
      base: site.baseURL)
  }

  func linkKeys(of number: Int, _ resolver: LinkResolver) -> [LinkKey] {
    let metadata = directory.articles[number].metadata
    let names = metadata.related + [metadata.supersededBy, metadata.translationOf].compactMap { $0 }
    let keys = extracted[number].links.flatMap { resolver.keys($0.destination, isImage: $0.isImage, from: number) }
    return Array(Set(keys + names.map { LinkKey(.name, $0.lowercased()) }))
  }

  /// Whether some name in an article leads nowhere.
  func isLost(_ number: Int) -> Bool {
    let isNamed = { (link: WrittenLink) in !link.isRaw && link.destination.lowercased().hasPrefix("article:") }
    return references[number].diagnostics.contains { $0.rule == "broken-reference" }
      || extracted[number].links.contains { isNamed($0) && references[number].links[$0.node] == .broken }
  }

  /// The number of the entity whose page is at a path without the language's prefix: `events/1057/`. Only while following.
  package func entity(at path: String) -> Int? { live?.entityPaths[path] }
}
