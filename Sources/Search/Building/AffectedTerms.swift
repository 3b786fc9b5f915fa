/// The terms that articles hold in another way than before, and all articles that hold them.
struct AffectedTerms {
  /// As `TermTable` has them.
  private(set) var texts: [ArraySlice<UInt8>] = []
  private var numbers = NumberedHashes()
  /// Of the collectors, by their numbers.
  private let tables: [TermTable]

  init(_ tables: [TermTable]) { self.tables = tables }

  /// Entities always count: what is shown of the article beside them may have changed.
  mutating func add(from old: DocumentTerms, to new: DocumentTerms) {
    var entries: [UInt64: DocumentTerms.Entry] = [:]
    for entry in new.entries { entries[tables[new.collector].hash(of: Int(entry.term))] = entry }
    for entry in old.entries {
      let (number, table) = (Int(entry.term), tables[old.collector])
      let now = entries.removeValue(forKey: table.hash(of: number))
      if let now, Self.isSame(now, entry), table.text(of: number).first != EntityRecord.termMark { continue }
      add(table.text(of: number), table.hash(of: number))
    }
    for entry in entries.values {
      let (number, table) = (Int(entry.term), tables[new.collector])
      add(table.text(of: number), table.hash(of: number))
    }
  }

  private static func isSame(_ left: DocumentTerms.Entry, _ right: DocumentTerms.Entry) -> Bool {
    left.impact == right.impact && left.chunkCount == right.chunkCount && left.chunks == right.chunks
  }

  private mutating func add(_ text: ArraySlice<UInt8>, _ hash: UInt64) {
    guard numbers.number(of: hash).isNew else { return }
    texts.append(Array(text)[...])
    // A number and the entities that it names are written together.
    for other in PlainNumbers.group(of: PlainNumbers.word(of: text) ?? Array(text)) {
      if numbers.number(of: Hash.fnv64(other)).isNew { texts.append(other[...]) }
    }
  }

  /// The place of a number's word in `texts`, where a term is that of an entity with a number.
  func placeOfNumber(of term: ArraySlice<UInt8>) -> Int? {
    PlainNumbers.word(of: term).flatMap { numbers.find(Hash.fnv64($0)) }
  }

  /// By term in the order of `texts`, then by article.
  func postings(_ documents: [DocumentTerms]) -> [[PostingLists.Posting]] {
    // By table, for each of its terms its place here and one more; 0 for those that are none of ours.
    let places = tables.map { table in
      var places = [UInt32](repeating: 0, count: table.count)
      for (place, hash) in numbers.hashes.enumerated() {
        if let number = table.find(hash: hash) { places[number] = UInt32(place + 1) }
      }
      return places
    }
    var postings = [[PostingLists.Posting]](repeating: [], count: texts.count)
    for (number, document) in documents.enumerated() {
      for entry in document.entries {
        let place = Int(places[document.collector][Int(entry.term)])
        guard place > 0 else { continue }
        postings[place - 1].append(PostingLists.Posting(entry, in: number))
      }
    }
    return postings
  }
}
