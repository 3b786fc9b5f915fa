/// Lines of the index one after the other, each with the family it belongs to and the hash that chooses its shard.
struct IndexLines: Sendable {
  struct Line: Sendable {
    let family: Family
    let hash: UInt32
    /// In `text`, with the line feed.
    let start: UInt32
    let end: UInt32
    /// The first eight bytes of the key, for sorting.
    let prefix: UInt64
  }

  private(set) var lines: [Line] = []
  private(set) var text: [UInt8] = []

  /// - Parameter part: of the key, by which the line's shard is found.
  /// - Parameter rest: what stands behind the key and a tab.
  mutating func add(
    _ family: Family, _ key: some Collection<UInt8>, at part: some Sequence<UInt8>, rest: (inout [UInt8]) -> Void
  ) {
    let start = UInt32(text.count)
    text += key
    text.append(0x09)
    rest(&text)
    text.append(0x0A)
    var prefix: UInt64 = 0
    for byte in key.prefix(8) { prefix = prefix << 8 | UInt64(byte) }
    prefix <<= UInt64(8 * (8 - min(key.count, 8)))
    lines.append(
      Line(
        family: family, hash: Hash.fnv32(part), start: start, end: UInt32(text.count), prefix: prefix))
  }

  mutating func add(_ family: Family, _ key: some Collection<UInt8>, rest: (inout [UInt8]) -> Void) {
    add(family, key, at: SearchRoot.shardKey(Array(key)), rest: rest)
  }

  /// With the line feed.
  func text(of line: Int) -> ArraySlice<UInt8> { text[Int(lines[line].start)..<Int(lines[line].end)] }

  /// Bytes of the lines of each family.
  var sizes: [Int] {
    var sizes = Family.allCases.map { _ in 0 }
    for line in lines { sizes[line.family.index] += Int(line.end - line.start) }
    return sizes
  }

  /// Lines in the order in which they stand in a shard, that of their bytes.
  /// - Parameters:
  ///   - lines: where each is, with its prefix, which decides in most cases.
  ///   - text: of a line.
  static func inOrder<Place>(
    _ lines: [(prefix: UInt64, place: Place)], text: (Place) -> ArraySlice<UInt8>
  ) -> [ArraySlice<UInt8>] {
    lines.sorted { left, right in
      left.prefix != right.prefix
        ? left.prefix < right.prefix : text(left.place).lexicographicallyPrecedes(text(right.place))
    }.map { text($0.place) }
  }
}
