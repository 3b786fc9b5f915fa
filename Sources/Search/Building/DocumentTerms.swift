/// The terms of one article with their impacts and places, in order of partition and hash.
package struct DocumentTerms: Sendable {
  struct Entry: Sendable {
    /// 64-bit hash of the term, which stands for it while the index is made.
    let hash: UInt64
    /// Where its text lies in `text`.
    let start: UInt32
    let length: UInt8
    /// 1 to 63; 0 for a word that only the list of words needs.
    let impact: UInt8
    let chunkCount: UInt8
    /// The first pieces of the article that hold it, ascending.
    let chunks: SIMD4<UInt8>
  }

  var entries: [Entry] = []
  var text: [UInt8] = []
  /// Of `partitionCount + 1` bounds in `entries`.
  var bounds: [Int] = []
  var facts: DocumentFacts

  /// The index is put together in so many independent parts.
  static let partitionCount = 64

  /// Sorts the entries by partition, then hash.
  mutating func arrange() {
    let mask = UInt64(Self.partitionCount - 1)
    entries.sort { ($0.hash & mask, $0.hash) < ($1.hash & mask, $1.hash) }
    bounds = [0]
    var index = 0
    for partition in 0..<Self.partitionCount {
      while index < entries.count, entries[index].hash & mask == UInt64(partition) { index += 1 }
      bounds.append(index)
    }
  }
}
