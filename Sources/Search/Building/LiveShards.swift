/// The files of an index whose shards change: a shard that changed renames itself, the page that names it, and the root, nothing else.
struct LiveShards: Sendable {
  private let layout: SearchIndexLayout
  /// Where lines changed: the text of the shard.
  private var texts: [Int: [UInt8]] = [:]
  /// Of each shard.
  private var paths: [String]
  private var shardAt: [String: Int]
  private let pages: [SearchIndexLayout.Page]
  /// Of each page.
  private var pagePaths: [String]
  /// Pages, root and the browser's reader, by path.
  private var others: [String: [UInt8]] = [:]

  /// - Parameter paths: of all shards of the layout, in order.
  init(_ layout: SearchIndexLayout, paths: [String]) {
    self.layout = layout
    self.paths = paths
    shardAt = Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($1, $0) })
    pages = layout.pages
    let files = pages.map { layout.page($0, paths) }
    pagePaths = files.map(\.path)
    for file in files + layout.fixedFiles + layout.rootFiles(pagePaths) { others[file.path] = file.bytes }
  }

  /// Of all files, in no order.
  var allPaths: [String] { paths + others.keys }

  func bytes(of path: String, _ facts: (Int) -> DocumentFacts) -> [UInt8]? {
    guard let index = shardAt[path] else { return others[path] }
    return file(index, facts).bytes
  }

  private func file(_ index: Int, _ facts: (Int) -> DocumentFacts) -> SearchIndexLayout.File {
    if index >= layout.lineShardCount { return layout.blockFile(index - layout.lineShardCount, facts) }
    return layout.lineFile(index, lines(of: index))
  }

  /// In order, each with its line feed.
  func lines(of index: Int) -> [ArraySlice<UInt8>] {
    guard let text = texts[index] else { return layout.lines(ofShard: index) }
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while let end = text[start...].firstIndex(of: 0x0A) {
      lines.append(text[start...end])
      start = end + 1
    }
    return lines
  }

  /// - Parameters:
  ///   - texts: of shards that hold other lines now.
  ///   - blocks: numbers of those that hold other facts.
  mutating func change(_ texts: [Int: [UInt8]], blocks: Set<Int>, _ facts: (Int) -> DocumentFacts) {
    self.texts.merge(texts) { $1 }
    var touched: Set<SearchIndexLayout.Page> = []
    for shard in texts.keys + blocks.map({ layout.lineShardCount + $0 }) {
      let path = file(shard, facts).path
      if path == paths[shard] { continue }
      shardAt[paths[shard]] = nil
      (shardAt[path], paths[shard]) = (shard, path)
      touched.insert(layout.page(ofShard: shard))
    }
    if !touched.isEmpty { rename(touched) }
  }

  private mutating func rename(_ touched: Set<SearchIndexLayout.Page>) {
    for (number, page) in pages.enumerated() where touched.contains(page) {
      others[pagePaths[number]] = nil
      let file = layout.page(page, paths)
      (others[file.path], pagePaths[number]) = (file.bytes, file.path)
    }
    for file in layout.rootFiles(pagePaths) { others[file.path] = file.bytes }
  }
}
