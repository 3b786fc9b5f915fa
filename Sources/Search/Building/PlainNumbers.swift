/// Articles in which the number of an event, a KB article or a decimal code stands as a plain word only: they come last among the
/// entity's, so that a query for the entity finds them without asking for the word.
enum PlainNumbers {
  /// Of an entity, the best.
  private static let limit = 64
  private static let kinds = ["@event:", "@kb:", "@code:dec:"].map { Array($0.utf8) }

  /// The number as a word, where a term is such an entity's.
  static func word(of term: ArraySlice<UInt8>) -> [UInt8]? {
    guard let kind = kinds.first(where: { term.starts(with: $0) }) else { return nil }
    let word = Array(term.dropFirst(kind.count))
    return isNumber(word) ? word : nil
  }

  /// A word and the terms of the entities with its number; empty where the word is no such number.
  static func group(of word: [UInt8]) -> [[UInt8]] { isNumber(word) ? [word] + kinds.map { $0 + word } : [] }

  /// Of three digits or more and no year: shorter numbers count things, and years are dates.
  private static func isNumber(_ word: [UInt8]) -> Bool {
    guard (3...10).contains(word.count), word[0] != 0x30, word.allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
    return !(1990..<2040).contains(word.reduce(0) { $0 * 10 + Int($1 & 15) })
  }

  /// The postings of an entity with those of its number behind them.
  /// - Parameters:
  ///   - own: by article, as the result.
  ///   - word: of the number as a word, by article.
  static func postings(_ own: ArraySlice<PostingLists.Posting>, _ word: ArraySlice<PostingLists.Posting>)
    -> ArraySlice<PostingLists.Posting>
  {
    let known = Set(own.map(\.document))
    let others = word.filter { !known.contains($0.document) }
    if own.isEmpty || others.isEmpty { return own }
    let best = TermLines.byImpact(others[...]).prefix(limit).map { posting in
      PostingLists.Posting(posting, impact: ImpactModel.plainImpact(of: posting.impact))
    }
    return (own + best).sorted { $0.document < $1.document }[...]
  }
}
