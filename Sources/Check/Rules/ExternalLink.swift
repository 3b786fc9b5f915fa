import CrossReferences
import Diagnostics

/// CB1210: A page elsewhere answers. Only where the answers were asked for (`--external`).
package struct ExternalLink: Sendable {
  /// Without its fragment.
  package let address: String
  let position: SourcePosition

  /// What asking an address gave.
  package enum Answer: Sendable, Hashable {
    case fine
    /// Why not: `404`, `the host is not found`.
    case failed(String)
  }

  /// The links of an article to pages elsewhere, in order; `mailto` is no page.
  static func all(in article: CheckedArticle) -> [ExternalLink] {
    article.targets.compactMap { node, target in
      guard case .external(let address) = target, address.hasPrefix("http"), RetiredHosts.host(of: address) != nil
      else {
        return nil
      }
      return ExternalLink(
        address: String(address.prefix { $0 != "#" }),
        position: article.file(at: Int(article.document.nodes[node].range.start)))
    }
  }

  static func findings(in site: CheckedSite, _ facts: [ArticleFacts], answers: [String: Answer]) -> [Diagnostic] {
    zip(site.knowledgeBase.articles, facts).flatMap { linked, fact in
      fact.externals.compactMap { link in
        guard case .failed(let reason) = answers[link.address] else { return nil }
        return Diagnostic(
          .warning, rule: "external-link", path: linked.article.file.path, at: link.position,
          "\(link.address) does not answer: \(reason)",
          hint: "Look at it in a browser; link to where the page is now, or say in the text what stood there.")
      }
    }
  }
}
