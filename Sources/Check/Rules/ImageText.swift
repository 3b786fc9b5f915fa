import Diagnostics
import Markdown

/// CB1205: An image has a text for those who do not see it. Icons beside words and what an article repeats decorate.
enum ImageText {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let document = article.document
    let counts = Dictionary(
      document.nodes.indices.filter { document.nodes[$0].kind == .image }.map { (Array(document.primary(of: $0)), 1) },
      uniquingKeysWith: +)
    return document.nodes.indices.compactMap { index in
      let node = document.nodes[index]
      guard node.kind == .image, node.flags.isDisjoint(with: [.included, .decorative]),
        document.plainText(of: index).trimmingBlanks().isEmpty,
        counts[Array(document.primary(of: index)), default: 0] < repeated, !isBesideWords(index, in: article)
      else { return nil }
      let name = String(decoding: document.primary(of: index), as: UTF8.self)
      return article.finding(
        "image-without-text", node: index, "The image '\(name)' has no text",
        hint: "Write between the brackets what it shows: ![The service is disabled](…).")
    }
  }

  /// A file that an article shows this often is a line, a spacer or a mark.
  private static let repeated = 3

  /// Whether the block or the table's cell that holds the image holds words as well.
  private static func isBesideWords(_ image: Int, in article: CheckedArticle) -> Bool {
    let document = article.document
    var block = image - 1
    while block > 0, ![.paragraph, .tableCell, .heading].contains(document.nodes[block].kind) { block -= 1 }
    guard Int(document.nodes[block].end) > image else { return false }
    return !document.plainText(of: block).trimmingBlanks().isEmpty
  }
}
