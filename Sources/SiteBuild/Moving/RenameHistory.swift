import Articles
import CrossReferences
import Diagnostics
import Foundation

/// Renames that git knows, and those among them whose old address leads nowhere.
struct RenameHistory {
  /// Old path → new path, both relative to the folder of articles, the newest renames first.
  private let renames: [(old: String, new: String)]

  /// - Parameter folder: of the articles.
  /// - Returns: nil where there is no git, or no repository.
  init?(folder: String) {
    let flags = ["-M", "--diff-filter=R", "--name-status", "-z", "--relative"]
    guard let log = Self.git(["log", "--format="] + flags + ["--", "."], in: folder) else { return nil }
    let pending = Self.git(["diff"] + flags + ["HEAD", "--", "."], in: folder) ?? ""
    renames = Self.pairs(pending) + Self.pairs(log)
  }

  private static func git(_ arguments: [String], in folder: String) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder, "-c", "core.quotepath=off"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }

  /// `R100`, the old and the new path, each ended by a NUL.
  private static func pairs(_ text: String) -> [(old: String, new: String)] {
    let fields = text.split(separator: "\0").map { $0.trimmingCharacters(in: .newlines) }
    return stride(from: 0, to: fields.count - 2, by: 3).map { (fields[$0 + 1], fields[$0 + 2]) }
      .filter { $0.0.lowercased().hasSuffix(".md") && $0.1.lowercased().hasSuffix(".md") }
  }

  /// Warnings about articles that were renamed and whose old address is not among their `aliases`.
  func findings(in knowledgeBase: KnowledgeBase, _ stages: SiteStages) -> [Diagnostic] {
    let stage = stages.articleStage
    var current: [String: String] = [:]
    var findings: [Diagnostic] = []
    for (old, new) in renames {
      let path = current[new] ?? new
      current[old] = path
      guard let number = knowledgeBase.article(inFile: path), let file = stages.reader.file(at: path) else { continue }
      let linked = knowledgeBase.articles[number]
      guard let before = stage.article(SourceFile(path: old, bytes: file.bytes)) else { continue }
      let address = knowledgeBase.address(of: before)
      let base = knowledgeBase.site.baseURL
      let known = linked.article.metadata.aliases.compactMap { OldAddress($0, base: base)?.page.path.lowercased() }
      guard address != linked.permalink, knowledgeBase.article(at: address.path) == nil, !known.contains(address.path)
      else { continue }
      findings.append(
        Diagnostic(
          .warning, rule: "forgotten-alias", path: path, at: SourcePosition(line: 1, column: 1),
          "This article was '\(old)' and its old address /\(address.path) leads nowhere",
          hint: "Write 'aliases: [/\(address.path)]'; 'casebook mv' does so by itself."))
    }
    return Array(Set(findings)).sorted()
  }
}
