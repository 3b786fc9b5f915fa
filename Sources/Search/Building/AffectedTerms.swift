/// The terms that articles hold in another way than before, by number, each with its postings after the change.
struct AffectedTerms {
  private(set) var lists: [Int: [PostingLists.Posting]] = [:]
  private let terms: TermTable

  init(_ terms: TermTable) { self.terms = terms }

  /// Entities always count: what is shown of the article beside them may have changed.
  mutating func change(_ document: Int, from old: DocumentTerms, to new: DocumentTerms, in postings: LivePostings) {
    var entries: [UInt32: DocumentTerms.Entry] = [:]
    for entry in new.entries { entries[entry.term] = entry }
    for entry in old.entries {
      let now = entries.removeValue(forKey: entry.term)
      if let now, Self.isSame(now, entry), terms.text(of: Int(entry.term)).first != EntityRecord.termMark { continue }
      set(Int(entry.term), now, of: document, postings)
    }
    for (term, entry) in entries { set(Int(term), entry, of: document, postings) }
  }

  private static func isSame(_ left: DocumentTerms.Entry, _ right: DocumentTerms.Entry) -> Bool {
    left.impact == right.impact && left.chunkCount == right.chunkCount && left.chunks == right.chunks
  }

  private mutating func set(_ term: Int, _ entry: DocumentTerms.Entry?, of document: Int, _ postings: LivePostings) {
    let posting = entry.map { PostingLists.Posting($0, in: document) }
    LivePostings.set(posting, of: document, in: &lists[term, default: Array(postings[term])])
  }
}
