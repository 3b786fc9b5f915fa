/// Reads the index of a site for queries. Where files come from is the caller's matter; what is missing or damaged gives fewer
/// results and is counted.
package final class SearchReader {
  package let root: SearchRoot
  /// Shards that could not be read.
  package private(set) var missing: [String] = []
  private let read: (String, Range<Int>) -> [UInt8]?
  private let synonyms: Synonyms
  private var shards: [String: Shard] = [:]
  /// Marks of shards by the name of the page that has them.
  private var pages: [String: String] = [:]

  private static let tierReads = 3
  private static let enoughComplete = 10
  /// Of more items the first tiers tell enough.
  private static let fewItems = 3
  /// A word in so many articles needs no other word for the same.
  private static let commonWord = 100
  /// An identifier in so many articles needs not be looked for by its parts.
  private static let knownWhole = 8

  private static let offerLimit = 6
  private static let shownLimit = 10

  /// All of a file.
  private static let whole = 0..<Int.max

  /// - Parameter read: a part of a file by its path below the site's root, as much of it as there is; nil where there is no such file.
  package init(read: @escaping (String, Range<Int>) -> [UInt8]?) throws(SearchRoot.Problem) {
    self.read = read
    guard let file = read(SearchRoot.path, Self.whole) else { throw .missing }
    root = try SearchRoot(file)
    synonyms = Synonyms(root)
  }

  /// - Parameter language: the reader's, whose articles stand first among equals; empty where it is not known.
  package func search(_ text: String, language: String = "") -> SearchResults {
    var query = SearchQuery(text, language: language, root: root, synonyms: synonyms)
    addNames(to: &query)
    var terms: [String: TermPostings] = [:]
    learn(query.entities.flatMap(\.terms), &terms, query.language)
    let known = query.entities.filter { $0.isSure && $0.terms.contains { terms[$0] != nil } }
    query.settle(known: Set(known.map(\.unit)))
    learn(query.items.flatMap { $0.variants.flatMap(\.terms) }, &terms, query.language)
    completeWords(of: &query, &terms)
    let ranking = rankInRounds(query, &terms)
    let entities = entityResults(query, terms)
    return SearchResults(
      query: query, ranking: ranking, terms: terms, entities: entities, shown: shown(of: entities),
      offers: known.isEmpty || Identifier.isPart(query.ending) ? offers(for: query.ending) : [])
  }

  /// Identifiers that begin as a query ends, those of most articles first.
  private func offers(for ending: [UInt8]) -> [Identifier] {
    guard let part = Identifier.part(of: ending), let shard = shard(of: part, in: .words) else { return [] }
    let found = shard.lines.filter { $0.key.first == EntityRecord.termMark }.compactMap { line in
      Identifier(term: String(decoding: line.key, as: UTF8.self), line: line.rest)
    }
    // What is typed to its end is no offer: it is what was found.
    let fitting = found.filter {
      let label = Identifier.lower($0.label)
      return label.count > ending.count && label.starts(with: ending)
    }
    let sorted = fitting.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    return Array(sorted.prefix(Self.offerLimit))
  }

  /// What stands beside the entities that a query names: by article the section with the sentence that names it.
  private func shown(of entities: [SearchResults.Entity]) -> [Int: DocumentFacts.Section] {
    var shown: [Int: DocumentFacts.Section] = [:]
    for entity in entities {
      for place in 0..<Self.shownLimit {
        guard let line = line(.entities, "\(entity.term)#\(place)", at: entity.term) else { break }
        guard let (number, section) = DocumentFacts.shown(line), shown[number] == nil else { continue }
        shown[number] = section
      }
    }
    return shown
  }

  /// The facts of an article; nil where its block is missing.
  package func facts(of document: Int) -> DocumentFacts? {
    guard document >= 0, document / root.blockSize < root.shardCount(.documents) else { return nil }
    let block = shard(document / root.blockSize, in: .documents)
    return block.entry(document % root.blockSize).flatMap { DocumentFacts.read($0).first }
  }

  // MARK: Shards

  private func shard(_ number: Int, in family: Family) -> Shard {
    let name = family.name(number)
    if let shard = shards[name] { return shard }
    var shard: Shard?
    if let mark = mark(of: number, in: family) {
      let path = SearchRoot.place(of: "\(name)-\(mark)")
      shard = Shard(key: "\(name)-\(mark)") { [read] in read(path, $0) }
      if shard == nil { missing.append(path) }
    }
    shards[name] = shard ?? .empty
    return shard ?? .empty
  }

  /// All of a file that is no shard.
  private func text(_ key: String) -> [UInt8]? {
    let path = SearchRoot.place(of: key)
    guard let file = read(path, Self.whole), let text = ShardFile.unwrap(file, key: key) else {
      missing.append(path)
      return nil
    }
    return text
  }

  private func mark(of number: Int, in family: Family) -> String? {
    let names = root.names[family.sequence]
    let place = SearchRoot.place(ofShard: number, in: family, root.shardCounts)
    let name = ShardNames.pageName(family.sequence, place / names.pageSize)
    if pages[name] == nil {
      let mark = SearchRoot.mark(at: place / names.pageSize, in: names.pages) ?? ""
      pages[name] = text("\(name)-\(mark)").map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    return SearchRoot.mark(at: place % names.pageSize, in: pages[name] ?? "")
  }

  private func shard(of part: some Sequence<UInt8>, in family: Family) -> Shard? {
    root.shard(of: part, in: family).map { shard($0, in: family) }
  }

  private func line(_ family: Family, _ key: String, at part: String? = nil) -> ArraySlice<UInt8>? {
    shard(of: (part ?? key).utf8, in: family)?.line(Array(key.utf8))
  }

  // MARK: Terms

  private func addNames(to query: inout SearchQuery) {
    for name in query.names {
      guard let line = line(.entities, "=" + name) else { continue }
      let term = String(decoding: line, as: UTF8.self)
      if !query.entities.contains(where: { $0.terms.contains(term) }) {
        query.entities.append(SearchQuery.Entity(terms: [term], isSure: true, unit: -1))
      }
    }
  }

  private static func family(of term: String) -> Family {
    term.utf8.first == EntityRecord.termMark ? .entities : .terms
  }

  /// Among the articles in the reader's language, as far as the first tier tells: the other language's count for nothing there.
  private func rarity(of postings: TermPostings, _ language: String) -> Double {
    let own = root.ranges(ofLanguage: language)
    let documents = own.reduce(0) { $0 + $1.count }
    let read = postings.postings.count
    let count = postings.postings.count { posting in own.contains { $0.contains(posting.document) } }
    guard documents < root.documentCount, count > 0 else {
      return Ranking.rarity(count: Double(postings.count), documents: Double(root.documentCount))
    }
    return Ranking.rarity(
      count: Double(postings.count) * Double(count) / Double(read), documents: Double(documents))
  }

  private func learn(_ wanted: [String], _ terms: inout [String: TermPostings], _ language: String) {
    for term in wanted where terms[term] == nil {
      guard var postings = line(Self.family(of: term), term).flatMap(TermPostings.init) else { continue }
      postings.rarity = rarity(of: postings, language)
      terms[term] = postings
    }
  }

  /// Gives identifiers that are rare as a whole their parts, the last word its completions and other unknown words their likely spellings.
  private func completeWords(of query: inout SearchQuery, _ terms: inout [String: TermPostings]) {
    for index in query.items.indices {
      addParts(to: &query.items[index], terms)
      addSynonyms(to: &query.items[index], terms)
      let item = query.items[index]
      guard let surface = item.surface, !item.variants.contains(where: { $0.terms.contains { terms[$0] != nil } })
      else {
        continue
      }
      let word = Array(surface.utf8)
      var words = item.isLast && word.count > 1 ? completions(of: word) : []
      var weight = SearchQuery.Weight.completion
      if words.isEmpty, word.count > 4 {
        words = corrections(of: word)
        weight = SearchQuery.Weight.correction
      }
      for word in words {
        let term = String(decoding: Stemmer.stem(word), as: UTF8.self)
        guard !query.items[index].variants.contains(where: { $0.terms[0] == term }) else { continue }
        query.items[index].variants.append(SearchQuery.Variant(weight: weight, terms: [term]))
      }
    }
    learn(query.items.flatMap { $0.variants.flatMap(\.terms) }, &terms, query.language)
  }

  private func addParts(to item: inout SearchQuery.Item, _ terms: [String: TermPostings]) {
    guard !item.parts.isEmpty, terms[item.key]?.count ?? 0 < Self.knownWhole else { return }
    item.variants.append(SearchQuery.Variant(weight: SearchQuery.Weight.parts, terms: item.parts))
  }

  private func addSynonyms(to item: inout SearchQuery.Item, _ terms: [String: TermPostings]) {
    let count = Self.count(of: item.variants[0], terms)
    // A Latin word in a Japanese query may be frequent in articles of the other language only.
    item.variants += item.same.filter { variant in
      count < Self.commonWord || !item.isRun && variant.terms.contains { $0.utf8.contains { $0 >= 0x80 } }
    }
  }

  /// In how many articles all terms stand, as far as the first tiers tell.
  private static func count(of variant: SearchQuery.Variant, _ terms: [String: TermPostings]) -> Int {
    guard variant.terms.count > 1 else { return variant.terms.first.flatMap { terms[$0]?.count } ?? 0 }
    var common: Set<Int>?
    for term in variant.terms {
      let documents = Set(terms[term]?.postings.map(\.document) ?? [])
      common = common?.intersection(documents) ?? documents
    }
    return common?.count ?? 0
  }

  private func completions(of prefix: [UInt8]) -> [[UInt8]] {
    let words = shard(of: prefix.prefix(2), in: .words)?.words.filter { $0.word.starts(with: prefix) } ?? []
    return Self.mostFrequent(words, limit: 6)
  }

  private func corrections(of word: [UInt8]) -> [[UInt8]] {
    let beginning = shard(of: word.prefix(2), in: .words)?.words ?? []
    let ending = shard(of: word.suffix(2), in: .endings)?.words ?? []
    var near: [[UInt8]: Int] = [:]
    for (candidate, count) in beginning + ending where Spelling.isOneSlip(word, candidate) { near[candidate] = count }
    return Self.mostFrequent(near.map { ($0.key, $0.value) }, limit: 2)
  }

  private static func mostFrequent(_ words: [(word: [UInt8], count: Int)], limit: Int) -> [[UInt8]] {
    let sorted = words.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.word.lexicographicallyPrecedes($1.word)
    }
    return sorted.prefix(limit).map(\.word)
  }

  // MARK: Rounds

  /// While fewer articles than a page of results have all words, reads further tiers of the terms that may change most.
  private func rankInRounds(_ query: SearchQuery, _ terms: inout [String: TermPostings]) -> Ranking {
    var reads: [String: Int] = [:]
    var ranking = Ranking(query, terms: terms, preferred: root.ranges(ofLanguage: query.language))
    for _ in 0..<Self.tierReads where query.items.count <= Self.fewItems && ranking.completeCount < Self.enoughComplete
    {
      guard let next = Self.nextTier(query, terms, reads) else { break }
      let tier = reads[next, default: 0] + 1
      reads[next] = tier
      if let line = line(.further, "\(next)#\(tier)") { terms[next]?.append(tier: line) }
      ranking = Ranking(query, terms: terms, preferred: root.ranges(ofLanguage: query.language))
    }
    return ranking
  }

  private static func nextTier(
    _ query: SearchQuery, _ terms: [String: TermPostings], _ reads: [String: Int]
  ) -> String? {
    var best: String?
    var most = 0.0
    for item in query.items {
      for variant in item.variants {
        for name in variant.terms {
          let tier = reads[name, default: 0]
          guard let term = terms[name], tier < term.tiers.count else { continue }
          let gain = item.weight * variant.weight * term.rarity * Double(term.tiers[tier])
          if gain > most { (best, most) = (name, gain) }
        }
      }
    }
    return best
  }

  private func entityResults(_ query: SearchQuery, _ terms: [String: TermPostings]) -> [SearchResults.Entity] {
    var found: [SearchResults.Entity] = []
    var seen: Set<String> = []
    for entity in query.entities {
      for term in entity.terms where terms[term] != nil && (entity.isSure || found.isEmpty) {
        guard seen.insert(term).inserted, let line = line(.entities, "*" + term, at: term),
          let record = EntityRecord(
            line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) })
        else { continue }
        found.append(SearchResults.Entity(term: term, record: record, isSure: entity.isSure))
      }
    }
    return found
  }
}
