/// Finds any of many byte strings in one pass over a text.
struct ByteSearch: Sendable {
  /// Shorter strings are not looked for: they stand everywhere.
  static let minimum = 8

  private let needles: [[UInt8]]
  /// By their first eight bytes.
  private let byHead: [UInt64: [Int]]
  /// Which hashes of heads occur: keeps the dictionary from being asked at each byte.
  private let filter: [Bool]
  private static let filterBits = 20

  init(_ needles: [[UInt8]]) {
    self.needles = needles
    var byHead: [UInt64: [Int]] = [:]
    var filter = [Bool](repeating: false, count: 1 << Self.filterBits)
    for (number, needle) in needles.enumerated() where needle.count >= Self.minimum {
      let head = needle.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      byHead[head, default: []].append(number)
      filter[Self.hash(head)] = true
    }
    self.byHead = byHead
    self.filter = filter
  }

  private static func hash(_ head: UInt64) -> Int { Int((head &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - filterBits)) }

  /// Calls `body` with the number of each string that is found, as often as it is.
  func each(in text: [UInt8], _ body: (Int) -> Void) {
    guard !byHead.isEmpty else { return }
    var head: UInt64 = 0
    for (index, byte) in text.enumerated() {
      head = head << 8 | UInt64(byte)
      guard index >= 7, filter[Self.hash(head)], let candidates = byHead[head] else { continue }
      let start = index - 7
      for number in candidates where text[start...].starts(with: needles[number]) { body(number) }
    }
  }
}
