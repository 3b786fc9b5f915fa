import CrossReferences

/// The different shingles of a text, sorted: what texts are compared by exactly.
package struct TextShingles: Sendable {
  let hashes: [UInt64]

  package init(_ shingles: [UInt64]) {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(shingles.count)
    for hash in shingles.sorted() where hash != hashes.last { hashes.append(hash) }
    self.hashes = hashes
  }

  /// The part that two texts have in common, from 0 to 1, and the same of what is no template.
  /// - Parameter template: shingles to leave out of the second figure.
  package func overlap(with other: TextShingles, template: TextShingles = TextShingles([])) -> (
    whole: Double, own: Double
  ) {
    var shared = 0
    var counted = (all: 0, shared: 0, template: 0)
    var (left, right, known) = (0, 0, 0)
    while left < hashes.count || right < other.hashes.count {
      let one = left < hashes.count ? hashes[left] : .max
      let two = right < other.hashes.count ? other.hashes[right] : .max
      let hash = min(one, two)
      if one == hash { left += 1 }
      if two == hash { right += 1 }
      while known < template.hashes.count, template.hashes[known] < hash { known += 1 }
      let isTemplate = known < template.hashes.count && template.hashes[known] == hash
      counted.all += 1
      if isTemplate { counted.template += 1 }
      if one == two {
        shared += 1
        if !isTemplate { counted.shared += 1 }
      }
    }
    let own = counted.all - counted.template
    return (
      counted.all == 0 ? 0 : Double(shared) / Double(counted.all),
      own < Self.leastOwn ? 0 : Double(counted.shared) / Double(own)
    )
  }

  /// Two texts with fewer shingles that are no template are told apart by nothing but their names.
  private static let leastOwn = 20

  /// Texts that have a shingle when it belongs to a template: the frame of reference pages, a notice.
  private static let templateTexts = 6
  /// Parts in which templates can be looked for beside each other.
  package static let parts = 16

  /// - Parameter part: below `parts`.
  /// - Returns: the shingles of a sixteenth of all that stand in many of the texts, sorted; those of all parts in turn are sorted, too.
  package static func templates(of texts: [TextShingles], part: Int) -> [UInt64] {
    let (low, high) = (UInt64(part) << 60, UInt64(part) << 60 | UInt64.max >> 4)
    let all = texts.flatMap { text in
      text.hashes[text.hashes.partitionPoint { $0 < low }..<text.hashes.partitionPoint { $0 <= high }]
    }.sorted()
    var result: [UInt64] = []
    var start = 0
    for index in all.indices where index + 1 == all.count || all[index + 1] != all[index] {
      if index + 1 - start >= templateTexts { result.append(all[index]) }
      start = index + 1
    }
    return result
  }
}
