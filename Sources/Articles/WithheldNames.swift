/// The names of articles that a site does not show, so that a link to one is told from a link to nothing. All in lower case.
package struct WithheldNames: Sendable {
  private var byPath: [String: WithheldArticle] = [:]
  private var byID: [String: WithheldArticle] = [:]
  private var byAddress: [String: WithheldArticle] = [:]

  /// - Parameter shown: ids of articles that the site shows, which mean these.
  package init(_ articles: [WithheldArticle] = [], shown: Set<String> = []) {
    for article in articles {
      byPath[article.path.lowercased()] = article
      byAddress[Slug.address(of: article.id)] = article
      let id = article.id.lowercased()
      if !shown.contains(id) { byID[id] = article }
    }
  }

  package var isEmpty: Bool { byPath.isEmpty }

  /// - Parameter name: an id or a source path, with or without its ending.
  package func article(named name: String) -> WithheldArticle? {
    if isEmpty { return nil }
    return byID[name.lowercased()] ?? article(path: name, address: nil)
  }

  /// - Parameters:
  ///   - path: relative to the folder of articles, as a link writes it.
  ///   - address: `ja/articles/rdp/` or `articles/rdp/`, where the link may mean one.
  package func article(path: String, address: String?) -> WithheldArticle? {
    if isEmpty { return nil }
    let key = path.lowercased()
    for candidate in [key, key + ".md", key + "/index.md", key + "/readme.md"] {
      if let article = byPath[candidate] { return article }
    }
    guard let address, let folder = address.firstRange(of: "articles/") else { return nil }
    return byAddress[address[folder.upperBound...].split(separator: "/").joined(separator: "/")]
  }

  /// The article that an `[[id]]` or `[[id#anchor]]` names.
  /// - Parameter destination: of a link: `article:id#anchor`.
  package func article(ofLink destination: String) -> WithheldArticle? {
    guard !isEmpty, destination.hasPrefix("article:") else { return nil }
    return article(named: String(destination.dropFirst("article:".count).prefix { $0 != "#" && $0 != "?" }))
  }
}
