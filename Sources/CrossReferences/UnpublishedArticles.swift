import Articles

/// The articles that are written but not shown: a link to one is another mistake than a link to nothing.
struct UnpublishedArticles: Sendable {
  /// By lower-case path, with and without `.md`, and id.
  private var articles: [String: Article] = [:]

  init(_ articles: [Article]) {
    for article in articles {
      let path = article.file.path.lowercased()
      for name in [article.id.lowercased(), path, path.hasSuffix(".md") ? String(path.dropLast(3)) : path] {
        self.articles[name] = article
      }
    }
  }

  /// - Parameter name: an id or a path, in any letter case.
  func problem(with name: String) -> LinkResolver.Problem? {
    guard let article = articles[name.lowercased()] else { return nil }
    return LinkResolver.Problem(
      "\(article.file.path) is not published: \(Self.reason(article.metadata))", rule: "unpublished-link",
      hint: "Publish it, or take the link out until it is.")
  }

  private static func reason(_ metadata: Metadata) -> String {
    if metadata.isDraft || metadata.state == .draft { return "it is a draft" }
    return metadata.expires.map { "it expired on \($0)" } ?? metadata.publish.map { "it appears on \($0)" }
      ?? "it is left out"
  }
}
