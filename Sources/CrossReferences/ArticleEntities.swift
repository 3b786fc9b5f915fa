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
    let pages = mentions.map { index.numbers[$0.entity.page] ?? 0 }
    var first: [Int: (order: Int, quote: Int, rank: Int)] = [:]
    for (number, mention) in mentions.enumerated() {
      var entry = first[pages[number]] ?? (number, number, Self.unranked)
      if mentions[entry.quote].sentence.isEmpty, !mention.sentence.isEmpty { entry.quote = number }
      entry.rank = min(entry.rank, mention.isAbout ? Self.rank(of: mention) * mentions.count + number : Self.unranked)
      first[pages[number]] = entry
    }
    mentionPages = pages
    var sources: [Int: [String]] = [:]
    for (page, mention) in zip(pages, mentions) {
      if let source = mention.source { sources[page, default: []].append(source) }
    }
    self.sources = sources
    about = first.filter { $0.value.rank < Self.unranked }.sorted { $0.value.rank < $1.value.rank }
      .map { Named(page: $0.key, quote: $0.value.quote) }
    mentioned = first.filter { $0.value.rank == Self.unranked }.sorted { $0.value.order < $1.value.order }
      .map { Named(page: $0.key, quote: $0.value.quote) }
  }

  private static let unranked = Int.max

  private static func rank(of mention: ArticleMention) -> Int {
    switch mention.place {
    case .title: 0
    case .frontMatter: 2
    default: mention.isSelf ? 3 : 1
    }
  }
}
