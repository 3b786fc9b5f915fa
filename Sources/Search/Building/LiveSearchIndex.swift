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
  private var documents: [DocumentTerms]
  /// Terms of the collectors that read the articles, by their numbers; the last is `collector`'s.
  private let tables: [TermTable]
  /// Reads the articles that change.
  private var collector: TermCollector
  private var sizes: [Int]
  /// Where lines changed: the lines of the shard, in order.
  private var changed: [Int: [ArraySlice<UInt8>]] = [:]
  /// Of each shard.
  private var paths: [String]
  private var shardAt: [String: Int]
  /// Pages, root and the browser's reader, by path.
  private var others: [String: [UInt8]]
  /// Other names of entities, by term.
  private var aliases: [String: [String]] = [:]

  /// - Parameters:
  ///   - documents: of each article, in the order of the index.
  ///   - collectors: that read them.
  ///   - paths: of all shards of the layout, in order.
  package init(
    _ indexer: SearchIndexer, _ documents: [DocumentTerms], _ collectors: [TermCollector], _ layout: SearchIndexLayout,
    paths: [String]
  ) {
    order = indexer.order
    self.documents = documents
    self.layout = layout
    self.paths = paths
    tables = collectors.map(\.terms)
    collector = TermCollector(number: collectors.count)
    sizes = layout.sizes
    shardAt = Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($1, $0) })
    others = Self.others(layout, paths)
    for number in indexer.knowledgeBase.entityOrder { learnAliases(of: indexer.knowledgeBase.entities[number].entity) }
  }

  private static func others(_ layout: SearchIndexLayout, _ paths: [String]) -> [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: layout.otherFiles(paths).map { ($0.path, $0.bytes) })
  }

  /// Of all files, in no order.
  package var allPaths: [String] { paths + others.keys }

  package func bytes(of path: String) -> [UInt8]? {
    guard let index = shardAt[path] else { return others[path] }
    return file(index).bytes
  }

  private func file(_ index: Int) -> SearchIndexLayout.File {
    if index >= layout.lineShardCount {
      return layout.blockFile(index - layout.lineShardCount) { documents[$0].facts }
    }
    return layout.lineFile(index, changed[index] ?? layout.lines(ofShard: index))
  }

  // MARK: - Changes

  /// Takes in articles that changed.
  /// - Parameters:
  ///   - articles: numbers in the index, with their texts.
  /// - Returns: false where the index must be made anew; then it is as it was.
  package mutating func update(
    _ knowledgeBase: KnowledgeBase, articles: [(number: Int, text: MarkdownDocument)]
  ) -> Bool {
    let new = SearchIndexer(knowledgeBase, order: order)
    var collector = collector
    let terms = articles.map { new.document($0.number, text: $0.text, &collector) }
    var affected = AffectedTerms(tables + [collector.terms])
    for (article, terms) in zip(articles, terms) { affected.add(from: documents[article.number], to: terms) }
    var documents = documents
    for (article, terms) in zip(articles, terms) { documents[article.number] = terms }
    let (gone, come) = lines(of: affected, documents, new)
    let change = ShardChange(gone: gone, come: come, layout)
    var (sizes, shards) = (sizes, changed)
    for shard in change.shards {
      let before = shards[shard] ?? layout.lines(ofShard: shard)
      let after = change.lines(of: shard, before)
      sizes[change.family(of: shard).index] += after.reduce(0) { $0 + $1.count } - before.reduce(0) { $0 + $1.count }
      shards[shard] = after
    }
    guard SearchIndexLayout.shardCounts(sizes, documents: documents.count) == layout.counts else { return false }
    (self.collector, self.documents, self.sizes, changed) = (collector, documents, sizes, shards)
    rename(change.shards + Set(articles.map { layout.lineShardCount + $0.number / SearchIndexLayout.blockSize }))
    return true
  }

  private mutating func rename(_ shards: [Int]) {
    for shard in shards {
      shardAt[paths[shard]] = nil
      paths[shard] = file(shard).path
      shardAt[paths[shard]] = shard
    }
    others = Self.others(layout, paths)
  }

  /// The lines that the terms may have had, and those that they have now.
  private mutating func lines(
    of affected: AffectedTerms, _ documents: [DocumentTerms], _ indexer: SearchIndexer
  ) -> (gone: IndexLines, come: IndexLines) {
    let postings = affected.postings(documents)
    let writer = EntityLines(indexer: indexer) { documents[$0].facts }
    let leastCount = SearchTerms.leastCount(of: documents.count)
    var (gone, come) = (IndexLines(), IndexLines())
    for (text, held) in zip(affected.texts, postings) {
      let plain = affected.placeOfNumber(of: text).map { postings[$0] } ?? []
      let own = PlainNumbers.postings(held[...], plain[...])
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
