import Articles
import CrossReferences
import Diagnostics
import Markdown

/// An article's move to another path: which bytes of which sources change, worked out before anything is touched.
package struct ArticleMove {
  /// What changes on a line of a source.
  package struct Edit: Sendable {
    /// Relative to the folder of articles, before the move.
    package let path: String
    package let line: Int
    package let old: String
    package let new: String
  }

  /// Relative to the folder of articles.
  package let from: String
  package let to: String
  package private(set) var edits: [Edit] = []
  /// The address that the article leaves, with a slash before it; nil where it keeps it.
  package private(set) var oldAddress: String?
  /// What the writer should know.
  package private(set) var notes: [String] = []

  private let folder: String
  /// New contents by path, the moved article under its new one.
  private var contents: [String: [UInt8]] = [:]
  private var oldID = ""
  private var newID = ""
  private var newAddress = ""
  private let stage: ArticleStage

  /// - Throws: `MoveRefused`, and `FileError` where a source cannot be read.
  package init(_ stages: SiteStages, from old: String, to new: String) throws {
    folder = stages.source.articleFolder
    from = try Self.source(old, in: folder)
    to = try Self.target(new, in: folder, name: from)
    stage = stages.articleStage
    let sources = try stages.read()
    let (knowledgeBase, _) = try stages.knowledgeBase()
    try settle(knowledgeBase)
    for source in sources.files {
      guard let file = stages.reader.file(of: source).file else { continue }
      mend(file)
    }
    // Another language's article with the same id would lose its pair.
    for number in knowledgeBase.articleOrder where newID != oldID {
      let other = knowledgeBase.articles[number].article
      if other.id == oldID, other.file.path != from {
        notes.append("\(other.file.path) has the same id in another language; move it as well")
      }
    }
  }

  // MARK: - Paths

  private static func source(_ given: String, in folder: String) throws -> String {
    let root = Files.realPath(folder) ?? folder
    for path in [given, given + ".md", folder + "/" + given, folder + "/" + given + ".md"] {
      guard path.lowercased().hasSuffix(".md"), try Files.status(of: path)?.kind == .file,
        let real = Files.realPath(path)
      else { continue }
      guard real.hasPrefix(root + "/") else { throw MoveRefused("'\(given)' is not below \(folder)") }
      return String(real.dropFirst(root.count + 1))
    }
    throw MoveRefused("there is no article '\(given)'")
  }

  private static func target(_ given: String, in folder: String, name: String) throws -> String {
    var path = given.hasPrefix(folder + "/") ? String(given.dropFirst(folder.count + 1)) : given
    while path.hasPrefix("./") { path.removeFirst(2) }
    let isFolder = try path.hasSuffix("/") || Files.status(of: folder + "/" + path)?.kind == .folder
    if isFolder { path = (path.hasSuffix("/") ? path : path + "/") + (name.pathParts.last ?? "") }
    if !path.lowercased().hasSuffix(".md") { path += ".md" }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.hasPrefix("/"), parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }) else {
      throw MoveRefused("'\(given)' is no path below \(folder)")
    }
    guard try Files.status(of: folder + "/" + path, followingLinks: false) == nil else {
      throw MoveRefused("'\(path)' exists; nothing was moved")
    }
    return path
  }

  private mutating func settle(_ knowledgeBase: KnowledgeBase) throws {
    guard let number = knowledgeBase.article(inFile: from) else {
      throw MoveRefused("'\(from)' has no page: its front matter cannot be read, or another has its address")
    }
    let article = knowledgeBase.articles[number].article
    let file = SourceFile(path: to, bytes: try Files.read(folder + "/" + from))
    guard let moved = stage.article(file) else { throw MoveRefused("'\(from)' cannot be read") }
    (oldID, newID) = (article.id, moved.id)
    let address = knowledgeBase.address(of: moved)
    newAddress = address.path
    if let owner = knowledgeBase.article(at: address.path), owner != number {
      throw MoveRefused("the address /\(address.path) belongs to \(knowledgeBase.articles[owner].article.file.path)")
    }
    let old = knowledgeBase.articles[number].permalink
    if old != address { oldAddress = "/" + old.path }
  }

  // MARK: - Sources

  private mutating func mend(_ file: SourceFile) {
    let isMoved = file.path == from
    var text = FrontMatterText(file.bytes)
    mendFrontMatter(&text, of: file)
    var bytes = text.bytes
    mendLinks(&bytes, of: file, from: text.bodyStart)
    if isMoved, let oldAddress {
      var head = FrontMatterText(bytes)
      head.add(oldAddress, to: "aliases", or: "redirect-from")
      bytes = head.bytes
    }
    if isMoved || bytes != file.bytes { contents[isMoved ? to : file.path] = bytes }
  }

  private static let references = [
    "related", "superseded-by", "superseded_by", "translation-of", "translation_of",
  ]

  private mutating func mendFrontMatter(_ text: inout FrontMatterText, of file: SourceFile) {
    let names =
      [(from, to), (Self.withoutEnding(from), Self.withoutEnding(to))] + (oldID == newID ? [] : [(oldID, newID)])
    var seen: Set<String> = []
    for (old, new) in names where seen.insert(old).inserted && old != new && (old != oldID || newID != oldID) {
      for line in text.replace(old, by: new, in: Self.references) {
        edits.append(Edit(path: file.path, line: line, old: old, new: new))
      }
    }
  }

  private static func withoutEnding(_ path: String) -> String { String(path.dropLast(3)) }

  private mutating func mendLinks(_ bytes: inout [UInt8], of file: SourceFile, from start: Int) {
    let source = SourceFile(path: file.path, bytes: bytes)
    let destinations = WrittenDestination.all(in: bytes, from: start, skipping: stage.codeRanges(source, from: start))
    for destination in destinations.reversed() {
      let old = String(decoding: bytes[destination.range], as: UTF8.self)
      guard let new = mended(old, destination.style, in: file.path), new != old else { continue }
      edits.append(
        Edit(path: file.path, line: source.position(at: destination.range.lowerBound).line, old: old, new: new))
      bytes.replaceSubrange(destination.range, with: Array(new.utf8))
    }
  }

  /// - Returns: nil where a destination stays.
  private func mended(_ written: String, _ style: WrittenDestination.Style, in path: String) -> String? {
    if style == .wiki {
      let name = written.trimmingBlanks().lowercased()
      if name == oldID.lowercased() { return newID }
      return [from, Self.withoutEnding(from)].contains { $0.lowercased() == name } ? Self.withoutEnding(to) : nil
    }
    let folder = Files.parent(of: path)
    guard let link = LinkPath(written, in: folder) else { return nil }
    let newFolder = path == from ? Files.parent(of: to) : folder
    if link.names(from) { return link.destination(to: to, in: newFolder, style: style, isArticle: true) }
    if link.root == "/", let oldAddress, "/\(link.path)/".lowercased() == oldAddress.lowercased() {
      return "/" + newAddress + link.rest
    }
    guard path == from, link.root.isEmpty, folder != newFolder else { return nil }
    return link.destination(to: link.path, in: newFolder, style: style, isArticle: false)
  }

  // MARK: - Carrying it out

  /// Writes the article at its new place, then the mended sources, each in one step; the old file goes last.
  package func carryOut() throws {
    guard let moved = contents[to] else { return }
    try Files.write(moved, to: folder + "/" + to)
    for (path, bytes) in contents.sorted(by: { $0.key < $1.key }) where path != to {
      let real = Files.realPath(folder + "/" + path) ?? folder + "/" + path
      try Files.write(bytes, to: real + ".casebook-mv")
      try Files.rename(real + ".casebook-mv", to: real)
    }
    try Files.remove(folder + "/" + from)
  }
}

/// A move that cannot be made; nothing was touched.
package struct MoveRefused: Error, CustomStringConvertible {
  package let description: String
  init(_ description: String) { self.description = description }
}
