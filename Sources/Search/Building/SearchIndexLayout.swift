import CrossReferences

/// The last step: the lines of the index to shards of a good size, the pages that name them, and the root.
package struct SearchIndexLayout: Sendable {
  package struct File: Sendable {
    /// Below the site's root.
    package let path: String
    package let bytes: [UInt8]

    init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }

    /// A file of the index that is named by what it holds.
    /// - Parameter text: as it stands in the file.
    init(_ name: String, holding text: [UInt8]) { self.init(name, mark: SearchRoot.mark(of: text), holding: text) }

    init(_ name: String, mark: String, holding text: [UInt8]) {
      let key = "\(name)-\(mark)"
      self.init(path: SearchRoot.place(of: key), bytes: ShardFile.wrap(escaped: text, key: key))
    }
  }

  /// A line by its part and its place there.
  private struct Place: Sendable {
    let part: UInt32
    let line: UInt32
  }

  private let shape: SearchShape
  private let parts: [IndexLines]
  /// By shard that holds lines, where its places begin in `places`, and where the last one's end.
  private let bounds: [Int]
  private let places: [Place]

  package init(_ indexer: SearchIndexer, _ lines: [SearchTerms.Lines]) {
    parts = lines.map(\.lines)
    shape = SearchShape(indexer, sizes: Family.sum(parts.map(\.sizes)))
    (bounds, places) = Self.places(parts, shape)
  }

  /// Divides the lines among the shards.
  private static func places(_ parts: [IndexLines], _ shape: SearchShape) -> (bounds: [Int], places: [Place]) {
    var bounds = [Int](repeating: 0, count: shape.lineShardCount + 1)
    var shards: [UInt32] = []
    shards.reserveCapacity(parts.reduce(0) { $0 + $1.lines.count })
    for part in parts {
      for line in part.lines {
        let own = shape.shard(of: line)
        shards.append(UInt32(own))
        bounds[own + 1] += 1
      }
    }
    for index in 1..<bounds.count { bounds[index] += bounds[index - 1] }
    var next = bounds
    var places = [Place](repeating: Place(part: 0, line: 0), count: shards.count)
    var shard = shards.makeIterator()
    for (part, lines) in parts.enumerated() {
      for line in lines.lines.indices {
        guard let own = shard.next().map(Int.init) else { break }
        places[next[own]] = Place(part: UInt32(part), line: UInt32(line))
        next[own] += 1
      }
    }
    return (bounds, places)
  }

  /// Of the shards of lines; those of facts follow.
  package var shardCount: Int { shape.lineShardCount }

  /// A shard of lines.
  package func shard(_ index: Int) -> File {
    File(shape.name(ofShard: index), holding: ShardFile.escapedText(of: lines(ofShard: index)))
  }

  /// In the order in which they stand, each with its line feed.
  private func lines(ofShard index: Int) -> [ArraySlice<UInt8>] {
    IndexLines.inOrder(
      places[bounds[index]..<bounds[index + 1]].map { place in
        (parts[Int(place.part)].lines[Int(place.line)].prefix, place)
      }
    ) { place in parts[Int(place.part)].text(of: Int(place.line)) }
  }

  /// All files of the index: shards, the pages that name them, the root, the browser's reader.
  /// - Parameters:
  ///   - lines: all shards of lines, in order.
  ///   - facts: all shards of facts, in order.
  package func files(lines: [File], facts: [File]) -> [File] {
    let shards = lines + facts
    let pages = shape.pages.map { page in
      File(page.name, holding: shape.shards(of: page).flatMap { SearchRoot.mark(ofFile: shards[$0].path).utf8 })
    }
    return shards + pages + shape.rootFiles(pages.map { SearchRoot.mark(ofFile: $0.path) }) + shape.fixedFiles
  }
}
