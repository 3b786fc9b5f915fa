/// The terms of one article with their impacts and places, and what results show of it.
package struct DocumentTerms: Sendable {
  struct Entry: Sendable, Equatable {
    /// Its number in the table of the collector that read the article.
    var term: UInt32
    /// The first pieces of the article that hold it, ascending.
    let chunks: SIMD2<UInt8>
    let chunkCount: UInt8
    /// 1 to 63; 0 for a word that only the lists of words need.
    let impact: UInt8
  }

  /// Each term once, in no order.
  var entries: [Entry]
  /// Of the collector that read the article.
  let collector: Int
  let facts: DocumentFacts

  /// Of no article.
  static let none = DocumentTerms(
    entries: [], collector: 0,
    facts: DocumentFacts(path: "", url: "", title: "", language: "", state: "", type: "", products: []))
}
