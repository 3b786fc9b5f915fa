import Articles
import Diagnostics
import Import

/// The files that `import` is asked to take, each with the path of the article to be.
struct ImportInputs {
  struct Input: Sendable {
    /// As given, or below the given folder; empty for standard input.
    let source: String
    /// Relative to the output folder, with `.md`.
    let article: String
  }

  private(set) var inputs: [Input] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Files of other kinds in folders, by their endings.
  private var passedOver: [String: Int] = [:]
  private let first: String
  private var taken: Set<String> = []
  private let excluded: String?

  /// Folders in folders that are looked into.
  private static let depthLimit = 32

  /// - Parameter output: the output folder, which is passed over where it lies in a folder to import.
  /// - Throws: `FileError` where a given path is not there.
  init(_ paths: [String], output: String) throws {
    excluded = Files.realPath(output)
    first = paths.first ?? ""
    for path in paths {
      if path == "-" {
        add("", folder: [], name: "imported")
      } else if let kind = try Files.status(of: path)?.kind {
        if kind == .folder { walk(path, [], depth: 0) } else { add(path, folder: [], name: Self.last(path)) }
      } else {
        throw FileError("read", path, code: 2)
      }
    }
  }

  private static func last(_ path: String) -> String { path.pathParts.last.map(String.init) ?? path }

  private mutating func walk(_ folder: String, _ parts: [String], depth: Int) {
    let names: [String?]
    do {
      names = try Files.names(in: folder)
    } catch {
      return report(folder, "\(error)", hint: "Check its permissions.")
    }
    for name in names {
      guard let name else {
        report(folder, "A file's name is not UTF-8", hint: "Rename it.")
        continue
      }
      if name.hasPrefix(".") { continue }
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      // Links are not followed: no loop, no way out.
      guard let status = try? Files.status(of: path, followingLinks: false) else { continue }
      switch status.kind {
      case .folder
      where depth < Self.depthLimit && (parts.isEmpty || excluded == nil || Files.realPath(path) != excluded):
        let part = Slug.path(of: name)
        if Files.realPath(path) != excluded || excluded == nil {
          walk(path, parts + [part.isEmpty ? "folder" : part], depth: depth + 1)
        }
      case .file where Self.isText(name): add(path, folder: parts, name: name)
      case .file where !Self.isShown(name): passedOver[Self.ending(of: name), default: 0] += 1
      default: break
      }
    }
  }

  private static func isText(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return SourceFormat.fileEndings.contains(name[name.index(after: dot)...].lowercased())
  }

  /// Pictures come along with the articles that show them.
  private static func isShown(_ name: String) -> Bool {
    [".png", ".gif", ".jpg", ".jpeg", ".svg", ".webp", ".bmp", ".css", ".js", ".ico"].contains(ending(of: name))
  }

  /// `.docx`, in lower case; words for files without one.
  private static func ending(of name: String) -> String {
    name.lastIndex(of: ".").map { name[$0...].lowercased() } ?? "without ending"
  }

  /// What of the folders is not imported; nil where everything is.
  var passedOverNote: Diagnostic? {
    guard !passedOver.isEmpty else { return nil }
    let count = passedOver.values.reduce(0, +)
    let kinds = passedOver.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0) \($1)" }
    return Diagnostic(
      .note, rule: "import-left-out", path: first,
      "\(count) file\(count == 1 ? " is" : "s are") passed over: \(kinds.prefix(8).joined(separator: ", "))",
      hint: "Save them as web pages or as text to import them.")
  }

  private mutating func report(_ path: String, _ message: String, hint: String) {
    diagnostics.append(Diagnostic(.error, rule: "unreadable", path: path, message, hint: hint))
  }

  /// Names become slugs; two that become the same are numbered.
  private mutating func add(_ source: String, folder: [String], name: String) {
    let stem = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : String(name[..<$0]) } ?? name
    let slug = Slug.path(of: stem)
    let base = (folder + [slug.isEmpty ? "article" : slug]).joined(separator: "/")
    var path = base
    var number = 2
    while !taken.insert(path.lowercased()).inserted {
      path = "\(base)-\(number)"
      number += 1
    }
    inputs.append(Input(source: source, article: path + ".md"))
  }
}
