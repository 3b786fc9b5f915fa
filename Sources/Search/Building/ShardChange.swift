/// Lines that go and lines that come, by the shards that hold them.
struct ShardChange {
  private var gone: [Int: Set<ArraySlice<UInt8>>] = [:]
  private var come: [Int: [ArraySlice<UInt8>]] = [:]
  private var families: [Int: Family] = [:]

  /// - Parameter gone: lines that may have been there, without what follows the key but where the line is another name.
  init(gone: IndexLines, come: IndexLines, _ layout: SearchIndexLayout) {
    for line in gone.lines {
      let shard = layout.shard(of: line)
      self.gone[shard, default: []].insert(Self.mark(of: gone.text(of: line)))
      families[shard] = line.family
    }
    for line in come.lines {
      let shard = layout.shard(of: line)
      self.come[shard, default: []].append(come.text(of: line))
      families[shard] = line.family
    }
  }

  /// Ascending.
  var shards: [Int] { families.keys.sorted() }

  func family(of shard: Int) -> Family { families[shard] ?? .terms }

  /// The lines of a shard after the change, in order.
  func lines(of shard: Int, _ before: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
    let gone = gone[shard] ?? []
    let kept = before.filter { !gone.contains(Self.mark(of: $0)) }
    guard let come = come[shard] else { return kept }
    return (kept + come).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// What tells a line from others: its key; two entities may have one other name.
  private static func mark(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.first == 0x3D ? line : line.prefix { $0 != 0x09 }
  }
}
