import Articles
import Diagnostics

/// A name by which a link looks up what it leads to: when something under that name comes, changes or goes, the link is looked at
/// again. Two names may have one key, which only costs a look.
struct LinkKey: Hashable, Sendable {
  enum Kind: UInt8 { case path, name, fileName, folder, permalink }

  private let hash: Int

  /// - Parameter text: in lower case.
  init(_ kind: Kind, _ text: String) {
    var hasher = Hasher()
    hasher.combine(kind)
    hasher.combine(text)
    hash = hasher.finalize()
  }

  /// All keys of links that may lead to an article.
  static func all(of article: Article, at permalink: Permalink) -> [LinkKey] {
    let path = article.file.path.lowercased()
    let name = path.pathParts.last.map(String.init) ?? path
    var keys = [LinkKey(.permalink, permalink.path), LinkKey(.name, article.id.lowercased())]
    keys += [path, without(".md", path)].map { LinkKey(.name, $0) }
    keys += [path, without(".md", path), without("/index.md", path), without("/readme.md", path)].map {
      LinkKey(.path, $0)
    }
    return keys + [name, without(".md", name)].map { LinkKey(.fileName, $0) }
  }

  /// The keys of links that may lead to a file beside the articles.
  static func all(ofAsset path: String) -> [LinkKey] {
    let path = path.lowercased()
    let parts = path.pathParts.map(String.init)
    let folders = parts.indices.map { LinkKey(.folder, parts[..<$0].joined(separator: "/")) }
    return folders + [LinkKey(.path, path), LinkKey(.fileName, parts.last ?? path)]
  }

  private static func without(_ suffix: String, _ text: String) -> String {
    text.hasSuffix(suffix) ? String(text.dropLast(suffix.count)) : text
  }
}
