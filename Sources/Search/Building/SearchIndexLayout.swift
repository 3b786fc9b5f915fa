import CrossReferences

/// The last step: the lines of the index to shards of a good size, and the root that says where they are.
package struct SearchIndexLayout: Sendable {
  package struct File: Sendable {
    /// Below the site's root.
    package let path: String
    package let bytes: [UInt8]
  }

  /// A line of a shard: sorted by key.
  private struct Line: Sendable {
    let key: [UInt8]
    let rest: [UInt8]
  }

  private let indexer: SearchIndexer
  private let documents: [DocumentTerms]
  private let families: [Family: [[Line]]]
  private let shards: [(family: Family, number: Int)]

  /// Bytes of a shard before compression, about.
  private static let shardSize = 12 * 1024
  /// Articles whose facts lie in one block.
  static let blockSize = 10
  /// On sites of more articles than this, words of one article only are no candidates for prefixes and slips.
  private static let smallSite = 500

  package init(_ merger: SearchIndexMerger, _ partitions: [SearchIndexMerger.Partition]) {
    indexer = merger.indexer
    documents = merger.merger.documents
    var terms: [Line] = []
    var further: [Line] = []
    var words: [(word: [UInt8], count: Int)] = []
    let least = documents.count > Self.smallSite ? 2 : 1
    for partition in partitions {
      for line in partition.lines.lines {
        terms.append(Line(key: line.term, rest: line.numbers))
        for (tier, bytes) in line.tiers.enumerated() {
          further.append(Line(key: line.term + Array("#\(tier + 1)".utf8), rest: bytes))
        }
      }
      words += partition.lines.words.filter { $0.count >= least }
    }
    terms += Self.entityLines(of: merger.indexer.knowledgeBase)
    families = [
      .terms: Self.arranged(terms) { $0[...] }, .further: Self.arranged(further) { $0[...] },
      .words: Self.arranged(Self.wordLines(words)) { $0.prefix(2) },
      .endings: Self.arranged(Self.wordLines(words)) { $0.suffix(2) },
    ]
    var shards: [(family: Family, number: Int)] = []
    for family in Family.allCases {
      let count =
        family == .documents
        ? (documents.count + Self.blockSize - 1) / Self.blockSize : families[family]?.count ?? 0
      shards += (0..<count).map { (family, $0) }
    }
    self.shards = shards
  }

  package var shardCount: Int { shards.count }

  /// A shard's text.
  package func shard(_ index: Int) -> [UInt8] {
    let (family, number) = shards[index]
    var text: [UInt8] = []
    if family == .documents {
      let start = number * Self.blockSize
      for document in documents[start..<min(start + Self.blockSize, documents.count)] {
        document.facts.append(to: &text)
      }
      return text
    }
    for line in families[family]?[number] ?? [] {
      text += line.key
      text.append(0x09)
      text += line.rest
      text.append(0x0A)
    }
    return text
  }

  /// All files of the index: shards in a folder that is named by what they hold, the root, the browser's reader.
  /// - Parameter texts: of each shard, in order.
  package func files(_ texts: [[UInt8]]) -> [File] {
    var hash = Hash.fnv64(Array("casebook-search \(SearchRoot.version)".utf8))
    for text in texts { hash = Hash.fnv64(text, from: hash) }
    let folder = String(hash, radix: 36)
    let root = SearchRoot(
      folder: folder, documentCount: documents.count, blockSize: Self.blockSize,
      shardCounts: Family.allCases.map { family in shards.count { $0.family == family } },
      languages: languageRanges(), siteLanguages: indexer.knowledgeBase.site.languages,
      synonyms: indexer.synonyms + DataFile.lines(of: "synonyms.txt").map(String.init))
    var files = zip(shards, texts).map { shard, text in
      let name = shard.family.name(shard.number)
      return File(
        path: "\(SearchRoot.folder)\(folder)/\(name).js", bytes: ShardFile.wrap(text, key: "\(folder)/\(name)"))
    }
    files.append(File(path: SearchRoot.path, bytes: ShardFile.wrap(Array(root.text.utf8), key: "root")))
    files.append(File(path: SearchRoot.folder + "search.js", bytes: BrowserReader.script))
    if let description = OpenSearch.description(of: indexer.knowledgeBase.site) {
      files.append(File(path: OpenSearch.path, bytes: description))
    }
    return files
  }

  private func languageRanges() -> [SearchRoot.Language] {
    var ranges: [SearchRoot.Language] = []
    for (number, article) in indexer.knowledgeBase.articles.enumerated() {
      if ranges.last?.tag == article.siteLanguage {
        ranges[ranges.count - 1].end = number + 1
      } else {
        ranges.append(SearchRoot.Language(tag: article.siteLanguage, start: number, end: number + 1))
      }
    }
    return ranges
  }

  /// `*@event:1057` is what the entity is, `=e_accessdenied` leads to the entity's term.
  private static func entityLines(of knowledgeBase: KnowledgeBase) -> [Line] {
    var lines: [Line] = []
    var aliases: Set<String> = []
    for linked in knowledgeBase.entities {
      let term = EntityRecord.term(of: linked.entity)
      lines.append(Line(key: Array("*\(term)".utf8), rest: Array(EntityRecord(linked).line.utf8)))
      for alias in EntityRecord.aliases(of: linked) where aliases.insert(alias).inserted {
        lines.append(Line(key: Array("=\(alias)".utf8), rest: Array(term.utf8)))
      }
    }
    return lines
  }

  private static func wordLines(_ words: [(word: [UInt8], count: Int)]) -> [Line] {
    words.map { word, count in
      var number: [UInt8] = []
      NumberText.append(count, to: &number)
      return Line(key: word, rest: number)
    }
  }

  /// Divides lines among a power of two of shards by the hash of a part of their key, and sorts each shard by key.
  private static func arranged(_ lines: [Line], by part: ([UInt8]) -> ArraySlice<UInt8>) -> [[Line]] {
    let size = lines.reduce(0) { $0 + $1.key.count + $1.rest.count + 2 }
    var count = 1
    while count * shardSize < size { count *= 2 }
    var shards: [[Line]] = Array(repeating: [], count: count)
    for line in lines { shards[Int(Hash.fnv32(SearchRoot.shardKey(Array(part(line.key))))) & (count - 1)].append(line) }
    return shards.map { $0.sorted { $0.key.lexicographicallyPrecedes($1.key) } }
  }
}
