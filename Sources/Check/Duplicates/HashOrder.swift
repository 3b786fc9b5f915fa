/// Puts hashes in order. Their bits are spread evenly, so that their first bits nearly tell their places: the time grows as their number.
enum HashOrder {
  /// Hashes whose place holds more are not spread evenly, or the same: they are sorted as anything else.
  private static let few = 24

  /// - Parameter sharing: first bits that all have in common.
  static func sorted(_ hashes: [UInt64], sharing: Int = 0) -> [UInt64] {
    guard hashes.count > few else { return hashes.sorted() }
    // About four to a place.
    let bits = max(UInt64.bitWidth - (hashes.count / 4).leadingZeroBitCount, 1)
    let place = { (hash: UInt64) in Int(truncatingIfNeeded: (hash << UInt64(sharing)) >> UInt64(UInt64.bitWidth - bits))
    }
    var starts = [Int](repeating: 0, count: 1 << bits + 1)
    for hash in hashes { starts[place(hash) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var result = [UInt64](repeating: 0, count: hashes.count)
    var next = starts
    for hash in hashes {
      result[next[place(hash)]] = hash
      next[place(hash)] += 1
    }
    for index in 1..<starts.count { sort(&result, starts[index - 1]..<starts[index]) }
    return result
  }

  private static func sort(_ hashes: inout [UInt64], _ range: Range<Int>) {
    guard range.count <= few else { return hashes[range].sort() }
    for index in range.dropFirst() {
      let hash = hashes[index]
      var place = index
      while place > range.lowerBound, hashes[place - 1] > hash {
        hashes[place] = hashes[place - 1]
        place -= 1
      }
      hashes[place] = hash
    }
  }
}
