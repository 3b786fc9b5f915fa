/// What results show of articles to the shards that hold it: blocks of articles by their numbers. They need no terms.
package enum FactShards {
  /// Articles in one shard.
  static let size = 18

  static func count(documents: Int) -> Int { (documents + size - 1) / size }

  /// The articles whose facts lie in a shard.
  static func documents(inShard number: Int, of count: Int) -> Range<Int> {
    number * size..<min((number + 1) * size, count)
  }

  /// - Parameter documents: of each article, in order.
  package static func all(of documents: [DocumentTerms]) -> [SearchIndexLayout.File] {
    (0..<count(documents: documents.count)).map { shard($0, of: documents) }
  }

  private static func shard(_ number: Int, of documents: [DocumentTerms]) -> SearchIndexLayout.File {
    let entries = documents[Self.documents(inShard: number, of: documents.count)].map { $0.facts.entry[...] }
    return SearchIndexLayout.File(Family.documents.name(number), holding: ShardFile.escapedText(of: entries))
  }
}
