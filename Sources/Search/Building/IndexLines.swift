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

  func text(of line: Line) -> ArraySlice<UInt8> { text[Int(line.start)..<Int(line.end)] }
}
