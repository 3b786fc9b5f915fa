import Diagnostics

/// The files that `[!INCLUDE]` can name.
struct Includes: Sendable {
  private let files: [String: SourceFile]

  init(_ files: [SourceFile]) {
    self.files = Dictionary(files.map { ($0.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameters:
  ///   - name: as written: relative to the including file, or from the root with `~/`.
  ///   - path: of the including file.
  func file(named name: String, from path: String) -> SourceFile? {
    let isRooted = name.hasPrefix("~/") || name.hasPrefix("/")
    var parts = isRooted ? [] : path.split(separator: "/").dropLast().map(String.init)
    for part in name.replacing("\\", with: "/").split(separator: "/") where part != "." && part != "~" {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return files[parts.joined(separator: "/").lowercased()]
  }
}
