/// Finds any of many byte strings in one pass over a text, by rolling hashes of their beginnings (Karp and Rabin).
struct ByteSearch: Sendable {
  /// Shorter strings are not looked for: they stand everywhere.
  static let minimum = 8

  /// Strings whose beginnings of one length are hashed: the longer the beginning, the fewer have it in common.
  private struct Group: Sendable {
    let length: Int
    /// `base` to the power of `length`: what a byte counts when it leaves.
    let leaving: UInt64
    var byHash: [UInt64: [Int]] = [:]
    /// Which hashes occur: keeps the dictionary from being asked at each byte.
    var filter = [Bool](repeating: false, count: 1 << ByteSearch.filterBits)

    init(length: Int) {
      self.length = length
      leaving = (0..<length).reduce(1) { power, _ in power &* ByteSearch.base }
    }

    mutating func add(_ needle: [UInt8], _ number: Int) {
      let hash = needle.prefix(length).reduce(UInt64(0)) { $0 &* ByteSearch.base &+ UInt64($1) }
      byHash[hash, default: []].append(number)
      filter[ByteSearch.slot(hash)] = true
    }
  }

  private static let base: UInt64 = 0x1_0000_01B3
  private static let filterBits = 20

  private let needles: [[UInt8]]
  private let groups: [Group]

  init(_ needles: [[UInt8]]) {
    self.needles = needles
    var groups = [32, 16, Self.minimum].map(Group.init)
    for (number, needle) in needles.enumerated() {
      if let group = groups.firstIndex(where: { $0.length <= needle.count }) { groups[group].add(needle, number) }
    }
    self.groups = groups.filter { !$0.byHash.isEmpty }
  }

  private static func slot(_ hash: UInt64) -> Int { Int((hash &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - filterBits)) }

  /// Calls `body` with the number of each string that is found, as often as it is.
  func each(in text: [UInt8], _ body: (Int) -> Void) {
    for group in groups where text.count >= group.length {
      var hash: UInt64 = 0
      for index in text.indices {
        hash = hash &* Self.base &+ UInt64(text[index])
        if index >= group.length { hash = hash &- UInt64(text[index - group.length]) &* group.leaving }
        guard index >= group.length - 1, group.filter[Self.slot(hash)], let candidates = group.byHash[hash] else {
          continue
        }
        let start = index - group.length + 1
        for number in candidates where text[start...].starts(with: needles[number]) { body(number) }
      }
    }
  }
}
