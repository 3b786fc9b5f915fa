import CrossReferences
import Entities
import Markdown

/// The search index of a site that changes while it is read. An article that comes, changes or goes touches the postings of its own
/// terms, and a shard is made when somebody asks for it.
///
/// Every file has the bytes that an index made anew would have once it is settled: the names of files tell what they hold, and an
/// article that comes moves the numbers of all behind it, so that all files change. Until they are made, which nobody waits for,
/// their names are made of a number.
package struct LiveSearchIndex: Sendable {
  private let synonyms: [String]
  /// Numbers of the articles in the order of the index, as the knowledge base has them. A copy: the knowledge base's own would be copied
  /// when it changes.
  private var order: [Int] = []
  /// By number of an article, its place in the order.
  private var places: [UInt32] = []
  /// By number of an article; their terms are numbered as `collector` has them.
  private var documents: [DocumentTerms]
  private var postings: LivePostings
  /// Reads the articles that change; knows the terms of all.
  private var collector: TermCollector
  private var shards: LiveShards

  /// - Parameters:
  ///   - documents: of each article, in the order of the index.
  ///   - collectors: that read them.
  ///   - terms: of all of them.
  ///   - sizes: bytes of the lines of each family, part by part.
  package init(
    _ indexer: SearchIndexer, _ documents: [DocumentTerms], _ collectors: [TermCollector], _ terms: SearchTerms,
    sizes: [[Int]]
  ) {
    synonyms = indexer.synonyms
    collector = TermCollector(number: 0, terms: terms.lists.terms)
    postings = LivePostings(terms.lists, order: indexer.order)
    self.documents = Array(repeating: .none, count: indexer.knowledgeBase.articles.count)
    shards = LiveShards(SearchShape(indexer, sizes: Family.sum(sizes)))
    arrange(indexer)
    for (number, document) in zip(order, Self.renumbered(documents, collectors, terms.lists.terms)) {
      self.documents[number] = document
    }
    shards.enter(collector.terms, postings)
  }

  /// Documents whose terms have the numbers of one table.
  private static func renumbered(
    _ documents: [DocumentTerms], _ collectors: [TermCollector], _ terms: TermTable
  ) -> [DocumentTerms] {
    let numbers = collectors.map { own in
      (0..<own.terms.count).map { UInt32(terms.find(hash: own.terms.hash(of: $0)) ?? 0) }
    }
    return documents.map { document in
      var entries = document.entries
      for index in entries.indices { entries[index].term = numbers[document.collector][Int(entries[index].term)] }
      return DocumentTerms(entries: entries, collector: 0, facts: document.facts)
    }
  }

  private mutating func arrange(_ indexer: SearchIndexer) {
    order = indexer.order.map { $0 }
    places = Array(repeating: 0, count: indexer.knowledgeBase.articles.count)
    for (place, number) in order.enumerated() { places[number] = UInt32(place) }
  }

  // MARK: - Changes

  /// Takes in articles that came, changed or went. The work is in proportion to the terms that they hold in another way.
  /// - Parameters:
  ///   - articles: their numbers in the knowledge base.
  ///   - text: of an article that is there.
  package mutating func update(
    _ knowledgeBase: KnowledgeBase, articles: Set<Int>, text: (Int) -> MarkdownDocument
  ) {
    let indexer = indexer(of: knowledgeBase)
    let there = articles.filter(knowledgeBase.isThere)
    var affected: Set<Int> = []
    var isMoved = indexer.order != order
    if isMoved {
      for number in articles where number < documents.count { replace(number, by: .none, &affected) }
      move(indexer)
    }
    for number in there.sorted() {
      let document = DocumentIndexer.terms(of: number, text(number), in: knowledgeBase, &collector)
      // The first of a language may become the last of another.
      if document.facts.language != documents[number].facts.language { isMoved = true }
      replace(number, by: document, &affected)
    }
    shards.beginChange()
    if isMoved {
      shards.follow(indexer)
    } else {
      for number in there { shards.unsettle(shards.shape.shard(ofDocument: Int(places[number]))) }
    }
    shards.enter(collector.terms, postings)
    for term in withNumbers(affected) { shards.note(term, collector.terms.text(of: term), count: postings[term].count) }
  }

  /// Articles come, go, or change their places.
  private mutating func move(_ indexer: SearchIndexer) {
    if SearchTerms.leastCount(of: order.count) != SearchTerms.leastCount(of: indexer.documentCount) {
      shards.unsettle([.words, .endings])
    }
    arrange(indexer)
    while documents.count < places.count { documents.append(.none) }
  }

  private mutating func replace(_ number: Int, by new: DocumentTerms, _ affected: inout Set<Int>) {
    var entries: [UInt32: DocumentTerms.Entry] = [:]
    for entry in new.entries { entries[entry.term] = entry }
    for entry in documents[number].entries {
      let now = entries.removeValue(forKey: entry.term)
      // Entities always count: what is shown of the article beside them may have changed.
      if let now, now == entry, !collector.terms.isEntity(Int(entry.term)) { continue }
      set(Int(entry.term), now, of: number, &affected)
    }
    for (term, entry) in entries { set(Int(term), entry, of: number, &affected) }
    documents[number] = new
  }

  private mutating func set(_ term: Int, _ entry: DocumentTerms.Entry?, of number: Int, _ affected: inout Set<Int>) {
    postings.set(entry.map { PostingLists.Posting($0, in: number) }, of: number, in: term, places: places)
    affected.insert(term)
  }

  /// With the entities that numbers name: they are written together.
  private func withNumbers(_ affected: Set<Int>) -> Set<Int> {
    affected.reduce(into: affected) { all, term in
      all.formUnion(
        PlainNumbers.group(of: Array(collector.terms.text(of: term))).compactMap { collector.terms.find($0) })
    }
  }

  private func indexer(of knowledgeBase: KnowledgeBase) -> SearchIndexer {
    SearchIndexer(knowledgeBase, allSynonyms: synonyms)
  }

  // MARK: - Settling

  /// Shards that have changed since they were made, in no order.
  package var unsettled: Set<Int> { shards.unsettled }

  /// - Parameter knowledgeBase: of which the index is.
  package func made(_ shard: Int, in knowledgeBase: KnowledgeBase) -> MadeShard {
    let entries = entries(of: shard, indexer(of: knowledgeBase))
    return MadeShard(
      number: shard, mark: SearchRoot.mark(of: ShardFile.escapedText(of: entries)),
      size: entries.reduce(0) { $0 + $1.count })
  }

  package mutating func settle(_ made: [MadeShard], in knowledgeBase: KnowledgeBase) {
    for shard in made { shards.settle(shard) }
    if shards.unsettled.isEmpty, shards.divide(indexer(of: knowledgeBase)) { shards.enter(collector.terms, postings) }
  }

  // MARK: - Files

  /// Of all files, in no order; settled.
  package func allPaths(in knowledgeBase: KnowledgeBase) -> [String] {
    let shape = shards.shape
    let own = (0..<shape.shardCount).map { "\(shape.name(ofShard: $0))-\(shards.mark(of: $0))" }
    let pages = shape.pages.map { "\($0.name)-\(shards.mark(of: $0))" }
    return (own + pages).map(SearchRoot.place) + (shape.rootFiles([]) + shape.fixedFiles).map(\.path)
  }

  /// - Parameter knowledgeBase: of which the index is.
  package func bytes(of path: String, in knowledgeBase: KnowledgeBase) -> [UInt8]? {
    if let file = shards.shape.fixedFiles.first(where: { $0.path == path }) { return file.bytes }
    if path == SearchRoot.path || path == SearchRoot.scriptPath {
      return shards.shape.rootFiles(shards.shape.pages.map(shards.mark)).first { $0.path == path }?.bytes
    }
    guard let (name, mark) = SearchRoot.nameAndMark(ofFile: path) else { return nil }
    let (own, text): (String, () -> [UInt8])
    if let page = shards.shape.pages.first(where: { $0.name == name }) {
      (own, text) = (shards.mark(of: page), { shards.text(of: page) })
    } else if let shard = shards.shape.shard(named: name) {
      (own, text) = (
        shards.mark(of: shard), { ShardFile.escapedText(of: entries(of: shard, indexer(of: knowledgeBase))) }
      )
    } else {
      return nil
    }
    guard mark == own || mark == shards.passingMark else { return nil }
    return SearchIndexLayout.File(String(name), mark: String(mark), holding: text()).bytes
  }

  // MARK: - Shards

  private func entries(of shard: Int, _ indexer: SearchIndexer) -> [ArraySlice<UInt8>] {
    if shard >= shards.shape.lineShardCount {
      return shards.shape.documents(inShard: shard).map { documents[order[$0]].facts.entry[...] }
    }
    let family = shards.shape.family(ofShard: shard)
    let writer = EntityLines(indexer: indexer) { documents[order[$0]].facts }
    var lines = IndexLines()
    for term in shards.terms(of: shard) { add(Int(term), family, writer, to: &lines) }
    return IndexLines.inOrder(
      lines.lines.indices.filter { shards.shape.shard(of: lines.lines[$0]) == shard }.map {
        (lines.lines[$0].prefix, $0)
      },
      text: lines.text(of:))
  }

  /// Adds the lines that a term has in a family, and maybe others.
  private func add(_ term: Int, _ family: Family, _ writer: EntityLines, to lines: inout IndexLines) {
    let (text, held) = (collector.terms.text(of: term), postings[term])
    if held.isEmpty { return }
    let leastCount = SearchTerms.leastCount(of: order.count)
    guard !collector.terms.isWord(term) else { return TermLines.add(text, held, leastCount: leastCount, to: &lines) }
    var own = placed(held)
    if collector.terms.isEntity(term), let entity = EntityRecord.entity(ofTerm: text),
      let number = writer.indexer.knowledgeBase.entity(entity)
    {
      let linked = writer.indexer.knowledgeBase.entities[number]
      if family == .words { return Identifier.add(linked, to: &lines) }
      let word = PlainNumbers.word(of: text).flatMap { collector.terms.find($0) }
      own = PlainNumbers.postings(own, word.map { placed(postings[$0]) } ?? [])
      writer.add(linked, own, to: &lines)
    }
    TermLines.add(text, own, count: held.count, leastCount: leastCount, to: &lines)
  }

  /// Postings with the numbers that the articles have in the index.
  private func placed(_ postings: ArraySlice<PostingLists.Posting>) -> ArraySlice<PostingLists.Posting> {
    postings.map { PostingLists.Posting($0, in: places[Int($0.document)]) }[...]
  }
}
