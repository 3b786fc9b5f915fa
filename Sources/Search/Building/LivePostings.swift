import CrossReferences

/// The postings of all terms while articles change: only the lists of the terms that an article holds in another way are touched.
struct LivePostings: Sendable {
  typealias Posting = PostingLists.Posting

  /// As they were made, by term, then article.
  private let base: [Posting]
  private let bounds: [Int]
  /// The whole lists of terms that changed or are new.
  private var changed: [Int: [Posting]] = [:]

  init(_ lists: PostingLists) {
    base = lists.postings
    bounds = lists.bounds
  }

  /// By article.
  subscript(term: Int) -> ArraySlice<Posting> {
    changed[term]?[...] ?? (term + 1 < bounds.count ? base[bounds[term]..<bounds[term + 1]] : [])
  }

  /// Changes the list of a term that one article holds in another way, or no longer.
  static func set(_ posting: Posting?, of document: Int, in list: inout [Posting]) {
    let place = list.partitionPoint { Int($0.document) < document }
    let isThere = place < list.count && Int(list[place].document) == document
    switch (posting, isThere) {
    case (let posting?, true): list[place] = posting
    case (let posting?, false): list.insert(posting, at: place)
    case (nil, true): list.remove(at: place)
    case (nil, false): break
    }
  }

  mutating func replace(_ lists: [Int: [Posting]]) { changed.merge(lists) { $1 } }
}
