import Markdown

/// Raw HTML of an article to HTML that is safe, balanced and valid, by the site's policy.
///
/// One writer serves one stretch of the page in which elements may begin and end: a paragraph, a list item, the article. What is
/// open when the stretch ends is closed there.
struct RawHTMLWriter {
  /// What the stretch may hold: text only, as a paragraph, or blocks too.
  enum Content { case phrasing, flow }

  /// What the writers of a page share.
  struct Page {
    /// Ids that the page has; a second one is left out.
    var usedIDs: Set<String> = []
    /// Links that are open, raw ones and Markdown's: they do not nest.
    var openLinks = 0
    /// The reference to write for a destination as the author wrote it; nil where it leads to nothing of ours.
    let resolve: (String) -> String?
    /// The file of ours that an image shows; nil where there is none.
    let image: (String) -> Image?
    /// False for CommonMark's own form.
    let dropsComments: Bool

    init(
      usedIDs: Set<String> = [], dropsComments: Bool = true, resolve: @escaping (String) -> String?,
      image: ((String) -> Image?)? = nil
    ) {
      self.usedIDs = usedIDs
      self.dropsComments = dropsComments
      self.resolve = resolve
      self.image = image ?? { resolve($0).map { Image(reference: $0, width: nil, height: nil) } }
    }
  }

  /// A file of ours that raw HTML shows; its size in pixels where known.
  struct Image {
    let reference: String
    let width: Int?
    let height: Int?
  }

  private let policy: RawHTMLPolicy
  private var stack: RawElementStack

  init(policy: RawHTMLPolicy, content: Content) {
    self.policy = policy
    stack = RawElementStack(holdsBlocks: content == .flow)
  }

  /// An HTML block of CommonMark: any piece of HTML.
  mutating func writeBlock(_ html: ArraySlice<UInt8>, page: inout Page, into out: inout [UInt8]) {
    switch policy {
    case .trust: writeTrusted(html, page: page, into: &out)
    case .escape:
      let text = Self.withoutComments(html)[...].trimmed
      guard !text.isEmpty else { return }
      out.write("<p>")
      out.writeEscaped(text)
      out.write("</p>\n")
    case .safe:
      stack.wrapsText = true
      write(html.trimmed, page: &page, into: &out)
      stack.wrapsText = false
      changing(&page) { $0.endLooseText(into: &out) }
    }
  }

  /// Inline HTML of CommonMark: one tag, comment or the like.
  mutating func writeInline(_ html: ArraySlice<UInt8>, page: inout Page, into out: inout [UInt8]) {
    switch policy {
    case .trust: writeTrusted(html, page: page, into: &out)
    case .escape: out.writeEscaped(Self.withoutComments(html))
    case .safe: write(html, page: &page, into: &out)
    }
  }

  /// What authors write for each other is no part of a page; neither is a comment without an end.
  static func withoutComments(_ html: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var tokens = RawHTMLTokenizer(html)
    var start = tokens.index
    while let token = tokens.next() {
      defer { start = tokens.index }
      let source = html[start..<tokens.index]
      if case .comment = token { continue }
      if source.starts(with: "<!--".utf8) { return text }
      text += source
    }
    return text
  }

  /// As it is, but for addresses of ours, which become those of their pages, and comments, which are for writers.
  private func writeTrusted(_ html: ArraySlice<UInt8>, page: Page, into out: inout [UInt8]) {
    var tokens = RawHTMLTokenizer(html)
    var copied = html.startIndex
    var start = tokens.index
    while let token = tokens.next() {
      defer { start = tokens.index }
      switch token {
      case .comment where page.dropsComments:
        out += html[copied..<start]
        copied = tokens.index
      case .start(let name, let attributes, _):
        for attribute in attributes
        where (name == "a" && attribute.name == "href") || (name == "img" && attribute.name == "src") {
          guard let reference = page.resolve(String(decoding: attribute.value, as: UTF8.self)) else { continue }
          out += html[copied..<attribute.range.lowerBound]
          out.write(attribute.name)
          out.write("=\"")
          out.writeEscaped(reference.utf8)
          out.write("\"")
          copied = attribute.range.upperBound
        }
      default: break
      }
    }
    out += html[copied...]
  }

  /// Ends what cannot hold the block of Markdown that comes now.
  mutating func prepareForBlock(page: inout Page, into out: inout [UInt8]) {
    guard stack.depth > 0 else { return }
    changing(&page) { $0.prepareForBlock(into: &out) }
  }

  /// Whether an element is open.
  var isOpen: Bool { stack.depth > 0 }

  /// Begins what the text of Markdown that comes now must stand in.
  mutating func prepareForText(into out: inout [UInt8]) {
    if isOpen { stack.prepareForText(into: &out) }
  }

  /// Ends everything.
  mutating func finish(page: inout Page, into out: inout [UInt8]) {
    guard stack.depth > 0 else { return }
    changing(&page) { $0.close(to: 0, into: &out) }
  }

  /// Keeps the page's count of open links while elements end.
  private mutating func changing(_ page: inout Page, _ change: (inout RawElementStack) -> Void) {
    let hadLink = stack.contains("a")
    change(&stack)
    if hadLink, !stack.contains("a") { page.openLinks -= 1 }
  }

  // MARK: - Tokens

  private mutating func write(_ html: ArraySlice<UInt8>, page: inout Page, into out: inout [UInt8]) {
    var tokens = RawHTMLTokenizer(html)
    while let token = tokens.next() {
      switch token {
      case .comment: break
      case .text(let text):
        if text.contains(where: { $0 > 0x20 }) { stack.prepareForText(into: &out) }
        out.writeEscaped(CharacterReferences.decoded(text))
      case .end(let name, let source):
        guard let element = RawElement(name) else { writeSource(source, into: &out); break }
        changing(&page) { $0.end(element, into: &out) }
      case .start(let name, let attributes, let source):
        guard let element = RawElement(name) else {
          writeSource(source, into: &out)
          if RawElement.rawText.contains(name) { out.writeEscaped(tokens.rawText(until: name)) }
          break
        }
        start(element, RawAttributes(attributes, of: element, page: &page), page: &page, into: &out)
      }
    }
  }

  /// Markup that is not allowed is shown.
  private mutating func writeSource(_ source: ArraySlice<UInt8>, into out: inout [UInt8]) {
    stack.prepareForText(into: &out)
    out.writeEscaped(source)
  }

  private mutating func start(
    _ element: RawElement, _ attributes: RawAttributes, page: inout Page, into out: inout [UInt8]
  ) {
    switch element.name {
    case "a":
      writeAnchor(element, attributes, page: &page, into: &out)
    case "br" where stack.depth == 0 && stack.wrapsText:
      // Between blocks it only makes a gap.
      break
    default:
      var hasRoom = false
      changing(&page) { hasRoom = $0.makeRoom(for: element, into: &out) }
      guard hasRoom else { return }
      switch element.role {
      case .point where element.name == "img": attributes.writeImage(page, into: &out)
      case .point, .rule: out.write("<\(element.name) />")
      default: stack.begin(element, attributes: attributes, into: &out)
      }
    }
  }

  /// A link, or the place that a link leads to: that one ends at once, for its end is often forgotten.
  private mutating func writeAnchor(
    _ element: RawElement, _ attributes: RawAttributes, page: inout Page, into out: inout [UInt8]
  ) {
    changing(&page) { $0.end(element, into: &out) }
    if attributes.isLink, page.openLinks == 0 {
      guard stack.makeRoom(for: element, into: &out) else { return }
      stack.begin(element, attributes: attributes, into: &out)
      page.openLinks += 1
    } else if !attributes.isLink, !attributes.html.isEmpty, page.openLinks == 0 {
      if stack.depth > 0 { stack.prepareForText(into: &out) }
      out.write("<a")
      out += attributes.html
      out.write("></a>")
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks at both ends.
  fileprivate var trimmed: ArraySlice<UInt8> {
    var slice = drop { $0 <= 0x20 }
    while let last = slice.last, last <= 0x20 { slice.removeLast() }
    return slice
  }
}
