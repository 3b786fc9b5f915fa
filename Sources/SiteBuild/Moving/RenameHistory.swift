import Articles
import CrossReferences
import Diagnostics
import Foundation

/// Renames and removals that git knows, and those among them whose old address leads nowhere.
struct RenameHistory {
  /// Old path → new path, both relative to the folder of articles, the newest renames first.
  private var renames: [(old: String, new: String)] = []
  /// Path → the git object that holds its last text.
  private var removed: [String: String] = [:]
  private let folder: String

  /// - Parameter folder: of the articles.
  /// - Returns: nil where there is no git, or no repository.
  init?(folder: String) {
    self.folder = folder
    let flags = ["-M", "--diff-filter=RD", "--raw", "--no-abbrev", "-z", "--relative"]
    guard let log = Self.git(["log", "--format="] + flags + ["--", "."], in: folder) else { return nil }
    take(Self.git(["diff"] + flags + ["HEAD", "--", "."], in: folder) ?? [])
    take(log)
  }

  /// - Parameter input: what the command reads; less than a pipe holds.
  private static func git(_ arguments: [String], in folder: String, input: String = "") -> [UInt8]? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder, "-c", "core.quotepath=off"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    let lines = Pipe()
    process.standardInput = lines
    guard (try? process.run()) != nil else { return nil }
    try? lines.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? lines.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? Array(data) : nil
  }

  /// `:100644 000000 OBJECT 000… D` and the path, `… R100` and the old and the new path; each ended by a NUL.
  private mutating func take(_ output: [UInt8]) {
    var fields = String(decoding: output, as: UTF8.self).split(separator: "\0").map {
      $0.trimmingCharacters(in: .newlines)
    }[...]
    while let head = fields.popFirst(), let path = fields.popFirst() {
      let parts = head.split(separator: " ")
      guard parts.count == 5 else { return }
      let isArticle = SourceReader.isArticle(path)
      if parts[4].hasPrefix("R") {
        guard let new = fields.popFirst() else { return }
        if isArticle, SourceReader.isArticle(new) { renames.append((path, new)) }
      } else if isArticle, removed[path] == nil {
        removed[path] = String(parts[2])
      }
    }
  }

  /// Warnings about articles that were renamed and whose old address is not among their `aliases`; notes about those that were removed
  /// and whose address nobody has taken over.
  func findings(in knowledgeBase: KnowledgeBase, _ stages: SiteStages) -> [Diagnostic] {
    let stage = stages.articleStage
    return (forgotten(in: knowledgeBase, stages.reader, stage) + lost(in: knowledgeBase, stages, stage)).sorted()
  }

  private func forgotten(
    in knowledgeBase: KnowledgeBase, _ reader: SourceReader, _ stage: ArticleStage
  ) -> [Diagnostic] {
    var current: [String: String] = [:]
    var findings: [Diagnostic] = []
    for (old, new) in renames {
      let path = current[new] ?? new
      current[old] = path
      guard let number = knowledgeBase.article(inFile: path), let file = reader.file(at: path) else { continue }
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
    return Array(Set(findings))
  }

  private func lost(
    in knowledgeBase: KnowledgeBase, _ stages: SiteStages, _ stage: ArticleStage
  ) -> [Diagnostic] {
    let base = knowledgeBase.site.baseURL
    var known = Set(knowledgeBase.articleOrder.map { knowledgeBase.articles[$0].permalink.path })
    for number in knowledgeBase.articleOrder {
      for alias in knowledgeBase.articles[number].article.metadata.aliases {
        if let old = OldAddress(alias, base: base) { known.insert(old.page.path.lowercased()) }
      }
    }
    let gone = removed.keys.filter { stages.reader.file(at: $0) == nil }.sorted()
    return zip(gone, texts(of: gone)).compactMap { path, text in
      guard let article = stage.article(SourceFile(path: path, bytes: text)),
        stages.publication.includes(article.metadata)
      else { return nil }
      let address = knowledgeBase.address(of: article).path
      guard !known.contains(address) else { return nil }
      return Diagnostic(
        .note, rule: "removed-article", path: path, at: SourcePosition(line: 1, column: 1),
        "This article was removed and its address /\(address) leads nowhere",
        hint: "Write 'aliases: [/\(address)]' in the article that takes its place.")
    }
  }

  /// The last texts of files that are gone, in their order; empty ones where git does not have them.
  private func texts(of paths: [String]) -> [[UInt8]] {
    let limit = 500
    return stride(from: 0, to: paths.count, by: limit).flatMap { start in
      let part = paths[start..<min(start + limit, paths.count)]
      let objects = part.map { (removed[$0] ?? "") + "\n" }.joined()
      var rest = (Self.git(["cat-file", "--batch"], in: folder, input: objects) ?? [])[...]
      return part.map { _ -> [UInt8] in
        // `OBJECT blob SIZE`, the bytes, a line feed.
        let head = rest.prefix { $0 != UInt8(ascii: "\n") }
        rest = rest.dropFirst(head.count + 1)
        let words = head.split(separator: UInt8(ascii: " "))
        guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)) else { return [] }
        let text = Array(rest.prefix(size))
        rest = rest.dropFirst(size + 1)
        return text
      }
    }
  }
}
