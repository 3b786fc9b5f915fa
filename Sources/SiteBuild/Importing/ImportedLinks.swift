import Articles
import CrossReferences
import Diagnostics

/// Which articles the files of one import become, for the links from one to another.
struct ImportedLinks: Sendable {
  /// By the source's path without `.` and `..`.
  private let articles: [String: String]

  init(_ inputs: [ImportInputs.Input]) {
    articles = Dictionary(
      inputs.filter { !$0.source.isEmpty }.map { (Self.plain($0.source), $0.article) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func plain(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.pathParts where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// - Parameter address: as the source writes it: `../b%20c.html#cause`.
  /// - Returns: the address relative to the source's article; nil where no other file of the import is meant.
  func address(of address: String, from input: ImportInputs.Input) -> String? {
    guard !input.source.isEmpty, !address.hasPrefix("/"), !address.hasPrefix("#"),
      LinkAddress.scheme(of: address) == nil
    else { return nil }
    let path = LinkAddress.percentDecoded(String(address.prefix { $0 != "?" && $0 != "#" }))
    guard !path.isEmpty else { return nil }
    let folder = Files.parent(of: input.source)
    let target = Self.plain((folder.isEmpty ? "" : folder + "/") + path)
    guard let article = articles[target] ?? articles[target + ".md"] else { return nil }
    let fragment = address.firstIndex(of: "#").map { String(address[$0...]) } ?? ""
    return Self.relative(article, from: input.article) + fragment
  }

  private static func relative(_ target: String, from article: String) -> String {
    var from = article.pathParts.dropLast()[...]
    var to = target.pathParts[...]
    while let first = from.first, first == to.first, to.count > 1 {
      from.removeFirst()
      to.removeFirst()
    }
    return String(repeating: "../", count: from.count) + to.joined(separator: "/")
  }
}
