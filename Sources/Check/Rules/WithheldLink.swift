import Articles
import CrossReferences
import Diagnostics
import Markdown

/// CB1211: Who reads a link may read what it leads to. Linking finds the same where the site is built for those who may not.
enum WithheldLink {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let (knowledgeBase, audience) = (article.site.knowledgeBase, article.site.audience)
    let own = audience.rank(of: article.article.metadata)
    let links = article.targets.compactMap { node, target -> (node: Int, article: Article)? in
      guard case .article(let number, _) = target else { return nil }
      let other = knowledgeBase.articles[number].article
      return audience.rank(of: other.metadata) > own ? (node, other) : nil
    }
    if links.isEmpty { return [] }
    let blocks = blocks(of: article.document, audience)
    return links.compactMap { node, other in
      let inner = blocks.filter { $0.range.contains(node) }.map(\.rank).max() ?? own
      guard audience.rank(of: other.metadata) > inner else { return nil }
      return article.finding(
        "withheld-link", node: node,
        "\(other.file.path) is for '\(audience.names[audience.rank(of: other.metadata)])', this text is for more readers",
        hint: "Put the link into a block for those who may follow it.")
    }
  }

  private static func blocks(
    of document: MarkdownDocument, _ audience: Audience
  ) -> [(range: Range<Int>, rank: Int)] {
    document.nodes.indices.compactMap { index in
      guard document.nodes[index].kind == .directive else { return nil }
      let name = String(decoding: document.primary(of: index), as: UTF8.self)
      return audience.rank(ofBlock: name).map { (index..<Int(document.nodes[index].end), $0) }
    }
  }
}
