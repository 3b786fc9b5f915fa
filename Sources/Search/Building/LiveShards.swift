/// What making a shard tells of it.
package struct MadeShard: Sendable {
  /// Over all families.
  let number: Int
  let mark: String
  /// Bytes of its lines.
  let size: Int
}

/// The shards of an index that changes: the terms that have lines in each, and its mark, which is known when the shard was made since
/// it changed.
struct LiveShards: Sendable {
  private(set) var shape: SearchShape
  /// By shard that holds lines.
  private var terms: [[UInt32]] = []
  /// Terms that were divided among the shards.
  private var termCount = 0
  /// Those that have further postings, or had.
  private var frequent: Set<Int> = []
  /// By shard.
  private var made: [MadeShard?] = []
  private(set) var unsettled: Set<Int> = []
  /// Counts the changes. It makes the marks of shards that were not made yet, so that no name ever means two things.
  private var change: UInt64 = 0

  init(_ shape: SearchShape) {
    self.shape = shape
    clear()
  }

  private mutating func clear() {
    terms = Array(repeating: [], count: shape.lineShardCount)
    made = Array(repeating: nil, count: shape.shardCount)
    unsettled = Set(0..<shape.shardCount)
    (termCount, frequent) = (0, [])
  }

  /// The terms with lines in a shard, as they were entered.
  func terms(of shard: Int) -> [UInt32] { terms[shard] }

  // MARK: - Changes

  mutating func beginChange() { change += 1 }

  mutating func unsettle(_ shard: Int) {
    made[shard] = nil
    unsettled.insert(shard)
  }

  mutating func unsettle(_ families: [Family]) {
    for family in families { for shard in shape.shards(of: family) { unsettle(shard) } }
  }

  /// Takes in all terms that are new.
  mutating func enter(_ table: TermTable, _ postings: LivePostings) {
    for term in termCount..<table.count { note(term, table.text(of: term), count: postings[term].count) }
    termCount = table.count
  }

  /// The lines of a term have changed, or it is new.
  /// - Parameters:
  ///   - text: of the term.
  ///   - count: of its postings.
  mutating func note(_ term: Int, _ text: ArraySlice<UInt8>, count: Int) {
    let (isNew, hasMore) = (term >= termCount, count > TermLines.tierSizes[0])
    let isNewlyFrequent = hasMore && frequent.insert(term).inserted
    for line in EntityLines.keys(ofTerm: text).lines {
      let isFurther = line.family == .further
      if isFurther, !frequent.contains(term) { continue }
      let shard = shape.shard(of: line)
      unsettle(shard)
      // Lines of one entity may lie together.
      if isFurther ? isNewlyFrequent : isNew, terms[shard].last != UInt32(term) { terms[shard].append(UInt32(term)) }
    }
  }

  /// Other articles are there, or in another order.
  mutating func follow(_ indexer: SearchIndexer) {
    shape = shape.following(indexer)
    made.removeLast(made.count - shape.lineShardCount)
    made += Array(repeating: nil, count: shape.shardCount - shape.lineShardCount)
    unsettled = unsettled.filter { $0 < shape.lineShardCount }
    unsettle([.terms, .entities, .further, .documents])
  }

  // MARK: - Marks

  mutating func settle(_ shard: MadeShard) {
    made[shard.number] = shard
    unsettled.remove(shard.number)
  }

  /// When all are settled: whether the lines have outgrown the number of shards, or need fewer. Then all are divided anew, and none is
  /// settled.
  /// - Returns: whether they are; then all terms must be entered.
  mutating func divide(_ indexer: SearchIndexer) -> Bool {
    let sizes = Family.allCases.map { family in shape.shards(of: family).reduce(0) { $0 + (made[$1]?.size ?? 0) } }
    let new = SearchShape(indexer, sizes: sizes)
    guard new.counts != shape.counts else { return false }
    shape = new
    beginChange()
    clear()
    return true
  }

  /// The mark by which the pages name a shard.
  func mark(of shard: Int) -> String { made[shard]?.mark ?? passingMark }

  func text(of page: SearchShape.Page) -> [UInt8] { shape.shards(of: page).flatMap { mark(of: $0).utf8 } }

  /// The mark by which the root names a page.
  func mark(of page: SearchShape.Page) -> String {
    shape.shards(of: page).contains { made[$0] == nil } ? passingMark : SearchRoot.mark(of: text(of: page))
  }

  /// Stands for the marks of what is not settled, and means the same when it is, until the next change.
  var passingMark: String { SearchRoot.mark(ofHash: change) }
}
