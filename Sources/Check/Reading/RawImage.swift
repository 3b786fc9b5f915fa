import Entities
import Markdown

/// An `<img>` of raw HTML that `ImageText` asks a text of.
struct RawImage {
  let source: [UInt8]
  /// In the document's text.
  let offset: Int

  /// Those without `alt` that are no icons: nothing else stands in their block or cell, and nothing says that they are small.
  static func withoutText(in html: ArraySlice<UInt8>) -> [RawImage] {
    var tokens = RawHTMLTokenizer(html)
    var images: [RawImage] = []
    var inBlock: [RawImage] = []
    var hasWords = false
    func close() {
      if !hasWords { images += inBlock }
      inBlock = []
      hasWords = false
    }
    while let token = tokens.next() {
      switch token {
      case .start("img", let attributes, let tag):
        if let source = source(of: attributes) { inBlock.append(RawImage(source: source, offset: tag.startIndex)) }
      case .start(let name, _, _), .end(let name, _): if blocks.contains(name) { close() }
      case .text(let text): hasWords = hasWords || text.contains { !$0.isBlank }
      case .comment: break
      }
    }
    close()
    return images
  }

  private static func source(of attributes: [RawHTMLTokenizer.Attribute]) -> [UInt8]? {
    var source: [UInt8]?
    var sizes: [[UInt8]] = []
    for attribute in attributes {
      switch attribute.name {
      case "alt": return nil
      case "width", "height": sizes.append(attribute.value)
      case "src": source = attribute.value
      default: break
      }
    }
    if !sizes.isEmpty, sizes.allSatisfy({ ImageName.isIconSize($0[...]) }) { return nil }
    return source.flatMap { ImageName.isDecoration($0[...]) ? nil : $0 }
  }

  /// Elements at which a block or a line begins or ends.
  private static let blocks: Set<String> = [
    "blockquote", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2",
    "h3",
    "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead",
    "tr", "ul",
  ]
}
