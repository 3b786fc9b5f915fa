import Diagnostics
import Foundation
import Glibc

/// Remembers, outside the site, what the last build of an output folder was made from and what it found, so that a build that
/// changes nothing need not be done. Only ever a shortcut: missing, old, foreign or damaged, the build is done.
struct BuildCache {
  struct Entry: Codable {
    var fingerprint: UInt64
    var findings: [Finding]
    var articles: Int
    var pages: Int
    var files: [File]
  }

  struct Finding: Codable {
    var severity: String
    var rule: String
    var path: String
    var line: Int
    var column: Int
    var message: String
    var hint: String
  }

  /// A file of the site as it was written; one that somebody touched is written again.
  struct File: Codable {
    var path: String
    var size: Int
    var modified: Int
  }

  /// Nil where the user has no folder for caches.
  private let path: String?
  private let output: String

  init(output: String) {
    self.output = output
    let environment = ProcessInfo.processInfo.environment
    let base =
      environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].map { $0 + "/.cache" }
    var name = Fingerprint()
    name.combine(Files.realPath(output) ?? output)
    path = base.map { "\($0)/casebook/\(String(name.value, radix: 16)).json" }
  }

  /// - Returns: nil unless the site on disk is what a build from this input would make.
  func entry(for fingerprint: Fingerprint, map: ParallelMap) -> Entry? {
    guard let path, let bytes = try? Files.read(path),
      let entry = try? JSONDecoder().decode(Entry.self, from: Data(bytes)), entry.fingerprint == fingerprint.value
    else { return nil }
    let intact = map(entry.files.count) { index in
      let file = entry.files[index]
      let status = try? Files.status(of: output + "/" + file.path, followingLinks: false)
      return status?.size == file.size && status?.modified == file.modified
    }
    return intact.allSatisfy { $0 } ? entry : nil
  }

  /// A cache that cannot be written is none.
  func store(_ entry: Entry) {
    guard let path, let data = try? JSONEncoder().encode(entry) else { return }
    try? Files.makeFolder(Files.parent(of: path))
    let draft = "\(path).\(getpid())"
    if (try? Files.write(Array(data), to: draft)) != nil { try? Files.rename(draft, to: path) }
  }

  func files(_ paths: [String], map: ParallelMap) -> [File] {
    map(paths.count) { index in
      let status = try? Files.status(of: output + "/" + paths[index], followingLinks: false)
      return File(path: paths[index], size: status?.size ?? -1, modified: status?.modified ?? 0)
    }
  }
}

extension BuildCache.Finding {
  init(_ diagnostic: Diagnostic) {
    self.init(
      severity: diagnostic.severity.rawValue, rule: diagnostic.rule, path: diagnostic.path,
      line: diagnostic.position?.line ?? 0, column: diagnostic.position?.column ?? 0, message: diagnostic.message,
      hint: diagnostic.hint)
  }

  var diagnostic: Diagnostic {
    Diagnostic(
      Diagnostic.Severity(rawValue: severity) ?? .error, rule: rule, path: path,
      at: line > 0 ? SourcePosition(line: line, column: column) : nil, message, hint: hint)
  }
}
