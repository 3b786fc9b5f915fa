import SiteBuild

/// What `check` is asked about: a site, or one article, whose site is the nearest folder above it with a `casebook.yml`.
struct CheckedPlace {
  /// The site's.
  let folder: String
  /// The article's file; nil for the whole site.
  private let file: String?

  init(_ path: String) throws {
    guard try commandError({ try Files.status(of: path) })?.kind == .file else {
      (folder, file) = (path, nil)
      return
    }
    let parent = Files.parent(of: path)
    let real = Files.realPath(parent.isEmpty ? "." : parent) ?? parent
    var above = real
    while try commandError({ try Files.status(of: above + "/casebook.yml") }) == nil {
      guard !above.isEmpty else {
        throw CommandFailure("'\(path)' is a file below no casebook.yml; give the site's folder", code: 64)
      }
      above = above.lastIndex(of: "/").map { String(above[..<$0]) } ?? ""
    }
    folder = Self.shortened(above)
    file = real + "/" + (path.split(separator: "/").last ?? "")
  }

  /// The article's path below the folder of articles; nil for the whole site.
  func article(below folder: String) throws -> String? {
    guard let file else { return nil }
    guard let root = Files.realPath(folder), file.hasPrefix(root + "/") else {
      throw CommandFailure("'\(Self.shortened(file))' is not in the site's folder of articles, '\(folder)'", code: 64)
    }
    return String(file.dropFirst(root.count + 1))
  }

  /// From the working folder, where the path is below it.
  private static func shortened(_ path: String) -> String {
    guard let current = Files.realPath(".") else { return path }
    if path == current { return "." }
    return path.hasPrefix(current + "/") ? String(path.dropFirst(current.count + 1)) : path
  }
}
