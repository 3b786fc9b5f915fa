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
  private var taken: Set<String> = []
  private let excluded: String?

  /// Folders in folders that are looked into.
  private static let depthLimit = 32

  /// - Parameter output: the output folder, which is passed over where it lies in a folder to import.
  /// - Throws: `FileError` where a given path is not there.
  init(_ paths: [String], output: String) throws {
    excluded = Files.realPath(output)
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

  private static func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

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
      default: break
      }
    }
  }

  private static func isText(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return SourceFormat.fileEndings.contains(name[name.index(after: dot)...].lowercased())
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
