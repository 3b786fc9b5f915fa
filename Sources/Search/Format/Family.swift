/// The families of shards. A key of a family lies in the shard whose number is the key's hash, cut to the number of shards.
package enum Family: String, Sendable, CaseIterable {
  /// Terms with their best postings.
  case terms = "t"
  /// Entities with their best postings, what they are, and what results show of the first articles; other names for them.
  case entities = "e"
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
    case .entities: 1
    case .further: 2
    case .words: 3
    case .endings: 4
    case .documents: 5
    }
  }

  /// Numbers of each family, added up.
  static func sum(_ lists: [[Int]]) -> [Int] {
    lists.reduce(into: allCases.map { _ in 0 }) { sum, list in
      for index in sum.indices { sum[index] += list[index] }
    }
  }

  /// In which sequence of names its shards stand: 0 for entities, 1 for all others.
  var sequence: Int { self == .entities ? 0 : 1 }

  /// `t17`.
  package func name(_ number: Int) -> String { rawValue + String(number) }
}
