import CrossReferences

/// The different shingles of a text, sorted: what texts are compared by exactly.
package struct TextShingles: Sendable {
  let hashes: [UInt64]

  private init(sorted hashes: [UInt64]) { self.hashes = hashes }

  package init(_ shingles: [UInt64]) {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(shingles.count)
    for hash in HashOrder.sorted(shingles) where hash != hashes.last { hashes.append(hash) }
    self.hashes = hashes
  }

  /// The part that two texts have in common, from 0 to 1.
  package func overlap(with other: TextShingles) -> Double {
    var shared = 0
    var (left, right) = (0, 0)
    while left < hashes.count, right < other.hashes.count {
      let (one, two) = (hashes[left], other.hashes[right])
      if one == two { shared += 1 }
      if one <= two { left += 1 }
      if two <= one { right += 1 }
    }
    let all = hashes.count + other.hashes.count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }

  /// The shingles that are none of a template; the template may be much larger than the text.
  func without(_ template: TextShingles) -> TextShingles {
    var known = template.hashes[...]
    return TextShingles(
      sorted: hashes.filter { hash in
        known = known.dropFirst(known.partitionPoint { $0 < hash })
        return known.first != hash
      })
  }

  /// The same of what is no template.
  /// - Parameter template: shingles to leave out.
  package func ownOverlap(with other: TextShingles, template: TextShingles) -> Double {
    let (one, two) = (without(template), other.without(template))
    let overlap = one.overlap(with: two)
    let all = Double(one.hashes.count + two.hashes.count) / (1 + overlap)
    return all < Double(Self.leastOwn) ? 0 : overlap
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
    let all = HashOrder.sorted(
      texts.flatMap { text in
        text.hashes[text.hashes.partitionPoint { $0 < low }..<text.hashes.partitionPoint { $0 <= high }]
      }, sharing: 4)
    var result: [UInt64] = []
    var start = 0
    for index in all.indices where index + 1 == all.count || all[index + 1] != all[index] {
      if index + 1 - start >= templateTexts { result.append(all[index]) }
      start = index + 1
    }
    return result
  }
}
