import Check
import Diagnostics
import Glibc
import SiteBuild

/// Applies the fixes of findings to the files of articles, or shows what they would change.
struct Mending {
  /// Of the articles.
  let folder: String
  /// Whether nothing is changed.
  let isDry: Bool

  /// - Returns: how many findings are mended; those whose words are not in the file any more are left.
  func apply(to findings: [Diagnostic]) throws -> Int {
    var mended = 0
    let files = Dictionary(grouping: findings.filter { $0.fix != nil }, by: \.path).sorted { $0.key < $1.key }
    for (path, list) in files {
      let full = folder.isEmpty || folder == "." ? path : folder + "/" + path
      let fixed = FixedText(try commandError { try Files.read(full) }, fixes: list.compactMap(\.fix))
      mended += fixed.count
      guard fixed.count > 0 else { continue }
      if isDry {
        Terminal.write(fixed.diff(path: full), to: STDOUT_FILENO)
      } else {
        try commandError { try Files.replace(full, by: fixed.new) }
      }
    }
    return mended
  }
}
