/// 64-bit hashes to numbers from 0 in the order in which they came: an open hash table whose entries hold the hashes themselves, so that
/// a look costs one line of the processor's cache.
struct NumberedHashes: Sendable {
  private struct Entry {
    var hash: UInt64 = 0
    /// One more than the number; 0 where the entry is free.
    var next: UInt32 = 0
  }

  /// By number.
  private(set) var hashes: [UInt64] = []
  /// A power of two, at least half of them free.
  private var table: [Entry] = Array(repeating: Entry(), count: 1024)

  var count: Int { hashes.count }

  /// - Returns: the number of the hash, a new one where it was not known.
  @inline(__always)
  mutating func number(of hash: UInt64) -> (number: Int, isNew: Bool) {
    let place = place(of: hash)
    if table[place].next != 0 { return (Int(table[place].next) - 1, false) }
    hashes.append(hash)
    table[place] = Entry(hash: hash, next: UInt32(hashes.count))
    if 2 * hashes.count > table.count { grow() }
    return (hashes.count - 1, true)
  }

  func find(_ hash: UInt64) -> Int? {
    let next = table[place(of: hash)].next
    return next == 0 ? nil : Int(next) - 1
  }

  /// Where the hash is, or where it belongs. FNV-1a's upper bits are its better ones.
  @inline(__always)
  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & (table.count - 1)
    // Half of the table is free: the loop ends.
    while table[place].next != 0, table[place].hash != hash { place = (place + 1) & (table.count - 1) }
    return place
  }

  private mutating func grow() {
    table = Array(repeating: Entry(), count: 2 * table.count)
    for (number, hash) in hashes.enumerated() {
      table[place(of: hash)] = Entry(hash: hash, next: UInt32(number + 1))
    }
  }
}
