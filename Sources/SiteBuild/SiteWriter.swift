import CSystem
import Glibc

/// Brings an output folder from one state of the site to the next: files that did not change stay as they are, files of ours
/// that are no longer made go, foreign files stay, and readers see the old site until the new one is whole.
///
/// New files are collected in a folder `.casebook/next-…`. At the end each top-level entry that changed is completed there (with hard
/// links to what did not change) and exchanged with the old one, which is one rename each. The output folder itself stays the
/// same folder, so that a web server or a container that has it open goes on seeing the site.
package struct SiteWriter: Sendable {
  /// What became of a file, and what tells later whether somebody touched it.
  package struct Outcome: Sendable {
    let isWritten: Bool
    /// Bytes.
    let size: Int
    /// Nanoseconds since 1970.
    let modified: Int
  }

  package struct Summary: Sendable, Equatable {
    package var written = 0
    package var unchanged = 0
    package var removed = 0
  }

  private let output: String
  private let lock: OutputLock
  private let manifest: Manifest
  /// Top-level entries that exist: only below them can a file be unchanged.
  private let entries: Set<String>

  private static let nextName = "next"
  private var own: String { output + "/.casebook" }
  /// For files of this build that are no part of the site.
  var workFolder: String { own }
  /// Where new files are collected.
  private let next: Files.Folder

  /// Takes the folder, which is made when missing, and clears what a killed build left.
  /// - Throws: `FileError`, or `OutputBusy` while another build writes there.
  package init(output: String) throws {
    self.output = output
    try Files.makeFolder(output + "/.casebook")
    lock = try OutputLock(path: output + "/.casebook/lock")
    manifest = Manifest(read: output + "/.casebook/manifest")
    entries = Set(try Files.names(in: output).compactMap { $0 })
    for name in try Files.names(in: output + "/.casebook") {
      if let name, name.hasPrefix(Self.nextName) { try Files.remove(output + "/.casebook/" + name) }
    }
    // Another name each time, as ext4 places a folder by its name: making files where others were deleted just before takes it,
    // without a journal, five times as long.
    Files.spreadFolders(in: output + "/.casebook")
    let next = "\(output)/.casebook/\(Self.nextName)-\(String(UInt32.random(in: 0...(.max)), radix: 16))"
    try Files.makeFolder(next)
    self.next = try Files.Folder(path: next)
  }

  /// Writes a file of the new site unless the old site has it with the same bytes. Safe to call from any thread, once a path.
  /// - Parameter path: relative, `/`-separated.
  package func write(_ bytes: [UInt8], to path: String) throws(FileError) -> Outcome {
    if entries.contains(Self.top(of: path)), let modified = Self.time(of: output + "/" + path, ifEqualTo: bytes) {
      return Outcome(isWritten: false, size: bytes.count, modified: modified)
    }
    let modified = try Files.write(bytes, to: path, below: next)
    return Outcome(isWritten: true, size: bytes.count, modified: modified)
  }

  /// The bytes of a file of the new site; empty where it cannot be read.
  func bytes(of path: String, _ outcome: Outcome) -> [UInt8] {
    (try? Files.read((outcome.isWritten ? next.path : output) + "/" + path)) ?? []
  }

  /// Completes the new site and puts it in the place of the old one.
  /// - Parameter outcomes: every file of the new site.
  package func finish(_ outcomes: [(path: String, outcome: Outcome)]) throws -> Summary {
    let paths = Set(outcomes.map(\.path))
    try refuseForeign(outcomes)
    let stale = manifest.paths.filter { !paths.contains($0) }
    let written = outcomes.filter(\.outcome.isWritten).map(\.path)
    var summary = Summary(written: written.count, unchanged: paths.count - written.count)
    let changed = Set((written + stale).map(Self.top))
    if changed.isEmpty {
      try Files.remove(next.path)
      return summary
    }
    for entry in changed.sorted() where entries.contains(entry) {
      summary.removed += try complete(entry, paths: paths, stale: stale)
    }
    // Between here and the end every file of both sites counts as ours.
    try Manifest.write(outcomes.map(\.path) + stale.sorted(), to: own)
    for entry in changed.sorted() { try swap(entry) }
    if !stale.isEmpty { try Manifest.write(outcomes.map(\.path), to: own) }
    try Files.remove(next.path)
    return summary
  }

  /// Removes what was collected; the site stays as it was.
  package func abandon() {
    try? Files.remove(next.path)
  }

  private static func top(of path: String) -> String {
    String(Substring(path.utf8.prefix { $0 != UInt8(ascii: "/") }))
  }

  /// A file that stands where a page belongs and is not ours is nobody's to overwrite.
  private func refuseForeign(_ outcomes: [(path: String, outcome: Outcome)]) throws {
    for (path, outcome) in outcomes where outcome.isWritten && entries.contains(Self.top(of: path)) {
      guard !manifest.paths.contains(path) else { continue }
      guard let status = try Files.status(of: output + "/" + path, followingLinks: false) else { continue }
      if status.kind != .folder { throw ForeignFile(path: path) }
      // A page in the place of a folder: what the folder holds must have been ours.
      if let file = try files(below: path).first(where: { !manifest.paths.contains($0) }) {
        throw ForeignFile(path: file)
      }
    }
  }

  /// The paths of all files in a folder of the old site, links not followed.
  private func files(below folder: String) throws -> [String] {
    var files: [String] = []
    var pending = [folder]
    while let folder = pending.popLast() {
      for name in try Files.names(in: output + "/" + folder) {
        guard let name else { continue }
        let path = folder + "/" + name
        let isFolder = try Files.status(of: output + "/" + path, followingLinks: false)?.kind == .folder
        if isFolder { pending.append(path) } else { files.append(path) }
      }
    }
    return files
  }

  /// Gives the new entry all that it keeps of the old one.
  /// - Returns: how many files it does not keep.
  private func complete(_ entry: String, paths: Set<String>, stale: Set<String>) throws -> Int {
    guard try Files.status(of: output + "/" + entry, followingLinks: false)?.kind == .folder else {
      return stale.contains(entry) ? 1 : 0
    }
    let files = try files(below: entry)
    // What the new site has written already is there and stays.
    for path in files where !stale.contains(path) { try Files.link(output + "/" + path, as: next.path + "/" + path) }
    return files.count { stale.contains($0) }
  }

  private func swap(_ entry: String) throws {
    let (old, new) = (output + "/" + entry, next.path + "/" + entry)
    let hasNew = try Files.status(of: new, followingLinks: false) != nil
    let hasOld = try Files.status(of: old, followingLinks: false) != nil
    switch (hasOld, hasNew) {
    case (_, false):
      if hasOld { try Files.rename(old, to: next.path + "/.stale-" + entry) }
    case (false, true): try Files.rename(new, to: old)
    case (true, true):
      // A file replaces a file in one step; folders are exchanged.
      if try Files.status(of: new, followingLinks: false)?.kind == .file, try Files.status(of: old)?.kind == .file {
        try Files.rename(new, to: old)
      } else if renameat2(AT_FDCWD, old, AT_FDCWD, new, UInt32(casebook_rename_exchange)) != 0 {
        // File systems without exchange (some network ones) get two renames.
        try Files.rename(old, to: next.path + "/.old-" + entry)
        try Files.rename(new, to: old)
      }
    }
  }

  /// - Returns: nil for a file with other bytes, and where no file is.
  private static func time(of path: String, ifEqualTo bytes: [UInt8]) -> Int? {
    guard let status = try? Files.status(of: path, followingLinks: false), status.kind == .file,
      status.size == bytes.count, let old = try? Files.read(path)
    else { return nil }
    return old == bytes ? status.modified : nil
  }
}

/// A file in the output folder that Casebook did not write stands where a page belongs.
package struct ForeignFile: Error, CustomStringConvertible {
  package let path: String
  package var description: String {
    "the output folder has a file '\(path)' that Casebook did not write; move it away or choose another output folder"
  }
}
