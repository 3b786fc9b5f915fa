import Articles

/// The names of articles that a site does not show, so that a link to one is told from a link to nothing. All in lower case.
struct WithheldNames: Sendable {
  private var paths: Set<String> = []
  private var ids: Set<String> = []
  private var addresses: Set<String> = []

  init(_ articles: [WithheldArticle]) {
    for article in articles {
      paths.insert(article.path.lowercased())
      ids.insert(article.id.lowercased())
      addresses.insert(Slug.address(of: article.id))
    }
  }

  /// - Parameter name: an id or a source path, with or without its ending.
  func contains(name: String) -> Bool {
    let key = name.lowercased()
    return ids.contains(key) || contains(path: key)
  }

  /// - Parameter path: relative to the folder of articles, as a link writes it.
  func contains(path: String) -> Bool {
    let key = path.lowercased()
    return [key, key + ".md", key + "/index.md", key + "/readme.md"].contains { paths.contains($0) }
  }

  /// - Parameter address: `ja/articles/rdp/` or `articles/rdp/`.
  func contains(address: String) -> Bool {
    guard !addresses.isEmpty, let folder = address.firstRange(of: "articles/") else { return false }
    return addresses.contains(address[folder.upperBound...].split(separator: "/").joined(separator: "/"))
  }
}
