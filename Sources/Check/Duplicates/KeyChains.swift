/// Positions by key, each with the one before it that has the same key: a table with open addressing, so that a million positions are
/// entered in a million steps. Keys are taken for well mixed.
struct KeyChains {
  /// The last position with the key of its slot; -1 where a slot is free.
  private var table: [Int32]
  private var keys: [UInt64]
  private var previous: [Int32]

  /// - Parameter count: positions are below it.
  init(count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    table = Array(repeating: -1, count: size)
    keys = Array(repeating: 0, count: count)
    previous = Array(repeating: -1, count: count)
  }

  mutating func removeAll() {
    for slot in table.indices { table[slot] = -1 }
  }

  /// - Parameter position: each once, in any order.
  /// - Returns: the position that was entered last with the key.
  mutating func enter(_ key: UInt64, _ position: Int) -> Int? {
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    // The table is at most half full: the loop ends.
    while table[slot] >= 0, keys[Int(table[slot])] != key { slot = (slot + 1) & mask }
    keys[position] = key
    previous[position] = table[slot]
    table[slot] = Int32(position)
    return earlier(than: position)
  }

  func earlier(than position: Int) -> Int? { previous[position] < 0 ? nil : Int(previous[position]) }
}
