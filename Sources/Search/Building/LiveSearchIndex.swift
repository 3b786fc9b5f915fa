import CrossReferences
import Entities
import Markdown

/// The search index of a site that changes while it is read: an article that changed touches the lines of its own terms only, and a
/// shard is written when it is asked for. Every file has the bytes that an index made anew would have.
///
/// Articles that come, go, or move in the order of the index change all numbers: then it must be made anew.
package struct LiveSearchIndex: Sendable {
  /// Numbers of the articles in the order of the index. The knowledge base itself is not kept: it would be copied when it changes.
  package let order: [Int]
  private let layout: SearchIndexLayout
  /// Their terms are numbered as `collector` has them.
  private var documents: [DocumentTerms]
  private var postings: LivePostings
  /// Reads the articles that change; knows the terms of all.
  private var collector: TermCollector
  /// Bytes of the lines of each family.
  private var sizes: [Int]
  private var shards: LiveShards
  /// Other names of entities, by term.
  private var aliases: [String: [String]] = [:]

  /// - Parameters:
  ///   - documents: of each article, in the order of the index.
  ///   - collectors: that read them.
  ///   - terms: of all of them.
  ///   - paths: of all shards of the layout, in order.
  package init(
    _ indexer: SearchIndexer, _ documents: [DocumentTerms], _ collectors: [TermCollector], _ terms: SearchTerms,
    _ layout: SearchIndexLayout, paths: [String]
  ) {
    order = indexer.order
    self.layout = layout
    collector = TermCollector(number: 0, terms: terms.lists.terms)
    postings = LivePostings(terms.lists)
    self.documents = Self.renumbered(documents, collectors, terms.lists.terms)
    sizes = layout.sizes
    shards = LiveShards(layout, paths: paths)
    for number in indexer.knowledgeBase.entityOrder { learnAliases(of: indexer.knowledgeBase.entities[number].entity) }
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

  /// Of all files, in no order.
  package var allPaths: [String] { shards.allPaths }

  package func bytes(of path: String) -> [UInt8]? { shards.bytes(of: path) { documents[$0].facts } }

  // MARK: - Changes

  /// Takes in articles that changed. The work is in proportion to the terms that they hold in another way.
  /// - Parameters:
  ///   - articles: numbers in the index, with their texts.
  /// - Returns: false where the index must be made anew; then its files are as they were.
  package mutating func update(
    _ knowledgeBase: KnowledgeBase, articles: [(number: Int, text: MarkdownDocument)]
  ) -> Bool {
    let indexer = SearchIndexer(knowledgeBase, order: order)
    var new: [Int: DocumentTerms] = [:]
    for article in articles { new[article.number] = indexer.document(article.number, text: article.text, &collector) }
    var affected = AffectedTerms(collector.terms)
    for (number, terms) in new { affected.change(number, from: documents[number], to: terms, in: postings) }
    affected.addNumbers(postings)
    let (gone, come) = lines(of: affected, new, indexer)
    let (texts, sizes) = shardTexts(ShardChange(gone: gone, come: come, layout))
    guard SearchIndexLayout.shardCounts(sizes, documents: documents.count) == layout.counts else { return false }
    self.sizes = sizes
    postings.replace(affected.lists)
    for (number, terms) in new { documents[number] = terms }
    let blocks = Set(new.keys.map { $0 / SearchIndexLayout.blockSize })
    shards.change(texts, blocks: blocks) { [documents] in documents[$0].facts }
    return true
  }

  /// The texts of the shards after a change, and the sizes of the families.
  private func shardTexts(_ change: ShardChange) -> (texts: [Int: [UInt8]], sizes: [Int]) {
    var (texts, sizes) = ([Int: [UInt8]](), sizes)
    for shard in change.shards {
      let before = shards.lines(of: shard)
      let after = Array(change.lines(of: shard, before).joined())
      sizes[change.family(of: shard).index] += after.count - before.reduce(0) { $0 + $1.count }
      texts[shard] = after
    }
    return (texts, sizes)
  }

  /// The lines that the terms may have had, and those that they have now.
  private mutating func lines(
    of affected: AffectedTerms, _ new: [Int: DocumentTerms], _ indexer: SearchIndexer
  ) -> (gone: IndexLines, come: IndexLines) {
    let writer = EntityLines(indexer: indexer) { [documents] in new[$0]?.facts ?? documents[$0].facts }
    let leastCount = SearchTerms.leastCount(of: documents.count)
    var (gone, come) = (IndexLines(), IndexLines())
    for (number, held) in affected.lists {
      let text = collector.terms.text(of: number)
      let own = PlainNumbers.postings(held[...], affected.plainPostings(ofEntity: text)[...])
      TermLines.addKeys(text, to: &gone)
      if !own.isEmpty { TermLines.add(text, own, count: held.count, leastCount: leastCount, to: &come) }
      guard text.first == EntityRecord.termMark else { continue }
      let term = String(decoding: text, as: UTF8.self)
      EntityLines.addKeys(term, to: &gone)
      EntityLines.addAliases(aliases[term] ?? [], of: term, to: &gone)
      guard let entity = Self.entity(term, held, in: indexer) else { continue }
      learnAliases(of: entity.entity)
      writer.add(entity, own, to: &come)
    }
    return (gone, come)
  }

  private static func entity(
    _ term: String, _ postings: [PostingLists.Posting], in indexer: SearchIndexer
  ) -> LinkedEntity? {
    guard let document = postings.first?.document else { return nil }
    let article = indexer.knowledgeBase.articles[indexer.order[Int(document)]]
    return (article.about + article.mentioned).lazy.map { indexer.knowledgeBase.entities[$0] }
      .first { EntityRecord.term(of: $0.entity) == term }
  }

  private mutating func learnAliases(of entity: Entity) {
    let names = EntityRecord.aliases(of: entity)
    if !names.isEmpty { aliases[EntityRecord.term(of: entity)] = names }
  }
}
