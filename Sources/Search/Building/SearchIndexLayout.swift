import CrossReferences

/// The last step: the lines of the index to shards of a good size, the pages that name them, and the root.
package struct SearchIndexLayout: Sendable {
  package struct File: Sendable {
    /// Below the site's root.
    package let path: String
    package let bytes: [UInt8]
  }

  /// A line by its part and its place there.
  private struct Place: Sendable {
    let part: UInt32
    let line: UInt32
  }

  private let site: Site
  private let synonyms: [String]
  private let languages: [SearchRoot.Language]
  private let facts: [DocumentFacts]
  private let parts: [IndexLines]
  /// Bytes of the lines of each family.
  let sizes: [Int]
  /// Shards of each family.
  let counts: [Int]
  /// By shard that holds lines, where its places begin in `places`, and where the last one's end.
  private let bounds: [Int]
  private let places: [Place]

  /// Bytes of a shard before compression, at most, about. Small where every word of a query asks for one; what names entities packs
  /// well.
  private static let termShardSize = 6700
  private static let entityShardSize = 13_000
  private static let furtherShardSize = 20 * 1024
  private static let shardSize = 18 * 1024
  /// Articles whose facts lie in one block.
  static let blockSize = 18

  package init(_ indexer: SearchIndexer, _ terms: SearchTerms, _ lines: [SearchTerms.Lines]) {
    site = indexer.knowledgeBase.site
    synonyms = indexer.synonyms
    languages = Self.languageRanges(indexer)
    facts = terms.facts
    let parts = lines.map(\.lines)
    self.parts = parts
    var sizes = [Int](repeating: 0, count: Family.allCases.count)
    for part in parts {
      for line in part.lines { sizes[line.family.index] += Int(line.end - line.start) }
    }
    self.sizes = sizes
    counts = Self.shardCounts(sizes, documents: facts.count)
    (bounds, places) = Self.places(parts, counts)
  }

  /// The number of shards grows in steps, so that a site that grows a little keeps its shards.
  static func shardCounts(_ sizes: [Int], documents: Int) -> [Int] {
    var counts = zip(sizes, Family.allCases).map { size, family in
      let goal = shardSize(of: family)
      var count = 1
      while count * goal < size { count += max((1 << (Int.bitWidth - 1 - count.leadingZeroBitCount)) / 8, 1) }
      return count
    }
    counts[Family.documents.index] = (documents + blockSize - 1) / blockSize
    return counts
  }

  private static func shardSize(of family: Family) -> Int {
    switch family {
    case .terms: termShardSize
    case .entities: entityShardSize
    case .further: furtherShardSize
    case .words, .endings, .documents: shardSize
    }
  }

  /// Divides the lines among the shards.
  private static func places(_ parts: [IndexLines], _ counts: [Int]) -> (bounds: [Int], places: [Place]) {
    let starts = SearchRoot.starts(of: counts)
    func shard(_ line: IndexLines.Line) -> Int {
      starts[line.family.index] + Int(line.hash) % counts[line.family.index]
    }
    var bounds = [Int](repeating: 0, count: starts[Family.documents.index] + 1)
    for part in parts { for line in part.lines { bounds[shard(line) + 1] += 1 } }
    for index in 1..<bounds.count { bounds[index] += bounds[index - 1] }
    var next = bounds
    var places = [Place](repeating: Place(part: 0, line: 0), count: bounds[bounds.count - 1])
    for (part, lines) in parts.enumerated() {
      for (number, line) in lines.lines.enumerated() {
        let own = shard(line)
        places[next[own]] = Place(part: UInt32(part), line: UInt32(number))
        next[own] += 1
      }
    }
    return (bounds, places)
  }

  package var shardCount: Int { counts.reduce(0, +) }

  /// A shard by its number over all families.
  package func shard(_ index: Int) -> File {
    guard index < lineShardCount else { return blockFile(index - lineShardCount) { facts[$0] } }
    return lineFile(index, lines(ofShard: index))
  }

  /// How many shards hold lines; those of documents follow.
  var lineShardCount: Int { bounds.count - 1 }

  /// In the order in which they stand, each with its line feed.
  func lines(ofShard index: Int) -> [ArraySlice<UInt8>] {
    sorted(places[bounds[index]..<bounds[index + 1]]).map { place in
      parts[Int(place.part)].text(of: parts[Int(place.part)].lines[Int(place.line)])
    }
  }

  func lineFile(_ index: Int, _ lines: [ArraySlice<UInt8>]) -> File {
    Self.file(ShardFile.escapedText(of: lines), Self.name(of: index, counts))
  }

  func blockFile(_ block: Int, _ facts: (Int) -> DocumentFacts) -> File {
    let start = block * Self.blockSize
    let entries = (start..<min(start + Self.blockSize, self.facts.count)).map { number in
      var entry: [UInt8] = []
      facts(number).append(to: &entry)
      return entry[...]
    }
    return Self.file(ShardFile.escapedText(of: entries), Family.documents.name(block))
  }

  /// The number over all families of the shard in which a line lies.
  func shard(of line: IndexLines.Line) -> Int {
    SearchRoot.starts(of: counts)[line.family.index] + Int(line.hash) % counts[line.family.index]
  }

  private static func name(of index: Int, _ counts: [Int]) -> String {
    let (family, number) = place(of: index, counts)
    return family.name(number)
  }

  private static func place(of index: Int, _ counts: [Int]) -> (family: Family, number: Int) {
    let starts = SearchRoot.starts(of: counts)
    let family = Family.allCases.last { starts[$0.index] <= index && counts[$0.index] > 0 } ?? .terms
    return (family, index - starts[family.index])
  }

  /// A file of the index that is named by what it holds.
  /// - Parameter text: as it stands in the file.
  private static func file(_ text: [UInt8], _ name: String) -> File {
    let key = "\(name)-\(SearchRoot.mark(of: text))"
    return File(path: SearchRoot.place(of: key), bytes: ShardFile.wrap(escaped: text, key: key))
  }

  private func sorted(_ places: ArraySlice<Place>) -> [Place] {
    places.sorted { left, right in
      let (a, b) = (parts[Int(left.part)].lines[Int(left.line)], parts[Int(right.part)].lines[Int(right.line)])
      if a.prefix != b.prefix { return a.prefix < b.prefix }
      return parts[Int(left.part)].text(of: a).lexicographicallyPrecedes(parts[Int(right.part)].text(of: b))
    }
  }

  /// All files of the index: shards, the pages that name them, the root, the browser's reader.
  /// - Parameter shards: all, in order.
  package func files(_ shards: [File]) -> [File] { shards + otherFiles(shards.map(\.path)) }

  /// The pages that name the shards, the root, the browser's reader.
  /// - Parameter paths: of the shards, in order.
  private func otherFiles(_ paths: [String]) -> [File] {
    let pages = pages.map { page($0, paths) }
    return pages + rootFiles(pages.map(\.path)) + fixedFiles
  }

  /// A page of names: the sequence, and its number in it.
  struct Page: Hashable, Sendable {
    let sequence: Int
    let number: Int
  }

  /// In the order in which the root names them.
  var pages: [Page] {
    ShardNames.keys.indices.flatMap { sequence in
      let count = SearchRoot.shardCount(ofSequence: sequence, counts)
      let size = names(ofSequence: sequence).pageSize
      return (0..<(count + size - 1) / size).map { Page(sequence: sequence, number: $0) }
    }
  }

  /// The page that names a shard.
  func page(ofShard index: Int) -> Page {
    let (family, number) = Self.place(of: index, counts)
    let place = SearchRoot.place(ofShard: number, in: family, counts)
    return Page(sequence: family.sequence, number: place / names(ofSequence: family.sequence).pageSize)
  }

  /// - Parameter paths: of all shards, in order.
  func page(_ page: Page, _ paths: [String]) -> File {
    let size = names(ofSequence: page.sequence).pageSize
    let own = shards(ofSequence: page.sequence).dropFirst(page.number * size).prefix(size)
    let marks = own.map { SearchRoot.mark(ofFile: paths[$0]) }.joined()
    return Self.file(Array(marks.utf8), ShardNames.pageName(page.sequence, page.number))
  }

  /// What every reader begins with: the root by itself, and with the browser's reader.
  /// - Parameter paths: of all pages, in order.
  func rootFiles(_ paths: [String]) -> [File] {
    var root = SearchRoot(
      documentCount: facts.count, blockSize: Self.blockSize, shardCounts: counts, languages: languages,
      synonyms: synonyms)
    for sequence in ShardNames.keys.indices { root.names[sequence] = names(ofSequence: sequence) }
    for (page, path) in zip(pages, paths) { root.names[page.sequence].pages += SearchRoot.mark(ofFile: path) }
    let text = Array(root.text.utf8)
    return [
      File(path: SearchRoot.path, bytes: ShardFile.wrap(text, key: "root")),
      File(path: SearchRoot.folder + "search.js", bytes: BrowserReader.script(root: text)),
    ]
  }

  private func names(ofSequence sequence: Int) -> ShardNames {
    ShardNames(
      count: SearchRoot.shardCount(ofSequence: sequence, counts), isOfEntities: sequence == Family.entities.sequence)
  }

  /// Numbers of the shards that a sequence names, one family after the other.
  private func shards(ofSequence sequence: Int) -> [Int] {
    let starts = SearchRoot.starts(of: counts)
    return Family.allCases.filter { $0.sequence == sequence }.flatMap {
      starts[$0.index]..<starts[$0.index] + counts[$0.index]
    }
  }

  /// Those that do not depend on the articles.
  var fixedFiles: [File] {
    var files: [File] = []
    if let description = OpenSearch.description(of: site) {
      files.append(File(path: OpenSearch.path, bytes: description))
    }
    return files
  }

  private static func languageRanges(_ indexer: SearchIndexer) -> [SearchRoot.Language] {
    var ranges: [SearchRoot.Language] = []
    for (number, index) in indexer.order.enumerated() {
      let article = indexer.knowledgeBase.articles[index]
      if ranges.last?.tag == article.siteLanguage {
        ranges[ranges.count - 1].end = number + 1
      } else {
        ranges.append(SearchRoot.Language(tag: article.siteLanguage, start: number, end: number + 1))
      }
    }
    return ranges
  }
}
