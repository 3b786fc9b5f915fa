/// The postings of all terms while articles come, change and go. Here articles bear the numbers of the knowledge base, which stay; each
/// list is in the order of the index.
struct LivePostings: Sendable {
  typealias Posting = PostingLists.Posting

  /// As they were made, by term.
  private let base: [Posting]
  private let bounds: [Int]
  /// The whole lists of terms that changed or are new.
  private var changed: [Int: [Posting]] = [:]

  /// - Parameter order: the articles by their numbers in the index.
  init(_ lists: PostingLists, order: [Int]) {
    base = lists.postings.map { Posting($0, in: UInt32(order[Int($0.document)])) }
    bounds = lists.bounds
  }

  subscript(term: Int) -> ArraySlice<Posting> {
    changed[term]?[...] ?? (term + 1 < bounds.count ? base[bounds[term]..<bounds[term + 1]] : [])
  }

  /// Changes the list of a term that an article holds in another way, or no longer.
  /// - Parameter places: of the articles in the order of the index.
  mutating func set(_ posting: Posting?, of article: Int, in term: Int, places: [UInt32]) {
    if changed[term] == nil { changed[term] = Array(self[term]) }
    Self.set(posting, of: article, in: &changed[term, default: []], places: places)
  }

  private static func set(_ posting: Posting?, of article: Int, in list: inout [Posting], places: [UInt32]) {
    let place = list.partitionPoint { places[Int($0.document)] < places[article] }
    let isThere = place < list.count && Int(list[place].document) == article
    switch (posting, isThere) {
    case (let posting?, true): list[place] = posting
    case (let posting?, false): list.insert(posting, at: place)
    case (nil, true): list.remove(at: place)
    case (nil, false): break
    }
  }
}
