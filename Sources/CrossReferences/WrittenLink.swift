import Articles
import Diagnostics
import Markdown

/// A link or an image of an article as written, in Markdown or in raw HTML.
struct WrittenLink: Sendable {
  /// Index of its node; of the piece of HTML that it stands in.
  let node: Int
  let destination: String
  let isImage: Bool
  /// Whether it is raw HTML: `<a href="…">`, `<img src="…">`.
  let isRaw: Bool
  /// Whether another file brought it into the article.
  let isIncluded: Bool
  /// In the source file.
  let range: SourceRange

  /// In document order, without the links that make tabs of headings.
  static func all(in article: ParsedArticle) -> [WrittenLink] {
    let document = article.document
    var links: [WrittenLink] = []
    var tabEnd = 0
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .heading: if LearnTab.isTab(index, in: document) { tabEnd = Int(node.end) }
      case .link where index < tabEnd: break
      case .link, .image:
        links.append(
          WrittenLink(
            node: index, destination: String(decoding: document.primary(of: index), as: UTF8.self),
            isImage: node.kind == .image, isRaw: false, isIncluded: node.flags.contains(.included), range: node.range))
      case .html, .htmlBlock:
        if mayHoldLinks(document.primary(of: index)) { links += raw(in: index, of: article) }
      default: break
      }
    }
    return links
  }

  private static func raw(in index: Int, of article: ParsedArticle) -> [WrittenLink] {
    let node = article.document.nodes[index]
    var tokens = RawHTMLTokenizer(article.document.primary(of: index))
    var links: [WrittenLink] = []
    while let token = tokens.next() {
      guard case .start(let name, let attributes, let source) = token, let wanted = addresses[name],
        let value = attributes.first(where: { $0.name == wanted })?.value, !value.isEmpty
      else { continue }
      let start = SourcePlace.offset(of: (index, source.startIndex), in: article)
      links.append(
        WrittenLink(
          node: index, destination: String(decoding: value, as: UTF8.self).trimmingBlanks(), isImage: name == "img",
          isRaw: true,
          isIncluded: node.flags.contains(.included), range: SourceRange(start..<max(start, Int(node.range.end)))))
    }
    return links
  }

  /// The attribute of an element that has the address.
  private static let addresses = ["a": "href", "img": "src"]

  /// Most HTML in articles are anchors and line breaks.
  private static func mayHoldLinks(_ html: ArraySlice<UInt8>) -> Bool {
    html.indices.contains { index in
      let byte = html[index] | 0x20
      return byte == UInt8(ascii: "h") && has("href", html[index...])
        || byte == UInt8(ascii: "s") && has("src", html[index...])
    }
  }

  private static func has(_ word: StaticString, _ html: ArraySlice<UInt8>) -> Bool {
    word.withUTF8Buffer { html.prefix($0.count).lazy.map { $0 | 0x20 }.elementsEqual($0) }
  }
}
