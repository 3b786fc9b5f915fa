/// 64-bit hashes to numbers from 0 in the order in which they came: an open hash table over two arrays.
struct NumberedHashes: Sendable {
  /// By number.
  private(set) var hashes: [UInt64] = []
  /// One more than the number; 0 where the slot is free. A power of two, at least half of it free.
  private var slots: [UInt32] = Array(repeating: 0, count: 1024)

  var count: Int { hashes.count }

  /// - Returns: the number of the hash, a new one where it was not known.
  @inline(__always)
  mutating func number(of hash: UInt64) -> (number: Int, isNew: Bool) {
    var slot = Self.slot(of: hash, slots.count)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash { return (number, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(hashes.count + 1)
    hashes.append(hash)
    if 2 * hashes.count > slots.count { grow() }
    return (hashes.count - 1, true)
  }

  func find(_ hash: UInt64) -> Int? {
    var slot = Self.slot(of: hash, slots.count)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// FNV-1a's upper bits are its better ones.
  @inline(__always)
  private static func slot(of hash: UInt64, _ count: Int) -> Int { Int((hash ^ hash >> 32) & UInt64(count - 1)) }

  private mutating func grow() {
    let size = 4 * slots.count
    slots = Array(repeating: 0, count: size)
    for (number, hash) in hashes.enumerated() {
      var slot = Self.slot(of: hash, size)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
