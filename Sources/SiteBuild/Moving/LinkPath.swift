import Diagnostics

/// The path that a destination names, relative to the folder of articles, and the way back to a destination.
struct LinkPath {
  /// What stands before the path: `/`, `~/` or nothing.
  let root: String
  /// Decoded, without `.` and `..`.
  let path: String
  /// Query and fragment.
  let rest: String
  /// The path as written, to keep its style.
  private let written: String

  /// - Parameter folder: of the file that has the link.
  /// - Returns: nil for what is no path below the folder of articles: an address with a scheme, a place on the page.
  init?(_ destination: String, in folder: String) {
    let end = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
    written = String(destination[..<end])
    rest = String(destination[end...])
    guard !written.isEmpty, !written.hasPrefix("//"), !written.prefix(while: { $0 != "/" }).contains(":"),
      let decoded = OldAddress.decoded(written[...])
    else { return nil }
    root = decoded.hasPrefix("~/") ? "~/" : decoded.hasPrefix("/") ? "/" : ""
    var parts = root.isEmpty ? folder.pathParts.map(String.init) : []
    for part in decoded.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where part != "." && part != "~" {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    path = parts.joined(separator: "/")
  }

  /// Whether it names an article, with or without its ending.
  func names(_ article: String) -> Bool {
    let (key, article) = (path.lowercased(), article.lowercased())
    return [key, key + ".md", key + "/index.md", key + "/readme.md"].contains(article)
  }

  /// The destination of the same style that leads to another path.
  /// - Parameter keepsEnding: false to leave `.md` out where it was left out.
  func destination(to target: String, in folder: String, style: WrittenDestination.Style, isArticle: Bool) -> String {
    var target = target
    if isArticle, !path.lowercased().hasSuffix(".md"), target.lowercased().hasSuffix(".md") { target.removeLast(3) }
    var text = root.isEmpty ? Self.relative(target, from: folder) : root + target
    if written.hasPrefix("./"), !text.hasPrefix("../") { text = "./" + text }
    let slash = written.hasSuffix("/") && !text.hasSuffix("/") ? "/" : ""
    return Self.encoded(text + slash, style) + rest
  }

  static func relative(_ target: String, from folder: String) -> String {
    let (to, from) = (target.pathParts, folder.pathParts)
    var shared = 0
    while shared < from.count, shared < to.count - 1, to[shared] == from[shared] { shared += 1 }
    let up = [Substring](repeating: "..", count: from.count - shared)
    return (up + to[shared...]).joined(separator: "/")
  }

  private static func encoded(_ text: String, _ style: WrittenDestination.Style) -> String {
    let marks: [Character: String] =
      style == .bracketed
      ? ["%": "%25", "<": "%3C", ">": "%3E", "#": "%23", "?": "%3F"]
      : ["%": "%25", " ": "%20", "(": "%28", ")": "%29", "#": "%23", "?": "%3F", "\"": "%22", "'": "%27"]
    return text.map { marks[$0] ?? String($0) }.joined()
  }
}
