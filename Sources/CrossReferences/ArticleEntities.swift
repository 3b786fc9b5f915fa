/// The entities that an article names, by page: those it is about, then those it merely mentions.
struct ArticleEntities: Sendable {
  /// For each mention the page it leads to, as index in `EntityIndex.pages`.
  let mentionPages: [Int]
  /// Title first, then symptoms, then declared, then its own number.
  let about: [Named]
  /// In the order of their first mention.
  let mentioned: [Named]
  /// By page the sources that mentions of it name, as written.
  let sources: [Int: [String]]

  struct Named: Sendable {
    let page: Int
    /// Index of the mention to quote: the first that has a sentence, else the first.
    let quote: Int
  }

  init(_ mentions: [ArticleMention], index: EntityIndex) {
    let pages = mentions.indices.map { index.numbers[mentions[$0].entity.page] ?? 0 }
    var first: [Int: (order: Int, quote: Int, rank: Int)] = [:]
    for number in mentions.indices {
      var entry = first[pages[number]] ?? (number, number, Self.unranked)
      if mentions[entry.quote].sentence.isEmpty, !mentions[number].sentence.isEmpty { entry.quote = number }
      if mentions[number].isAbout {
        entry.rank = min(
          entry.rank, Self.rank(mentions[number].place, mentions[number].isSelf) * mentions.count + number)
      }
      first[pages[number]] = entry
    }
    mentionPages = pages
    var sources: [Int: [String]] = [:]
    for number in mentions.indices {
      if let source = mentions[number].source { sources[pages[number], default: []].append(source) }
    }
    self.sources = sources
    about = first.filter { $0.value.rank < Self.unranked }.sorted { $0.value.rank < $1.value.rank }
      .map { Named(page: $0.key, quote: $0.value.quote) }
    mentioned = first.filter { $0.value.rank == Self.unranked }.sorted { $0.value.order < $1.value.order }
      .map { Named(page: $0.key, quote: $0.value.quote) }
  }

  private static let unranked = Int.max

  private static func rank(_ place: ArticleMention.Place, _ isSelf: Bool) -> Int {
    switch place {
    case .title: 0
    case .frontMatter: 2
    default: isSelf ? 3 : 1
    }
  }
}
