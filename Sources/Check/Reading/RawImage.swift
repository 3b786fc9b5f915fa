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

/// What an image's file name says of it.
enum ImageName {
  /// Words that say that it shows nothing to read.
  private static let decorations: Set<String> = [
    "icon", "icons", "spacer", "divider", "separator", "bullet", "logo", "badge",
  ]
  /// The same, at the end of a name: `page-banner.png`, not `logon-banner-error.png`.
  private static let lastDecorations: Set<String> = ["line", "blank", "banner", "heading"]

  /// `media/future-icon.png`, `virtualize_line.gif`, `disk-100px.png`.
  static func isDecoration(_ address: ArraySlice<UInt8>) -> Bool {
    let name = address.split(separator: UInt8(ascii: "/")).last ?? []
    let parts = name.split { !$0.isLetter && !$0.isDigit }
    let last = parts.dropLast().last.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
    return lastDecorations.contains(last)
      || parts.contains { part in
        let word = part.drop(while: \.isDigit).prefix(while: \.isLetter)
        if word.count == 2, word.endIndex == part.endIndex, word.startIndex > part.startIndex, isIconSize(part) {
          return true
        }
        return part.split { !$0.isLetter }.contains {
          decorations.contains(String(decoding: $0, as: UTF8.self).lowercased())
        }
      }
  }

  /// `32`, `100px`: screenshots are larger.
  static func isIconSize(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.prefix(while: \.isDigit)
    let unit = text[digits.endIndex...].map(\.lowercased)
    guard (1...3).contains(digits.count), unit.isEmpty || unit == Array("px".utf8) else { return false }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 128
  }
}
