/// The terms of all articles turned over: for each term the articles that hold it.
struct PostingLists: Sendable {
  struct Posting: Sendable {
    let document: UInt32
    let chunks: SIMD2<UInt8>
    let chunkCount: UInt8
    let impact: UInt8

    /// - Parameter document: number of the article in the index.
    init(_ entry: DocumentTerms.Entry, in document: Int) {
      self.document = UInt32(document)
      (chunks, chunkCount, impact) = (entry.chunks, entry.chunkCount, entry.impact)
    }

    /// The same of an article with another number.
    init(_ other: Posting, in document: UInt32) {
      self.document = document
      (chunks, chunkCount, impact) = (other.chunks, other.chunkCount, other.impact)
    }

    init(_ other: Posting, impact: UInt8) {
      (document, chunks, chunkCount) = (other.document, other.chunks, other.chunkCount)
      self.impact = impact
    }
  }

  let terms: TermTable
  /// By term, then article.
  private(set) var postings: [Posting] = []
  /// By term, where its postings begin, and where the last one's end.
  private(set) var bounds: [Int]

  /// - Parameters:
  ///   - collectors: that read the articles, by their numbers.
  ///   - documents: by article.
  init(_ collectors: [TermCollector], _ documents: [DocumentTerms]) {
    // Those of the first keep their numbers.
    var terms = collectors.first?.terms ?? TermTable()
    let numbers = collectors.enumerated().map { number, collector in
      number == 0 ? (0..<UInt32(terms.count)).map { $0 } : terms.join(collector.terms)
    }
    bounds = Array(repeating: 0, count: terms.count + 1)
    for document in documents {
      let own = numbers[document.collector]
      for entry in document.entries { bounds[Int(own[Int(entry.term)]) + 1] += 1 }
    }
    for term in 0..<terms.count { bounds[term + 1] += bounds[term] }
    self.terms = terms
    let bounds = bounds
    postings = [Posting](unsafeUninitializedCapacity: bounds[terms.count]) { buffer, count in
      // Each place is written once: there are as many postings of a term as were counted.
      var next = bounds
      for (number, document) in documents.enumerated() {
        let own = numbers[document.collector]
        for entry in document.entries {
          let term = Int(own[Int(entry.term)])
          buffer.initializeElement(at: next[term], to: Posting(entry, in: number))
          next[term] += 1
        }
      }
      count = bounds[bounds.count - 1]
    }
  }

  subscript(term: Int) -> ArraySlice<Posting> { postings[bounds[term]..<bounds[term + 1]] }

  /// The terms in parts with about as many postings each.
  func parts(_ count: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for part in 1...count {
      var end = start
      let goal = postings.count / count * part
      while end < terms.count, part == count || bounds[end] < goal { end += 1 }
      parts.append(start..<end)
      start = end
    }
    return parts
  }
}
