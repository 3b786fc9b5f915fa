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

  /// A number and the entities that it names are written together.
  mutating func addNumbers(_ postings: LivePostings) {
    for term in Array(lists.keys) {
      let text = terms.text(of: term)
      for other in PlainNumbers.group(of: PlainNumbers.word(of: text) ?? Array(text)) {
        if let number = terms.find(other), lists[number] == nil { lists[number] = Array(postings[number]) }
      }
    }
  }

  /// The postings of the number of an entity as a word; none where it has no such number.
  func plainPostings(ofEntity text: ArraySlice<UInt8>) -> [PostingLists.Posting] {
    PlainNumbers.word(of: text).flatMap { terms.find($0) }.flatMap { lists[$0] } ?? []
  }
}
