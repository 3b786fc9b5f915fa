import Diagnostics
import Markdown
import Entities

/// CB1205: An image has a text for those who do not see it. Icons beside words and what an article repeats decorate.
enum ImageText {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let document = article.document
    return rawFindings(in: article)
      + article.places.links.compactMap { index in
        let node = document.nodes[index]
        guard node.kind == .image, node.flags.isDisjoint(with: [.included, .decorative]),
          document.plainText(of: index).trimmingBlanks().isEmpty,
          !isBesideWords(index, in: document), !isRepeated(index, in: document),
          !ImageName.isDecoration(document.primary(of: index))
        else { return nil }
        let name = String(decoding: document.primary(of: index), as: UTF8.self)
        return article.finding(
          "image-without-text", node: index, "The image '\(name)' has no text",
          hint: "Write between the brackets what it shows: ![The service is disabled](…).")
      }
  }

  /// `<img src="…">` without `alt`; an empty one says that the image decorates.
  private static func rawFindings(in article: CheckedArticle) -> [Diagnostic] {
    let document = article.document
    let nodes = Set(article.linked.rawLinks.filter(\.isImage).map(\.node)).sorted()
    return nodes.flatMap { node -> [Diagnostic] in
      let isIcon = document.nodes[node].kind == .html && isBesideWords(node, in: document)
      guard !document.nodes[node].flags.contains(.included), !isIcon else { return [] }
      let html = document.primary(of: node)
      return RawImage.withoutText(in: html).map { image in
        article.finding(
          "image-without-text", position: article.position(of: image.offset - html.startIndex, in: node),
          "The image '\(String(decoding: image.source, as: UTF8.self))' has no text",
          hint: "Write what it shows: alt=\"The service is disabled\"; alt=\"\" says that it decorates.")
      }
    }
  }

  /// A file that an article shows three times is a line, a spacer or a mark.
  private static func isRepeated(_ image: Int, in document: MarkdownDocument) -> Bool {
    let address = document.primary(of: image)
    // Articles of thousands of images are looked at around the image.
    let near = (image - 4096..<image + 4096).clamped(to: document.nodes.indices)
    return near.lazy.filter { document.nodes[$0].kind == .image && document.primary(of: $0) == address }.prefix(3).count
      == 3
  }

  /// Whether the line that holds the image, or the table's cell, holds words as well.
  private static func isBesideWords(_ image: Int, in document: MarkdownDocument) -> Bool {
    let near = max(1, image - reach)..<min(document.nodes.count, image + reach)
    let start = near.last { $0 < image && !isOfLine($0, in: document) } ?? near.lowerBound
    let end = near.first { $0 > image && !isOfLine($0, in: document) } ?? near.upperBound
    return (start..<end).contains { index in
      let kind = document.nodes[index].kind
      return (kind == .text || kind == .code) && document.primary(of: index).contains { !$0.isBlank }
    }
  }

  /// Nodes to either side in which words are looked for.
  private static let reach = 32

  private static func isOfLine(_ node: Int, in document: MarkdownDocument) -> Bool {
    switch document.nodes[node].kind {
    case .text, .code, .emphasis, .strong, .link, .image, .strikethrough: true
    case .html: !document.primary(of: node).map(\.lowercased).starts(with: "<br".utf8)
    default: false
    }
  }
}
