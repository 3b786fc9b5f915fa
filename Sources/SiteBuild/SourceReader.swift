import CrossReferences
import Diagnostics

/// A folder of articles to source files and assets; what cannot be read becomes a finding.
struct SourceReader: Sendable {
  struct Sources: Sendable {
    /// By path.
    var files: [Source] = []
    var assets: [Asset] = []
    var diagnostics: [Diagnostic] = []
    /// Those that are symbolic links, good or bad.
    var links: [String] = []
  }

  /// An article as found. Beyond what memory is given to texts, it is read again when it is parsed.
  struct Source: Sendable {
    let path: String
    let fingerprint: UInt64
    /// Of the file before it was read.
    let status: Files.Status?
    fileprivate let file: SourceFile?

    /// The same, to be read again when its text is wanted.
    var withoutText: Source { Source(path: path, fingerprint: fingerprint, status: status, file: nil) }
  }

  let folder: String
  /// A folder that is passed over: the output, where it lies among the articles.
  let excluded: String?
  let map: ParallelMap
  /// Bytes of texts that are kept in memory from reading to parsing.
  var memory = 64 << 20
  /// The fingerprint of an article that need not be read, as its file is known; nil for one that must.
  var known: @Sendable (String, Files.Status) -> UInt64? = { _, _ in nil }

  /// An article is text that somebody wrote; a larger file is a log or an accident.
  static let maximumSize = 16 * 1024 * 1024

  func read() throws -> Sources {
    var found = Found()
    try walk("", &found, depth: 0)
    return sources(found)
  }

  /// What is at a path below the folder now: a file, all that a folder holds, or nothing.
  func read(at relative: String) -> Sources {
    var found = Found()
    let path = folder + "/" + relative
    let isHidden = relative.pathParts.contains { $0.hasPrefix(".") }
    let isExcluded = excluded.map { (Files.realPath(path) ?? path).hasPrefix($0 + "/") } ?? false
    if !isHidden, !isExcluded, (try? Files.status(of: path, followingLinks: false)) != nil {
      // Only the root's own failure is thrown.
      try? take(relative, &found, depth: relative.utf8.count { $0 == UInt8(ascii: "/") })
    }
    return sources(found)
  }

  private func sources(_ found: Found) -> Sources {
    let articles = found.articles.sorted { $0.path < $1.path }
    let budget = MemoryBudget(memory)
    let results = map(articles.count) { index -> (source: Source?, diagnostics: [Diagnostic]) in
      let (path, own) = articles[index]
      let status = own ?? (try? Files.status(of: folder + "/" + path))
      if let status, let print = known(path, status) {
        return (Source(path: path, fingerprint: print, status: status, file: nil), [])
      }
      let (file, diagnostics) = readArticle(path, status)
      return (file.map { Source($0, status, kept: budget.takes($0.bytes.count)) }, diagnostics)
    }
    let others = found.assets.sorted()
    var sources = Sources(diagnostics: found.diagnostics, links: found.links)
    sources.assets = map(others.count) { asset(others[$0]) }
    sources.files = results.compactMap(\.source)
    sources.diagnostics += results.flatMap(\.diagnostics)
    return sources
  }

  /// The text of an article that was found.
  func file(of source: Source) -> (file: SourceFile?, diagnostics: [Diagnostic]) {
    if let file = source.file { return (file, []) }
    let (file, diagnostics) = readArticle(source.path)
    // Warnings were given when it was found.
    return (file, file == nil ? diagnostics : [])
  }

  /// The text of a path that was found before.
  func file(at path: String) -> SourceFile? { readArticle(path).file }

  private struct Found {
    /// With their own status; nil for a link, whose target's counts.
    var articles: [(path: String, status: Files.Status?)] = []
    var assets: [String] = []
    var links: [String] = []
    var diagnostics: [Diagnostic] = []
  }

  private func walk(_ relative: String, _ found: inout Found, depth: Int) throws {
    let path = relative.isEmpty ? folder : folder + "/" + relative
    let names: [String?]
    do {
      names = try Files.names(in: path)
    } catch {
      // Without its root there is nothing to build; a folder below it costs only what it holds.
      if depth == 0 { throw error }
      found.diagnostics.append(problem(relative, "unreadable", "\(error)", hint: "Check its permissions."))
      return
    }
    for name in names {
      guard let name else {
        let hint = "Rename it; the folder is '\(relative)'."
        found.diagnostics.append(problem(relative, "file-name", "A file's name is not UTF-8", hint: hint))
        continue
      }
      if name.hasPrefix(".") { continue }
      try take(relative.isEmpty ? name : relative + "/" + name, &found, depth: depth)
    }
  }

  private func take(_ relative: String, _ found: inout Found, depth: Int) throws {
    let path = folder + "/" + relative
    guard let status = try? Files.status(of: path, followingLinks: false) else {
      found.diagnostics.append(vanished(relative))
      return
    }
    switch status.kind {
    case .folder:
      if let excluded, Files.realPath(path) == excluded { return }
      if depth >= 64 {
        found.diagnostics.append(problem(relative, "too-deep", "Folders nest deeper than 64", hint: "Move it up."))
      } else {
        try walk(relative, &found, depth: depth + 1)
      }
    case .file: add(relative, status, &found)
    case .link:
      found.links.append(relative)
      takeLink(relative, &found)
    case .other:
      if Self.isArticle(relative) {
        let message = "This is no regular file but a pipe, a socket or a device"
        found.diagnostics.append(problem(relative, "not-a-file", message, hint: "Remove it or replace it by a file."))
      }
    }
  }

  /// Links to files among the articles are read; all others are not followed, so that no loop and no way out exists.
  private func takeLink(_ relative: String, _ found: inout Found) {
    let path = folder + "/" + relative
    guard let target = Files.realPath(path) else {
      let message = "This symbolic link leads nowhere or in a circle"
      found.diagnostics.append(problem(relative, "broken-symlink", message, hint: "Remove or mend it."))
      return
    }
    guard let root = Files.realPath(folder), target == root || target.hasPrefix(root + "/") else {
      let message = "This symbolic link leads out of the folder of articles and is not followed"
      found.diagnostics.append(problem(relative, "outside-symlink", message, hint: "Copy what it leads to."))
      return
    }
    if let status = try? Files.status(of: target), status.kind == .file {
      add(relative, nil, &found)
    } else {
      let message = "Symbolic links to folders are not followed"
      found.diagnostics.append(
        problem(relative, "folder-symlink", message, hint: "Move the folder, or leave it: its articles are read once."))
    }
  }

  private func add(_ relative: String, _ status: Files.Status?, _ found: inout Found) {
    if Self.isArticle(relative) {
      found.articles.append((relative, status))
    } else {
      found.assets.append(relative)
    }
  }

  static func isArticle(_ path: String) -> Bool { path.lowercased().hasSuffix(".md") }

  /// - Parameter status: of the file, where it is known already.
  private func readArticle(_ relative: String, _ status: Files.Status? = nil) -> (
    file: SourceFile?, diagnostics: [Diagnostic]
  ) {
    let path = folder + "/" + relative
    do {
      let status = status == nil ? try Files.status(of: path) : status
      if let size = status?.size, size > Self.maximumSize {
        let message = "The article is \(size / 1_000_000) MB large and is left out"
        return (
          nil, [problem(relative, "too-large", message, hint: "Articles hold at most 16 MiB; attach logs as files.")]
        )
      }
      let file = SourceFile(path: relative, bytes: try Files.read(path, limit: Self.maximumSize))
      if let finding = TextEncoding.finding(for: file) {
        return (finding.severity == .error ? nil : file, [finding])
      }
      return (file, [])
    } catch {
      if error.isNotFound { return (nil, [vanished(relative)]) }
      return (nil, [problem(relative, "unreadable", "\(error)", hint: "Check its permissions.")])
    }
  }

  private func asset(_ relative: String) -> Asset {
    guard let head = try? Files.read(folder + "/" + relative, limit: 256 * 1024), let size = ImageSize.read(head) else {
      return Asset(path: relative)
    }
    return Asset(path: relative, width: size.width, height: size.height)
  }

  private func vanished(_ relative: String) -> Diagnostic {
    problem(relative, "vanished", "The file vanished while it was read", hint: "Build again.")
  }

  private func problem(_ path: String, _ rule: String, _ message: String, hint: String) -> Diagnostic {
    Diagnostic(.error, rule: rule, path: path, at: SourcePosition(line: 1, column: 1), message, hint: hint)
  }
}

extension SourceReader.Source {
  fileprivate init(_ file: SourceFile, _ status: Files.Status?, kept: Bool) {
    var print = Fingerprint()
    print.combine(file.path)
    print.combine(file.bytes)
    self.init(path: file.path, fingerprint: print.value, status: status, file: kept ? file : nil)
  }
}
