import Diagnostics
import Foundation
import Glibc

/// Remembers, outside the site, what the last build of an output folder was made from and what it found, so that a build that
/// changes nothing need not be done. Only ever a shortcut: missing, old, foreign or damaged, the build is done.
struct BuildCache {
  struct Entry {
    var fingerprint: UInt64
    var findings: [Diagnostic]
    var articles: Int
    var pages: Int
    var files: [File]
  }

  /// A file of the site as it was written; one that somebody touched is written again.
  struct File {
    var path: String
    var size: Int
    var modified: Int
  }

  /// Nil where the user has no folder for caches.
  private let path: String?
  private let output: String

  init(output: String) {
    self.output = output
    var name = Fingerprint()
    name.combine(Files.realPath(output) ?? output)
    path = Self.folder.map { "\($0)/\(String(name.value, radix: 16)).tsv" }
  }

  /// The user's folder for caches of Casebook; nil where there is none.
  static var folder: String? {
    let environment = ProcessInfo.processInfo.environment
    let base =
      environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].map { $0 + "/.cache" }
    return base.map { $0 + "/casebook" }
  }

  /// - Returns: nil unless the site on disk is what a build from this input would make.
  func entry(for fingerprint: Fingerprint, map: ParallelMap) -> Entry? {
    // What a killed build left may be for other readers: the next one clears it.
    let own = (try? Files.names(in: output + "/.casebook")) ?? []
    guard !own.contains(where: { $0?.hasPrefix("next") ?? false }) else { return nil }
    // Where the site is gone, what the cache says of it is of no use.
    guard let path, (try? Files.status(of: output + "/.casebook/manifest")) != nil, let bytes = try? Files.read(path),
      let entry = Entry(lines: bytes, for: fingerprint)
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
    guard let path else { return }
    let draft = "\(path).\(getpid())"
    if (try? Files.write(Array(entry.lines.utf8), to: draft)) != nil { try? Files.rename(draft, to: path) }
  }

  func files(_ paths: [String], map: ParallelMap) -> [File] {
    map(paths.count) { index in
      let status = try? Files.status(of: output + "/" + paths[index], followingLinks: false)
      return File(path: paths[index], size: status?.size ?? -1, modified: status?.modified ?? 0)
    }
  }
}

/// Lines of fields between tabs: the fingerprint and the counts, one line a file, one line a finding, `end`.
extension BuildCache.Entry {
  private static let end = "end"

  var lines: String {
    var text = "\(fingerprint)\t\(articles)\t\(pages)\t\(files.count)\n"
    for file in files { text += "\(file.size)\t\(file.modified)\t\(Self.escaped(file.path))\n" }
    for finding in findings {
      let place = finding.position
      text += "\(finding.severity.rawValue)\t\(finding.rule)\t\(place?.line ?? 0)\t\(place?.column ?? 0)"
      for field in [finding.path, finding.message, finding.hint] { text += "\t" + Self.escaped(field) }
      text += "\n"
    }
    return text + Self.end
  }

  /// - Returns: nil for another fingerprint, which the first line tells, and for anything that is not whole.
  init?(lines bytes: [UInt8], for fingerprint: Fingerprint) {
    guard bytes.starts(with: "\(fingerprint.value)\t".utf8), let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let head = lines[0].split(separator: "\t").dropFirst().compactMap { Int($0) }
    guard head.count == 3, lines.last ?? "" == Self.end, head[2] >= 0, head[2] + 2 <= lines.count else { return nil }
    let count = head[2]
    let files = lines[1..<count + 1].compactMap(BuildCache.File.init)
    let findings = lines[(count + 1)...].dropLast().compactMap(Self.finding)
    guard files.count == count, findings.count == lines.count - count - 2 else { return nil }
    self.init(
      fingerprint: fingerprint.value, findings: findings, articles: head[0], pages: head[1],
      files: files)
  }

  private static func finding(_ line: Substring) -> Diagnostic? {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 7, let severity = Diagnostic.Severity(rawValue: String(fields[0])),
      let line = Int(fields[2]), let column = Int(fields[3])
    else { return nil }
    return Diagnostic(
      severity, rule: String(fields[1]), path: unescaped(fields[4]),
      at: line > 0 ? SourcePosition(line: line, column: column) : nil, unescaped(fields[5]), hint: unescaped(fields[6]))
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 < 0x20 }) else { return text }
    return text.replacing("\\", with: "\\b").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
  }

  fileprivate static func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(0x5C) else { return String(text) }
    return String(text).replacing("\\n", with: "\n").replacing("\\t", with: "\t").replacing("\\b", with: "\\")
  }
}

extension BuildCache.File {
  init?(_ line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 3, let size = Int(fields[0]), let modified = Int(fields[1]) else { return nil }
    self.init(path: BuildCache.Entry.unescaped(fields[2]), size: size, modified: modified)
  }
}
