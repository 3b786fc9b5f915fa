import Articles
import CrossReferences
import Diagnostics
import Markdown

/// The sources of a site as last read, each with what its parsing gave; takes changes of single files and folders.
struct LiveSources {
  struct Entry {
    let source: SourceReader.Source
    var article: ExtractedArticle?
    var document: DocumentShelf.Place?
    /// Of the article by itself.
    var diagnostics: [Diagnostic]
    /// What it includes, or would: lower-case paths.
    var includes: Set<String>
    /// What it may be called where it is not shown.
    var withheld: WithheldArticle?
    /// All that may name other articles, as written, where some of it is hidden.
    var named: Set<String> = []
    /// What of it names articles that are withheld, and is not shown.
    var hidden: [String: WithheldArticle] = [:]
  }

  /// What became of the sources, as paths.
  struct Changes {
    /// Articles that are new, were read again, or are gone.
    var articles: Set<String> = []
    /// Files beside them, likewise.
    var assets: Set<String> = []

    var isEmpty: Bool { articles.isEmpty && assets.isEmpty }
  }

  private let stage: ArticleStage
  private var reader: SourceReader
  /// What the last preview parsed; only while everything is read for the first time.
  private var cache: ParseCache?
  private let map: ParallelMap
  private let bases: [String]
  private(set) var entries: [String: Entry] = [:]
  private(set) var assets: [String: Asset] = [:]
  /// What is wrong with a path itself: a link that leads nowhere, a file that is no text.
  private(set) var problems: [String: [Diagnostic]] = [:]
  /// Articles that were read and parsed when everything was, for want of a cache.
  private(set) var parsedAnew: Set<String> = []
  /// How many findings there are of both kinds.
  private(set) var tally = FindingTally()
  /// Articles with an error of their own.
  private(set) var faulty: Set<String> = []
  /// Articles that are not shown, by path.
  private(set) var withheld: [String: WithheldArticle] = [:]
  /// Articles by language.
  private(set) var languages: [String: Int] = [:]
  /// Folders that hold something.
  private var folders: Set<String> = []
  /// Lower-case path → paths, sorted: as `[!INCLUDE]` finds files.
  private var byLowerPath: [String: [String]] = [:]
  /// Articles in which something is hidden.
  private var hiding: Set<String> = []
  /// Those of articles that are not shown; nil where one came or went since, or has another name.
  private var names: WithheldNames?
  /// Lower-case path → articles that include it.
  private var includers: [String: Set<String>] = [:]
  /// Paths that are symbolic links: what they lead to may change without them.
  private var links: Set<String> = []
  /// Articles by their file, which may have several names; nil where none has.
  private var byFile: [FileNumber: Set<String>]?

  init(_ stages: SiteStages) {
    stage = stages.articleStage
    reader = stages.reader
    map = stages.map
    bases = stages.bases
  }

  /// Reads everything.
  /// - Parameters:
  ///   - shelf: takes the texts.
  ///   - cache: spares reading and parsing.
  mutating func readAll(shelf: DocumentShelf, cache: ParseCache? = nil) throws -> Changes {
    self.cache = cache
    if let cache { reader.known = { cache.fingerprint(of: $0, $1) } }
    defer {
      self.cache = nil
      reader.known = { _, _ in nil }
    }
    let sources = try reader.read()
    return update(Set(entries.keys).union(assets.keys).union(problems.keys), sources, shelf: shelf)
  }

  /// Reads again what is at the paths, relative to the folder of articles.
  mutating func read(_ paths: Set<String>, shelf: DocumentShelf) -> Changes {
    var found = SourceReader.Sources()
    var gone: Set<String> = []
    for path in paths.union(links).union(otherNames(of: paths)).sorted() {
      gone.formUnion(known(at: path))
      let there = reader.read(at: path)
      found.files += there.files
      found.assets += there.assets
      found.diagnostics += there.diagnostics
      found.links += there.links
    }
    return update(gone, found, shelf: shelf)
  }

  private struct FileNumber: Hashable {
    let device: UInt
    let inode: UInt

    init?(_ entry: Entry?) {
      guard let status = entry?.source.status else { return nil }
      (device, inode) = (status.device, status.inode)
    }
  }

  /// Other names of the files at some paths: what is written under one stands under all.
  private func otherNames(of paths: Set<String>) -> Set<String> {
    guard let byFile else { return [] }
    return paths.reduce(into: []) { $0.formUnion(FileNumber(entries[$1]).flatMap { byFile[$0] } ?? []) }
  }

  /// From the first file with several names on, as the one that it had before is known by then.
  private mutating func noteNames(_ changed: [SourceReader.Source]) {
    guard byFile == nil, changed.contains(where: { $0.status.map { $0.names > 1 } ?? false }) else { return }
    byFile = [:]
    for (path, entry) in entries { FileNumber(entry).map { _ = byFile?[$0, default: []].insert(path) } }
  }

  /// All paths known at a path or below it.
  private func known(at path: String) -> Set<String> {
    var known: Set<String> = [path]
    guard folders.contains(path) else { return known }
    let prefix = path + "/"
    for list in [Array(entries.keys), Array(assets.keys), Array(problems.keys)] {
      known.formUnion(list.filter { $0.hasPrefix(prefix) })
    }
    return known
  }

  /// - Parameter old: paths whose place is taken by what was found.
  private mutating func update(_ old: Set<String>, _ found: SourceReader.Sources, shelf: DocumentShelf) -> Changes {
    var changes = Changes()
    let before = problems
    for path in old { tally.remove(problems.removeValue(forKey: path) ?? []) }
    for finding in found.diagnostics { problems[finding.path, default: []].append(finding) }
    tally.add(found.diagnostics)
    // What cannot be read is told of as well, and that it can be again.
    for path in old.union(found.diagnostics.map(\.path)) where before[path] != problems[path] {
      changes.articles.insert(path)
    }
    var changed: [SourceReader.Source] = []
    var seen: Set<String> = []
    for source in found.files where seen.insert(source.path).inserted {
      if entries[source.path]?.source.fingerprint != source.fingerprint { changed.append(source) }
    }
    for path in old where entries[path] != nil && !seen.contains(path) {
      forget(path)
      changes.articles.insert(path)
    }
    updateAssets(old, found.assets, &changes)
    let again = includers(of: changes.articles.union(changed.map(\.path))).subtracting(changed.map(\.path))
    parse(changed, shelf: shelf, &changes)
    parse(again.sorted().compactMap { entries[$0]?.source }, shelf: shelf, &changes)
    hideNames(shelf: shelf, &changes)
    noteNames(changed)
    remember(found)
    return changes
  }

  /// Reads again the articles that name withheld ones, or no longer have to hide them.
  private mutating func hideNames(shelf: DocumentShelf, _ changes: inout Changes) {
    // A preview for writers withholds next to nothing: then an edit need not look at all articles.
    if withheld.isEmpty, hiding.isEmpty { return }
    let paths = names == nil ? Set(entries.keys) : changes.articles
    let names =
      self.names
      ?? WithheldNames(
        withheld.values.sorted { $0.path < $1.path }, shown: entries.values.compactMap { $0.article?.article },
        bases: bases)
    for path in paths.sorted() {
      guard let entry = entries[path], let article = entry.article else { continue }
      let named = entry.hidden.isEmpty ? article.allNames : entry.named
      let isMicrosoftLearn = article.article.metadata.isMicrosoftLearn
      var hidden: [String: WithheldArticle] = [:]
      for name in named { hidden[name] = names.article(at: name, from: path, isMicrosoftLearn: isMicrosoftLearn) }
      guard hidden != entry.hidden else { continue }
      parse([entry.source], hiding: names, shelf: shelf, &changes)
      guard !hidden.isEmpty else { continue }
      entries[path]?.named = named
      entries[path]?.hidden = hidden
      hiding.insert(path)
    }
    self.names = names
  }

  private mutating func updateAssets(_ old: Set<String>, _ found: [Asset], _ changes: inout Changes) {
    let new = Dictionary(found.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for path in old where assets[path] != nil && new[path] == nil {
      assets[path] = nil
      changes.assets.insert(path)
    }
    for (path, asset) in new {
      assets[path] = asset
      changes.assets.insert(path)
    }
  }

  private func includers(of paths: Set<String>) -> Set<String> {
    guard !includers.isEmpty else { return [] }
    return paths.reduce(into: []) { $0.formUnion(includers[$1.lowercased()] ?? []) }
  }

  private mutating func forget(_ path: String) {
    replace(path, by: nil)
    let key = path.lowercased()
    byLowerPath[key]?.removeAll { $0 == path }
    if byLowerPath[key]?.isEmpty == true { byLowerPath[key] = nil }
  }

  private mutating func parse(
    _ sources: [SourceReader.Source], hiding names: WithheldNames = WithheldNames(), shelf: DocumentShelf,
    _ changes: inout Changes
  ) {
    guard !sources.isEmpty else { return }
    for source in sources where entries[source.path] == nil {
      byLowerPath[source.path.lowercased(), default: []].append(source.path)
      byLowerPath[source.path.lowercased()]?.sort()
    }
    let byLowerPath = byLowerPath
    let fingerprints =
      cache == nil ? [:] : Dictionary(sources.map { ($0.path, $0.fingerprint) }, uniquingKeysWith: { $1 })
    let results = map(sources.count) { [stage, reader, cache] index in
      let source = sources[index]
      if names.isEmpty, let status = source.status, cache?.fingerprint(of: source.path, status) == source.fingerprint,
        let parsed = cache?.article(at: source.path),
        parsed.fingerprints == parsed.includes.map({ Self.fingerprint($0, byLowerPath, fingerprints) })
      {
        let result = parsed.result
        return (result, shelf: result.document.map { shelf.put($0) }, Set(parsed.includes), true)
      }
      var includes: Set<String> = []
      let result = stage.read(source, hiding: names) { name in
        guard let key = Includes.key(of: name, from: source.path) else { return nil }
        includes.insert(key)
        return byLowerPath[key]?.first.flatMap { reader.file(at: $0) }
      }
      return (result, shelf: result.document.map { shelf.put($0) }, includes, false)
    }
    for (source, (result, place, includes, isCached)) in zip(sources, results) {
      if !isCached { parsedAnew.insert(source.path) }
      replace(
        source.path,
        by: Entry(
          source: source.withoutText, article: result.article, document: place, diagnostics: result.diagnostics,
          includes: includes, withheld: result.withheld))
      changes.articles.insert(source.path)
    }
  }

  /// Of the file that an include means; 0 where there is none.
  private static func fingerprint(_ key: String, _ paths: [String: [String]], _ fingerprints: [String: UInt64]) -> Int {
    paths[key]?.first.flatMap { fingerprints[$0] }.map { Int(truncatingIfNeeded: $0) } ?? 0
  }

  private mutating func replace(_ path: String, by new: Entry?) {
    let old = entries[path]
    if let old {
      for key in old.includes { includers[key]?.remove(path) }
      tally.remove(old.diagnostics)
      FileNumber(old).map { _ = byFile?[$0]?.remove(path) }
      if let language = old.article?.article.language { languages[language, default: 1] -= 1 }
    }
    for key in new?.includes ?? [] { includers[key, default: []].insert(path) }
    tally.add(new?.diagnostics ?? [])
    if new?.diagnostics.contains(where: { $0.severity == .error }) ?? false {
      faulty.insert(path)
    } else {
      faulty.remove(path)
    }
    if let language = new?.article?.article.language { languages[language, default: 0] += 1 }
    entries[path] = new
    FileNumber(new).map { _ = byFile?[$0, default: []].insert(path) }
    hiding.remove(path)
    if old?.article?.article.id != new?.article?.article.id || old?.withheld != new?.withheld { names = nil }
    withheld[path] = new?.withheld
  }

  /// Folders and links among what was found.
  private mutating func remember(_ found: SourceReader.Sources) {
    for path in found.files.map(\.path) + found.assets.map(\.path) + found.diagnostics.map(\.path) {
      var folder = Files.parent(of: path)
      while !folder.isEmpty, folders.insert(folder).inserted { folder = Files.parent(of: folder) }
    }
    links.formUnion(found.links)
  }

  // MARK: - The cache

  /// What may be kept for the next preview: articles that were sound as files and had not changed just before they were read, as two
  /// states of a file may have one time. A list of its own, so that the sources can change without being copied.
  /// - Parameter start: nanoseconds since 1970, before anything was read.
  func keepable(start: Int) -> [Keepable] {
    entries.compactMap { path, entry in
      guard entry.hidden.isEmpty, let status = entry.source.status, problems[path] == nil,
        max(status.modified, status.changed) < start - 2_000_000_000
      else { return nil }
      let includes = entry.includes.sorted()
      let prints = includes.map { key in
        byLowerPath[key]?.first.flatMap { entries[$0] }.map { Int(truncatingIfNeeded: $0.source.fingerprint) } ?? 0
      }
      return Keepable(path: path, status: status, entry: entry, includes: includes, fingerprints: prints)
    }
  }

  /// An article that may be kept, its text still on the shelf.
  struct Keepable: Sendable {
    fileprivate let path: String
    fileprivate let status: Files.Status
    fileprivate let entry: Entry
    fileprivate let includes: [String]
    fileprivate let fingerprints: [Int]

    func kept(_ shelf: DocumentShelf) -> ParseCache.Kept? {
      var document: MarkdownDocument?
      if let place = entry.document {
        guard let text = try? shelf.get(place) else { return nil }
        document = text
      }
      let result = ArticleStage.Result(
        article: entry.article, document: document, withheld: entry.withheld, diagnostics: entry.diagnostics)
      return ParseCache.Kept(
        path: path, status: status, fingerprint: entry.source.fingerprint,
        parsed: ParseCache.Parsed(result: result, includes: includes, fingerprints: fingerprints))
    }
  }
}
