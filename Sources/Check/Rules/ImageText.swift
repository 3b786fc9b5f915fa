import Diagnostics
import Markdown

/// CB1205: An image has a text for those who do not see it.
enum ImageText {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let document = article.document
    return document.nodes.indices.compactMap { index in
      let node = document.nodes[index]
      guard node.kind == .image, node.flags.isDisjoint(with: [.included, .decorative]),
        document.plainText(of: index).trimmingBlanks().isEmpty
      else { return nil }
      let name = String(decoding: document.primary(of: index), as: UTF8.self)
      return article.finding(
        "image-without-text", node: index, "The image '\(name)' has no text",
        hint: "Write between the brackets what it shows: ![The service is disabled](…).")
    }
  }
}
