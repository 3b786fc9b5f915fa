/// The families of shards. A key of a family lies in the shard whose number is the key's hash, cut to the number of shards.
package enum Family: String, Sendable, CaseIterable {
  /// Terms with their best postings; entities with what they are; other spellings.
  case terms = "t"
  /// Further postings of frequent terms.
  case further = "p"
  /// Words by their first two letters.
  case words = "w"
  /// Words by their last two letters.
  case endings = "x"
  /// Facts of documents, in blocks by number.
  case documents = "d"

  /// Its place among all families.
  var index: Int {
    switch self {
    case .terms: 0
    case .further: 1
    case .words: 2
    case .endings: 3
    case .documents: 4
    }
  }

  /// `t17`.
  package func name(_ number: Int) -> String { rawValue + String(number) }
}
