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
  struct File: Sendable {
    var path: String
    /// Bytes.
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
  }

  private let output: String

  init(output: String) { self.output = output }

  /// Nil where the user has no folder for caches. A first build makes the output folder, so its name is asked for each time.
  private var path: String? {
    var name = Fingerprint()
    name.combine(Files.realPath(output) ?? output)
    return Self.folder.map { "\($0)/\(String(name.value, radix: 16)).tsv" }
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
    if (try? Files.write(entry.lines, to: draft)) != nil { try? Files.rename(draft, to: path) }
  }
}

/// Lines of fields between tabs: the fingerprint and the counts, one line a file, one line a finding, `end`.
extension BuildCache.Entry {
  private static let end = "end"
  fileprivate static let tab = UInt8(ascii: "\t")
  fileprivate static let newLine = UInt8(ascii: "\n")

  var lines: [UInt8] {
    var text = Array("\(fingerprint)\t\(articles)\t\(pages)\t\(files.count)\n".utf8)
    for file in files {
      text += String(file.size).utf8
      text.append(Self.tab)
      text += String(file.modified).utf8
      text.append(Self.tab)
      text += Self.escaped(file.path).utf8
      text.append(Self.newLine)
    }
    for finding in findings {
      let place = finding.position
      text += "\(finding.severity.rawValue)\t\(finding.rule)\t\(place?.line ?? 0)\t\(place?.column ?? 0)".utf8
      for field in [finding.path, finding.message, finding.hint] {
        text.append(Self.tab)
        text += Self.escaped(field).utf8
      }
      text.append(Self.newLine)
    }
    return text + Self.end.utf8
  }

  /// - Returns: nil for another fingerprint, which the first line tells, and for anything that is not whole.
  init?(lines bytes: [UInt8], for fingerprint: Fingerprint) {
    guard bytes.starts(with: "\(fingerprint.value)\t".utf8) else { return nil }
    // There are many lines: they are taken from the bytes, as splitting a string costs more than all else that an unchanged build does.
    var rest = bytes[...]
    guard let first = Self.line(&rest), first.count < 100 else { return nil }
    let head = String(decoding: first, as: UTF8.self).split(separator: "\t").dropFirst().compactMap { Int($0) }
    guard head.count == 3, (0...bytes.count).contains(head[2]) else { return nil }
    var files: [BuildCache.File] = []
    files.reserveCapacity(head[2])
    while files.count < head[2] {
      guard let line = Self.line(&rest), let file = BuildCache.File(line) else { return nil }
      files.append(file)
    }
    var findings: [Diagnostic] = []
    while let line = Self.line(&rest) {
      guard let finding = Self.finding(line) else { return nil }
      findings.append(finding)
    }
    guard rest.elementsEqual(Self.end.utf8) else { return nil }
    self.init(
      fingerprint: fingerprint.value, findings: findings, articles: head[0], pages: head[1],
      files: files)
  }

  /// Takes a line; nil where none ends any more.
  private static func line(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: newLine) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }

  private static func finding(_ line: ArraySlice<UInt8>) -> Diagnostic? {
    guard let line = String(validating: line, as: UTF8.self) else { return nil }
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
  init?(_ line: ArraySlice<UInt8>) {
    var rest = line
    guard let size = Self.number(&rest), let modified = Self.number(&rest),
      let path = String(validating: rest, as: UTF8.self)
    else { return nil }
    self.init(path: BuildCache.Entry.unescaped(path[...]), size: size, modified: modified)
  }

  /// Takes digits and the tab behind them.
  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let end = rest.firstIndex(of: BuildCache.Entry.tab), end > rest.startIndex else { return nil }
    var number = 0
    for byte in rest[..<end] {
      // A damaged file may have any number of digits.
      guard (0x30...0x39).contains(byte), number < Int.max / 10 else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    rest = rest[(end + 1)...]
    return number
  }
}
