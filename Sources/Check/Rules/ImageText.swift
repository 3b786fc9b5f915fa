import Diagnostics
import Markdown
import Entities

/// CB1205: An image has a text for those who do not see it. Icons beside words and what an article repeats decorate.
enum ImageText {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let document = article.document
    return rawFindings(in: article)
      + document.nodes.indices.compactMap { index in
        let node = document.nodes[index]
        guard node.kind == .image, node.flags.isDisjoint(with: [.included, .decorative]),
          document.plainText(of: index).trimmingBlanks().isEmpty,
          !isBesideWords(index, in: article), !isRepeated(index, in: document),
          !isDecoration(document.primary(of: index))
        else { return nil }
        let name = String(decoding: document.primary(of: index), as: UTF8.self)
        return article.finding(
          "image-without-text", node: index, "The image '\(name)' has no text",
          hint: "Write between the brackets what it shows: ![The service is disabled](…).")
      }
  }

  /// `<img src="…">` without `alt`; an empty one says that the image decorates.
  private static func rawFindings(in article: CheckedArticle) -> [Diagnostic] {
    let nodes = Set(article.linked.rawLinks.filter(\.isImage).map(\.node)).sorted()
    return nodes.filter { !article.document.nodes[$0].flags.contains(.included) }.flatMap { node in
      var tokens = RawHTMLTokenizer(article.document.primary(of: node))
      var findings: [Diagnostic] = []
      while let token = tokens.next() {
        guard case .start("img", let attributes, _) = token, !attributes.contains(where: { $0.name == "alt" }),
          let source = attributes.first(where: { $0.name == "src" })?.value, !isDecoration(source[...])
        else { continue }
        findings.append(
          article.finding(
            "image-without-text", node: node, "The image '\(String(decoding: source, as: UTF8.self))' has no text",
            hint: "Write what it shows: alt=\"The service is disabled\"; alt=\"\" says that it decorates."))
      }
      return findings
    }
  }

  /// Words that say in a file's name that it shows nothing to read.
  private static let decorations: Set<String> = [
    "icon", "icons", "spacer", "divider", "separator", "bullet", "line", "logo", "badge", "blank",
  ]

  /// `media/future-icon.png`, `virtualize_line.gif`.
  private static func isDecoration(_ address: ArraySlice<UInt8>) -> Bool {
    let name = address.split(separator: UInt8(ascii: "/")).last ?? []
    return name.split { !$0.isLetter }.contains {
      decorations.contains(String(decoding: $0, as: UTF8.self).lowercased())
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

  /// Whether the block or the table's cell that holds the image holds words as well.
  private static func isBesideWords(_ image: Int, in article: CheckedArticle) -> Bool {
    let nodes = article.document.nodes
    let near = max(1, image - reach)..<min(nodes.count, image + reach)
    let start = near.last { $0 < image && !isInline(nodes[$0].kind) } ?? near.lowerBound
    let end = near.first { $0 > image && !isInline(nodes[$0].kind) } ?? near.upperBound
    return (start..<end).contains { index in
      nodes[index].kind == .text || nodes[index].kind == .code
        ? article.document.primary(of: index).contains { !$0.isBlank } : false
    }
  }

  /// Nodes to either side in which words are looked for.
  private static let reach = 32

  private static func isInline(_ kind: Node.Kind) -> Bool {
    switch kind {
    case .text, .code, .html, .emphasis, .strong, .link, .image, .strikethrough, .softBreak, .lineBreak: true
    default: false
    }
  }
}
