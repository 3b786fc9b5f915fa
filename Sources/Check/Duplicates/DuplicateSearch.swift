/// Finds pairs of articles that probably say the same, by their sketches: work grows as the number of articles, however alike
/// they are.
package struct DuplicateSearch: Sendable {
  package struct Pair: Sendable, Hashable {
    /// Indices of sketches, `first < second`.
    package let first: Int
    package let second: Int
    /// Estimated, 0 to 1.
    package let similarity: Double

    package init(first: Int, second: Int, similarity: Double) {
      self.first = first
      self.second = second
      self.similarity = similarity
    }
  }

  /// Part of their shingles that two articles must have in common to be reported.
  package static let threshold = 0.5
  /// Estimates are good to 0.03: what is this near is counted exactly.
  static let candidateThreshold = 0.42
  /// Earlier sketches with the same key that a sketch is compared with.
  private static let neighbours = 8
  /// Pairs kept for each article.
  private static let kept = 3

  /// - Parameters:
  ///   - sketches: one an article; empty ones have no pair.
  ///   - groups: only articles of one group are compared: those of one language.
  /// - Returns: by `second`, then similarity.
  package static func candidates(_ sketches: [Sketch], groups: [Int]) -> [Pair] {
    var pairs: [[Int: Double]] = Array(repeating: [:], count: sketches.count)
    let present = sketches.indices.filter { !sketches[$0].bins.isEmpty }
    var chains = KeyChains(count: present.count)
    for band in 0..<Sketch.bandCount {
      chains.removeAll()
      for (position, index) in present.enumerated() {
        let key = TextTokens.mixed(sketches[index].key(ofBand: band), UInt64(groups[index]))
        var other = chains.enter(key, position)
        var count = 0
        while let earlier = other, count < neighbours {
          note(present[earlier], index, sketches, &pairs)
          other = chains.earlier(than: earlier)
          count += 1
        }
      }
    }
    return pairs.enumerated().flatMap { second, others in
      others.map { Pair(first: $0.key, second: second, similarity: $0.value) }
        .filter { $0.similarity >= candidateThreshold }
        .sorted { ($1.similarity, $0.first) < ($0.similarity, $1.first) }.prefix(kept)
    }
  }

  private static func note(_ first: Int, _ second: Int, _ sketches: [Sketch], _ pairs: inout [[Int: Double]]) {
    guard pairs[second][first] == nil else { return }
    pairs[second][first] = sketches[first].similarity(to: sketches[second])
  }
}
