import Diagnostics
import SiteBuild

/// The source lines of findings, read again to be shown: paths of articles from the articles folder, others as they are.
struct SourceTexts {
  /// Where the articles are, as the user wrote it; empty where findings are about no articles.
  let articleFolder: String

  /// A finding's file from the folder in which the command runs, and its line without its end; nil where there is none.
  struct Place {
    let path: String
    let line: ArraySlice<UInt8>?
  }

  /// - Parameter diagnostics: sorted by path, so that each file is read once.
  func places(of diagnostics: [Diagnostic]) -> [Place] {
    var path = ""
    var shown = ""
    var bytes: [UInt8] = []
    var starts: [Int] = []
    return diagnostics.map { diagnostic in
      if diagnostic.path != path || diagnostic.path.isEmpty {
        path = diagnostic.path
        (shown, bytes) = file(of: path)
        starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
      }
      guard let line = diagnostic.position?.line, line <= starts.count else { return Place(path: shown, line: nil) }
      let text = bytes[starts[line - 1]..<(line < starts.count ? starts[line] - 1 : bytes.count)]
      return Place(path: shown, line: text.last == 0x0D ? text.dropLast() : text)
    }
  }

  /// The files of findings from the folder in which the command runs.
  func paths(of diagnostics: [Diagnostic]) -> [String] {
    var last = (path: "", shown: "")
    return diagnostics.map { diagnostic in
      if diagnostic.path != last.path {
        let isArticle = (try? Files.status(of: full(diagnostic.path))) != nil
        last = (diagnostic.path, Self.plain(isArticle ? full(diagnostic.path) : diagnostic.path))
      }
      return last.shown
    }
  }

  private func full(_ path: String) -> String {
    articleFolder.isEmpty || articleFolder == "." ? path : articleFolder + "/" + path
  }

  private func file(of path: String) -> (shown: String, bytes: [UInt8]) {
    let full = full(path)
    if let bytes = try? Files.read(full, limit: 16 << 20) { return (Self.plain(full), bytes) }
    return (Self.plain(path), (try? Files.read(path, limit: 16 << 20)) ?? [])
  }

  private static func plain(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }
}
