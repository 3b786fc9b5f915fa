import Articles
import CrossReferences
import Diagnostics
import Entities
import Markdown

/// Searches every byte of a site for what it withholds: titles, ids, sentences, words and images that occur in no article as the
/// reader may see it.
struct LeakProof {
  private struct Secret {
    let path: String
    let what: String
    let text: String
  }

  private let secrets: [Secret]
  private let search: ByteSearch
  private let map: ParallelMap

  /// Findings at the most: one is enough.
  private static let limit = 100

  /// - Parameters:
  ///   - full: strings of all articles, with all that is in them.
  ///   - visible: strings of the articles as the reader sees them, and texts of the site that everybody may see.
  ///   - images: bytes of files that only withheld content shows, by path, and of those that are shown.
  init(
    full: [ArticleStrings], visible: [[UInt8]], images: (hidden: [(path: String, bytes: [UInt8])], shown: [[UInt8]]),
    map: ParallelMap
  ) {
    self.map = map
    var secrets: [Secret] = []
    var needles: [[UInt8]] = []
    var seen: Set<ArticleStrings.Piece> = []
    for article in full {
      for piece in article.pieces where seen.insert(piece).inserted {
        secrets.append(Secret(path: article.path, what: piece.what, text: piece.text))
        needles.append(Array(piece.text.utf8))
      }
    }
    // The same file under another name is open.
    for (path, bytes) in images.hidden where !images.shown.contains(bytes) {
      for window in Self.windows(bytes) {
        secrets.append(Secret(path: path, what: "bytes", text: ""))
        needles.append(window.map(DecodedViews.lower))
      }
    }
    let all = ByteSearch(needles)
    var isOpen = [Bool](repeating: false, count: needles.count)
    for text in visible { all.each(in: text.map(DecodedViews.lower)) { isOpen[$0] = true } }
    let kept = needles.indices.filter { !isOpen[$0] }
    self.secrets = kept.map { secrets[$0] }
    search = ByteSearch(kept.map { needles[$0] })
  }

  /// Pieces of a file, far from the header that all files of a kind share.
  private static func windows(_ bytes: [UInt8]) -> [[UInt8]] {
    let length = 32
    guard bytes.count >= 3 * length else { return bytes.count >= ByteSearch.minimum ? [bytes] : [] }
    return [bytes.count / 3, bytes.count / 2, bytes.count - length].map { Array(bytes[$0..<$0 + length]) }
  }

  /// How many strings are looked for.
  var count: Int { secrets.count }

  /// Errors about files in which something withheld stands.
  /// - Parameter read: the bytes of a file.
  func findings(in paths: [String], read: @escaping @Sendable (String) -> [UInt8]) -> [Diagnostic] {
    let results = map(paths.count) { [search] number -> [Int] in
      var found: Set<Int> = []
      search.each(in: paths[number].utf8.map(DecodedViews.lower)) { found.insert($0) }
      DecodedViews.each(of: read(paths[number])) { view in search.each(in: view) { found.insert($0) } }
      return found.sorted()
    }
    var findings: [Diagnostic] = []
    for (path, found) in zip(paths, results) {
      for number in found.prefix(5) where findings.count < Self.limit {
        findings.append(finding(secrets[number], in: path))
      }
    }
    return findings
  }

  private func finding(_ secret: Secret, in path: String) -> Diagnostic {
    let shown = secret.text.isEmpty ? "" : ": '\(secret.text.prefix(80))'"
    return Diagnostic(
      .error, rule: "leak", path: path,
      "The file holds the \(secret.what) of \(secret.path), which is withheld\(shown)",
      hint: "The site was not published. If public texts do say this, write it in one of them; else report it.")
  }
}
