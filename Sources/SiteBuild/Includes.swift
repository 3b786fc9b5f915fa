import Diagnostics

/// The files that `[!INCLUDE]` can name.
struct Includes: Sendable {
  private let reader: SourceReader
  private let sources: [String: SourceReader.Source]

  init(_ sources: [SourceReader.Source], reader: SourceReader) {
    self.reader = reader
    self.sources = Dictionary(sources.map { ($0.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameters:
  ///   - name: as written: relative to the including file, or from the root with `~/`.
  ///   - path: of the including file.
  func file(named name: String, from path: String) -> SourceFile? {
    Self.key(of: name, from: path).flatMap { sources[$0] }.flatMap { reader.file(of: $0).file }
  }

  /// The path that a name means, in lower case; nil where it leads out of the folder of articles.
  static func key(of name: String, from path: String) -> String? {
    let isRooted = name.hasPrefix("~/") || name.hasPrefix("/")
    var parts = isRooted ? [] : path.pathParts.dropLast().map(String.init)
    for part in name.replacing("\\", with: "/").pathParts where part != "." && part != "~" {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/").lowercased()
  }
}
