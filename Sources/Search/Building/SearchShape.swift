import CrossReferences

/// How an index is divided into files, and those of its files that name the others: pages of marks, the root, the browser's reader.
struct SearchShape: Sendable {
  private let site: Site
  private let synonyms: [String]
  private let languages: [SearchRoot.Language]
  let documentCount: Int
  /// Shards of each family.
  let counts: [Int]
  /// By family, the number over all families of its first shard.
  private let starts: [Int]

  /// Bytes of a shard before compression, at most, about. Small where every word of a query asks for one; what names entities packs
  /// well.
  private static let termShardSize = 6700
  private static let entityShardSize = 13_000
  private static let furtherShardSize = 20 * 1024
  private static let shardSize = 18 * 1024

  /// - Parameter sizes: bytes of the lines of each family.
  init(_ indexer: SearchIndexer, sizes: [Int]) {
    self.init(indexer, counts: Self.counts(sizes))
  }

  /// The same of other articles: as many shards of lines.
  func following(_ indexer: SearchIndexer) -> SearchShape { SearchShape(indexer, counts: counts) }

  /// - Parameter counts: but for those of documents.
  private init(_ indexer: SearchIndexer, counts: [Int]) {
    site = indexer.knowledgeBase.site
    synonyms = indexer.synonyms
    languages = Self.languageRanges(indexer)
    documentCount = indexer.documentCount
    var counts = counts
    counts[Family.documents.index] = FactShards.count(documents: documentCount)
    self.counts = counts
    starts = SearchRoot.starts(of: counts)
  }

  /// The number of shards grows in steps, so that a site that grows a little keeps its shards.
  private static func counts(_ sizes: [Int]) -> [Int] {
    zip(sizes, Family.allCases).map { size, family in
      let goal = shardSize(of: family)
      var count = 1
      while count * goal < size { count += max((1 << (Int.bitWidth - 1 - count.leadingZeroBitCount)) / 8, 1) }
      return count
    }
  }

  private static func shardSize(of family: Family) -> Int {
    switch family {
    case .terms: termShardSize
    case .entities: entityShardSize
    case .further: furtherShardSize
    case .words, .endings, .documents: shardSize
    }
  }

  private static func languageRanges(_ indexer: SearchIndexer) -> [SearchRoot.Language] {
    var ranges: [SearchRoot.Language] = []
    for (number, index) in indexer.order.enumerated() {
      let language = indexer.knowledgeBase.articles[index].siteLanguage
      if ranges.last?.tag == language {
        ranges[ranges.count - 1].end = number + 1
      } else {
        ranges.append(SearchRoot.Language(tag: language, start: number, end: number + 1))
      }
    }
    return ranges
  }

  // MARK: - Shards, by their numbers over all families

  var shardCount: Int { counts.reduce(0, +) }

  /// How many shards hold lines; those of documents follow.
  var lineShardCount: Int { starts[Family.documents.index] }

  /// The shard in which a line lies.
  func shard(of line: IndexLines.Line) -> Int {
    starts[line.family.index] + Int(line.hash) % counts[line.family.index]
  }

  /// The shard in which the facts of an article lie.
  func shard(ofDocument number: Int) -> Int { lineShardCount + number / FactShards.size }

  /// The articles whose facts lie in a shard.
  func documents(inShard index: Int) -> Range<Int> {
    FactShards.documents(inShard: index - lineShardCount, of: documentCount)
  }

  func family(ofShard index: Int) -> Family {
    Family.allCases.last { starts[$0.index] <= index && counts[$0.index] > 0 } ?? .terms
  }

  /// The numbers of the shards of a family.
  func shards(of family: Family) -> Range<Int> {
    starts[family.index]..<starts[family.index] + counts[family.index]
  }

  /// `t17`.
  func name(ofShard index: Int) -> String {
    let family = family(ofShard: index)
    return family.name(index - starts[family.index])
  }

  /// The shard with a name; nil where there is none.
  func shard(named name: Substring) -> Int? {
    guard let family = Family(rawValue: String(name.prefix(1))), let number = Int(name.dropFirst()), number >= 0,
      number < counts[family.index], family.name(number) == name
    else { return nil }
    return starts[family.index] + number
  }

  // MARK: - Pages of marks

  /// A page of marks: the sequence, and its number in it.
  struct Page: Hashable, Sendable {
    let sequence: Int
    let number: Int

    var name: String { ShardNames.pageName(sequence, number) }
  }

  /// In the order in which the root names them.
  var pages: [Page] {
    ShardNames.keys.indices.flatMap { sequence in
      let count = SearchRoot.shardCount(ofSequence: sequence, counts)
      let size = names(ofSequence: sequence).pageSize
      return (0..<(count + size - 1) / size).map { Page(sequence: sequence, number: $0) }
    }
  }

  /// The shards whose marks a page has, in order.
  func shards(of page: Page) -> [Int] {
    let size = names(ofSequence: page.sequence).pageSize
    return Array(shards(ofSequence: page.sequence).dropFirst(page.number * size).prefix(size))
  }

  private func names(ofSequence sequence: Int) -> ShardNames {
    ShardNames(
      count: SearchRoot.shardCount(ofSequence: sequence, counts), isOfEntities: sequence == Family.entities.sequence)
  }

  /// Numbers of the shards that a sequence names, one family after the other.
  private func shards(ofSequence sequence: Int) -> [Int] {
    Family.allCases.filter { $0.sequence == sequence }.flatMap(shards(of:))
  }

  // MARK: - Files

  /// What every reader begins with: the root by itself, and with the browser's reader.
  /// - Parameter marks: of all pages, in order.
  func rootFiles(_ marks: [String]) -> [SearchIndexLayout.File] {
    var root = SearchRoot(
      documentCount: documentCount, blockSize: FactShards.size, shardCounts: counts, languages: languages,
      synonyms: synonyms)
    for sequence in ShardNames.keys.indices { root.names[sequence] = names(ofSequence: sequence) }
    for (page, mark) in zip(pages, marks) { root.names[page.sequence].pages += mark }
    let text = Array(root.text.utf8)
    return [
      SearchIndexLayout.File(path: SearchRoot.path, bytes: ShardFile.wrap(text, key: "root")),
      SearchIndexLayout.File(path: SearchRoot.scriptPath, bytes: BrowserReader.script(root: text)),
    ]
  }

  /// Those that do not depend on the articles.
  var fixedFiles: [SearchIndexLayout.File] {
    OpenSearch.description(of: site).map { [SearchIndexLayout.File(path: OpenSearch.path, bytes: $0)] } ?? []
  }
}
