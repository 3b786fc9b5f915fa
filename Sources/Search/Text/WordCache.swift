import Synchronization

/// Remembers the terms of words while an index is made: most words stand in many articles, and stemming takes longer than looking
/// them up.
final class WordCache: Sendable {
  /// By `Hash.fnv64` of the word.
  private let known = Mutex<[UInt64: WordTerms]>([:])

  /// Words that stand once are most of all words there are; beyond this many they would only take memory.
  private static let limit = 200_000

  /// - Parameter hash: of the word.
  func terms(of word: ArraySlice<UInt8>, hash: UInt64) -> WordTerms {
    if let terms = known.withLock({ $0[hash] }) { return terms }
    let terms = WordTerms(word)
    known.withLock { if $0.count < Self.limit { $0[hash] = terms } }
    return terms
  }
}
