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
    /// The reference to write for a relative destination as the author wrote it; nil where it leads nowhere.
    let resolve: (String) -> String?
  }

  private let policy: RawHTMLPolicy
  private let content: Content
  private var open: [RawElement] = []
  /// Deeper elements lose their tags.
  private static let depthLimit = 50

  init(policy: RawHTMLPolicy, content: Content) {
    self.policy = policy
    self.content = content
  }

  /// An HTML block of CommonMark: any piece of HTML.
  mutating func writeBlock(_ html: ArraySlice<UInt8>, page: inout Page, into out: inout [UInt8]) {
    switch policy {
    case .trust: out += html
    case .escape:
      out.write("<p>")
      out.writeEscaped(html.trimmed)
      out.write("</p>\n")
    case .safe:
      let depth = open.count
      write(html.trimmed, isBlock: true, page: &page, into: &out)
      // A paragraph that the block's loose text asked for ends with the block.
      if open.count > depth, open[depth].isLoose { close(to: depth, into: &out) }
    }
  }

  /// Inline HTML of CommonMark: one tag, comment or the like.
  mutating func writeInline(_ html: ArraySlice<UInt8>, page: inout Page, into out: inout [UInt8]) {
    switch policy {
    case .trust: out += html
    case .escape: out.writeEscaped(html)
    case .safe: write(html, isBlock: false, page: &page, into: &out)
    }
  }

  /// Ends what cannot hold the block of Markdown that comes now.
  mutating func prepareForBlock(into out: inout [UInt8]) {
    while let last = open.last, !last.holdsBlocks { close(to: open.count - 1, into: &out) }
    addSummary(into: &out)
  }

  /// Ends everything.
  mutating func finish(into out: inout [UInt8]) { close(to: 0, into: &out) }

  private mutating func close(to depth: Int, into out: inout [UInt8]) {
    while open.count > depth, let element = open.last {
      addSummary(into: &out)
      open.removeLast()
      out.write("</\(element.name)>")
    }
  }

  private mutating func begin(_ element: RawElement, attributes: [UInt8] = [], into out: inout [UInt8]) {
    out.write("<\(element.name)")
    out += attributes
    out.write(">")
    open.append(element)
  }

  // MARK: - Tokens

  private mutating func write(_ html: ArraySlice<UInt8>, isBlock: Bool, page: inout Page, into out: inout [UInt8]) {
    var tokens = RawHTMLTokenizer(html)
    while let token = tokens.next() {
      switch token {
      case .comment: break
      case .text(let text): writeText(text, isBlock: isBlock, into: &out)
      case .end(let name, let source):
        guard let element = RawElement(name) else { writeText(source, isBlock: isBlock, into: &out); break }
        end(element, into: &out)
      case .start(let name, let attributes, let source):
        guard let element = RawElement(name) else {
          writeText(source, isBlock: isBlock, into: &out)
          if name == "script" || name == "style" {
            writeText(tokens.rawText(until: name), isBlock: isBlock, into: &out)
          }
          break
        }
        start(element, RawAttributes(attributes, of: element, page: &page), isBlock: isBlock, into: &out)
      }
    }
  }

  private mutating func writeText(_ text: ArraySlice<UInt8>, isBlock: Bool, into out: inout [UInt8]) {
    let isBlank = text.allSatisfy { $0 <= 0x20 }
    if !isBlank { makeRoomForText(isBlock: isBlock, into: &out) }
    out.writeUnescapedReferences(text)
  }

  /// Text in a list or a table stands in an item or a cell, loose text of a block in a paragraph.
  private mutating func makeRoomForText(isBlock: Bool, into out: inout [UInt8]) {
    addSummary(into: &out)
    while let last = open.last, !last.holdsText {
      switch last.role {
      case .list: begin(.item, into: &out)
      case .definitions: begin(.definition, into: &out)
      case .row: begin(.cell, into: &out)
      default: begin(.row, into: &out)
      }
    }
    if isBlock, open.isEmpty, content == .flow { begin(.paragraph.loose, into: &out) }
  }

  /// HTML wants one first of all in `details`.
  private mutating func addSummary(into out: inout [UInt8]) {
    guard let last = open.last, last.lacksSummary else { return }
    open[open.count - 1].lacksSummary = false
    out.write("<summary>…</summary>")
  }

  private mutating func end(_ element: RawElement, into out: inout [UInt8]) {
    guard element.role != .void, let index = open.lastIndex(where: { $0.name == element.name }) else { return }
    // A cell's end does not end a table within the cell, nor an inline element a block.
    let barrier = element.role == .phrasing ? open.lastIndex { $0.isBlock } : open.lastIndex { $0.role == .table }
    if let barrier, barrier > index { return }
    close(to: index, into: &out)
  }

  private mutating func start(
    _ element: RawElement, _ attributes: RawAttributes, isBlock: Bool, into out: inout [UInt8]
  ) {
    guard open.count < Self.depthLimit, makeRoom(for: element, isBlock: isBlock, into: &out) else { return }
    switch element.name {
    case "br", "hr": out.write("<\(element.name) />")
    case "img": attributes.writeImage(into: &out)
    case "a" where attributes.isEmpty: break
    case "details":
      begin(element, attributes: attributes.html, into: &out)
      open[open.count - 1].lacksSummary = true
    default:
      begin(element, attributes: attributes.html, into: &out)
    }
  }

  /// Ends and begins what HTML wants ended and begun before an element.
  ///
  /// - Returns: false where it cannot stand here: its tag is left out, its content stays.
  private mutating func makeRoom(for element: RawElement, isBlock: Bool, into out: inout [UInt8]) -> Bool {
    if element.role == .summary {
      guard open.last?.lacksSummary == true else { return false }
      open[open.count - 1].lacksSummary = false
      return true
    }
    addSummary(into: &out)
    switch element.role {
    case .item: return closeToParent("ul", "ol", into: &out)
    case .term: return closeToParent("dl", into: &out)
    case .rowGroup: return closeToParent("table", into: &out)
    case .row: return closeToParent("table", "thead", "tbody", "tfoot", into: &out)
    case .cell:
      guard open.contains(where: { $0.role == .table }) else { return false }
      if closeToParent("tr", within: "table", into: &out) { return true }
      guard closeToParent("table", "thead", "tbody", "tfoot", into: &out) else { return false }
      begin(.row, into: &out)
      return true
    case .phrasing,
      .void where !element.isBlock:
      if element.name == "a", let link = open.lastIndex(where: { $0.name == "a" }) { close(to: link, into: &out) }
      makeRoomForText(isBlock: isBlock, into: &out)
      return true
    default:
      guard content == .flow else { return false }
      while let last = open.last, !last.holdsBlocks, last.holdsText { close(to: open.count - 1, into: &out) }
      if !open.isEmpty { makeRoomForText(isBlock: isBlock, into: &out) }
      return true
    }
  }

  /// Closes everything within the nearest of some elements; false where none is open.
  private mutating func closeToParent(_ names: String..., within barrier: String? = nil, into out: inout [UInt8])
    -> Bool
  {
    guard let index = open.lastIndex(where: { names.contains($0.name) }) else { return false }
    if let barrier, let limit = open.lastIndex(where: { $0.name == barrier }), limit > index { return false }
    close(to: index + 1, into: &out)
    return true
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

extension [UInt8] {
  /// Text of HTML: markup is escaped, character references stay what they are.
  fileprivate mutating func writeUnescapedReferences(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      writeEscaped(rest[..<ampersand])
      let name = rest[(ampersand + 1)...].prefix(10).prefix { $0 != UInt8(ascii: ";") }
      let isReference =
        !name.isEmpty && name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ";")
        && CharacterReferences.isKnown(name)
      if isReference { append(UInt8(ascii: "&")) } else { write("&amp;") }
      rest = rest[(ampersand + 1)...]
    }
    writeEscaped(rest)
  }
}
