import Markdown

/// A Markdown tree to HTML in one pass over its nodes: CommonMark's own form, or an article's body with links and looks.
struct HTMLWriter {
  let document: MarkdownDocument
  /// Nil in plain mode.
  var decoration: ArticleDecoration?
  var html: [UInt8] = []
  private var open: [Closing] = []
  private var rawHTML: [RawHTMLWriter] = []
  private var rawPage: RawHTMLWriter.Page
  private let policy: RawHTMLPolicy

  /// What is written when a node's children are done.
  private struct Closing {
    let end: Int
    let node: Int
    let tag: StaticString
    let holdsRawHTML: Bool
    let isLink: Bool
  }

  /// The document as CommonMark 0.30 renders it; raw HTML as it is.
  package static func plain(_ document: MarkdownDocument) -> [UInt8] {
    var writer = HTMLWriter(document: document, decoration: nil, policy: .trust)
    writer.write()
    return writer.html
  }

  init(document: MarkdownDocument, decoration: ArticleDecoration?, policy: RawHTMLPolicy) {
    self.document = document
    self.decoration = decoration
    self.policy = policy
    // Most pages are no longer than this.
    html.reserveCapacity(document.text.count * 2)
    rawPage = RawHTMLWriter.Page(
      usedIDs: decoration?.usedIDs ?? [], dropsComments: decoration != nil,
      resolve: { [decoration] in decoration?.rawReference($0) }, image: { [decoration] in decoration?.rawImage($0) })
  }

  /// Writes the whole document.
  mutating func write() {
    rawHTML = [RawHTMLWriter(policy: policy, content: .flow)]
    var index = 1
    while index < document.nodes.count {
      close(before: index)
      index = enter(index)
    }
    close(before: .max)
    rawHTML[0].finish(page: &rawPage, into: &html)
    if decoration?.hasFootnotes == true { html.write("</ol>\n</section>\n") }
  }

  private mutating func close(before index: Int) {
    while let last = open.last, last.end <= index {
      open.removeLast()
      if last.holdsRawHTML, var raw = rawHTML.popLast() { raw.finish(page: &rawPage, into: &html) }
      if last.isLink { rawPage.openLinks -= 1 }
      if document.nodes[last.node].kind == .footnote { decoration?.writeBackReference(to: last.node, into: &html) }
      html.write(last.tag)
    }
  }

  /// - Parameter content: what raw elements may begin, and must end, in the node; nil where no raw HTML can stand.
  private mutating func opened(
    _ index: Int, closing tag: StaticString, holding content: RawHTMLWriter.Content? = .flow, isLink: Bool = false
  ) -> Int {
    let end = Int(document.nodes[index].end)
    open.append(Closing(end: end, node: index, tag: tag, holdsRawHTML: content != nil, isLink: isLink))
    if let content { rawHTML.append(RawHTMLWriter(policy: policy, content: content)) }
    return index + 1
  }

  private mutating func startLine() {
    if let last = html.last, last != UInt8(ascii: "\n") { html.append(UInt8(ascii: "\n")) }
  }

  // MARK: - Nodes

  /// - Returns: the index to go on from.
  private mutating func enter(_ index: Int) -> Int {
    let node = document.nodes[index]
    switch node.kind {
    case .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .strikethrough, .link, .image,
      .footnoteReference:
      return enterInline(index, node)
    case .table, .tableRow, .tableCell: return enterTable(index, node)
    default: return enterBlock(index, node)
    }
  }

  private mutating func enterBlock(_ index: Int, _ node: Node) -> Int {
    if node.kind == .paragraph, isInTightItem { return opened(index, closing: "") }
    if node.kind != .htmlBlock { rawHTML[rawHTML.count - 1].prepareForBlock(page: &rawPage, into: &html) }
    startLine()
    switch node.kind {
    case .paragraph:
      html.write("<p>")
      return opened(index, closing: "</p>\n", holding: .phrasing)
    case .heading: return enterHeading(index, node)
    case .blockQuote:
      html.write(decoration?.quotesEvent(index) == true ? "<blockquote class=\"event\">\n" : "<blockquote>\n")
      return opened(index, closing: "</blockquote>\n")
    case .bulletList:
      html.write("<ul>\n")
      return opened(index, closing: "</ul>\n", holding: nil)
    case .orderedList:
      writeOrderedList(index, node)
      return opened(index, closing: "</ol>\n", holding: nil)
    case .item:
      writeItem(node)
      return opened(index, closing: "</li>\n")
    case .thematicBreak: html.write("<hr />\n")
    case .codeBlock: writeCodeBlock(index, node)
    case .htmlBlock:
      rawHTML[rawHTML.count - 1].writeBlock(document.primary(of: index), page: &rawPage, into: &html)
      startLine()
    case .alert, .directive, .footnote: return enterBox(index, node)
    default: break
    }
    return node.kind == .document ? index + 1 : Int(node.end)
  }

  private var isInTightItem: Bool {
    guard open.count >= 2, document.nodes[open[open.count - 1].node].kind == .item else { return false }
    return document.nodes[open[open.count - 2].node].flags.contains(.tight)
  }

  private mutating func enterHeading(_ index: Int, _ node: Node) -> Int {
    if let decoration, let tag = decoration.writeHeading(index, into: &html) {
      return opened(index, closing: tag, holding: .phrasing)
    }
    if decoration != nil { return Int(node.end) }
    html.write(Self.headingTags[Int(node.level) - 1].open)
    return opened(index, closing: Self.headingTags[Int(node.level) - 1].close, holding: .phrasing)
  }

  private static let headingTags: [(open: StaticString, close: StaticString)] = [
    ("<h1>", "</h1>\n"), ("<h2>", "</h2>\n"), ("<h3>", "</h3>\n"), ("<h4>", "</h4>\n"), ("<h5>", "</h5>\n"),
    ("<h6>", "</h6>\n"),
  ]

  private mutating func writeOrderedList(_ index: Int, _ node: Node) {
    html.write("<ol")
    if decoration?.isSteps(index, depth: open.count) == true { html.write(" class=\"steps\"") }
    if node.number != 1 { html.write(" start=\"\(node.number)\"") }
    html.write(">\n")
  }

  private mutating func writeItem(_ node: Node) {
    guard node.flags.contains(.task) else { return html.write("<li>") }
    let isDone = node.flags.contains(.done)
    html.write("<li class=\"task\"><input type=\"checkbox\" disabled")
    if isDone { html.write(" checked") }
    html.write(" aria-label=\"")
    html.writeEscaped((isDone ? decoration?.words.taskDone : decoration?.words.taskOpen) ?? "")
    html.write("\" /> ")
  }

  private mutating func writeCodeBlock(_ index: Int, _ node: Node) {
    let info = document.secondary(of: index)
    if let decoration {
      decoration.writeCode(document.primary(of: index), info: info, into: &html)
    } else {
      html.write("<pre><code")
      let language = info.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "\n") }
      if !language.isEmpty {
        html.write(" class=\"language-")
        html.writeEscaped(language)
        html.write("\"")
      }
      html.write(">")
      html.writeEscaped(document.primary(of: index))
      html.write("</code></pre>\n")
    }
  }

  private mutating func enterBox(_ index: Int, _ node: Node) -> Int {
    guard let tag = decoration?.writeBox(index, into: &html) else { return index + 1 }
    return opened(index, closing: tag)
  }

  // MARK: - Tables

  private mutating func enterTable(_ index: Int, _ node: Node) -> Int {
    switch node.kind {
    case .table:
      rawHTML[rawHTML.count - 1].prepareForBlock(page: &rawPage, into: &html)
      startLine()
      html.write(decoration == nil ? "<table>\n" : decoration?.tableOpening ?? "")
      return opened(
        index, closing: decoration == nil ? "</tbody>\n</table>\n" : "</tbody>\n</table></div>\n", holding: nil)
    case .tableRow:
      let isHeader = self.isHeader(row: index)
      html.write(isHeader ? "<thead>\n<tr>" : "<tr>")
      return opened(index, closing: isHeader ? "</tr>\n</thead>\n<tbody>\n" : "</tr>\n", holding: nil)
    default:
      let isHeader = open.last.map { self.isHeader(row: $0.node) } == true
      html.write(isHeader ? "<th" : "<td")
      switch Node.Alignment(rawValue: node.level) {
      case .left: html.write(" class=\"left\"")
      case .center: html.write(" class=\"center\"")
      case .right: html.write(" class=\"right\"")
      default: break
      }
      html.write(">")
      return opened(index, closing: isHeader ? "</th>" : "</td>")
    }
  }

  private func isHeader(row: Int) -> Bool { document.nodes[row - 1].kind == .table }

  // MARK: - Inlines

  private mutating func enterInline(_ index: Int, _ node: Node) -> Int {
    if rawHTML[rawHTML.count - 1].isOpen, showsText(index, node) {
      rawHTML[rawHTML.count - 1].prepareForText(into: &html)
    }
    switch node.kind {
    case .text:
      if let decoration, rawPage.openLinks == 0 {
        decoration.writeText(index, into: &html)
      } else {
        html.writeEscaped(document.primary(of: index))
      }
    case .softBreak: html.write("\n")
    case .lineBreak: html.write("<br />\n")
    case .code:
      html.write("<code>")
      if let decoration, rawPage.openLinks == 0 {
        decoration.writeText(index, into: &html)
      } else {
        html.writeEscaped(document.primary(of: index))
      }
      html.write("</code>")
    case .html: writeInlineHTML(index)
    case .emphasis:
      html.write("<em>")
      return opened(index, closing: "</em>", holding: .phrasing)
    case .strong:
      html.write("<strong>")
      return opened(index, closing: "</strong>", holding: .phrasing)
    case .strikethrough:
      html.write("<del>")
      return opened(index, closing: "</del>", holding: .phrasing)
    case .link: return enterLink(index, node)
    case .image: writeImage(index)
    case .footnoteReference where rawPage.openLinks == 0: decoration?.writeFootnoteReference(index, into: &html)
    default: break
    }
    return Int(node.end)
  }

  private func showsText(_ index: Int, _ node: Node) -> Bool {
    if node.kind == .text { return document.primary(of: index).contains { $0 > 0x20 } }
    return node.kind != .html && node.kind != .softBreak
  }

  private mutating func writeInlineHTML(_ index: Int) {
    rawHTML[rawHTML.count - 1].writeInline(document.primary(of: index), page: &rawPage, into: &html)
  }

  private mutating func enterLink(_ index: Int, _ node: Node) -> Int {
    // Links do not nest.
    if rawPage.openLinks > 0 { return opened(index, closing: "", holding: .phrasing) }
    rawPage.openLinks += 1
    if let decoration {
      let tag = decoration.writeLink(index, into: &html)
      return opened(index, closing: tag, holding: .phrasing, isLink: true)
    }
    html.write("<a href=\"")
    html.writeURL(document.primary(of: index))
    writeTitle(index)
    html.write("\">")
    return opened(index, closing: "</a>", holding: .phrasing, isLink: true)
  }

  private mutating func writeTitle(_ index: Int) {
    guard !document.secondary(of: index).isEmpty else { return }
    html.write("\" title=\"")
    html.writeEscaped(document.secondary(of: index))
  }

  private mutating func writeImage(_ index: Int) {
    let alternative = document.alternativeText(of: index)
    if let decoration {
      return decoration.writeImage(index, alternative: alternative, isInLink: rawPage.openLinks > 0, into: &html)
    }
    html.write("<img src=\"")
    html.writeURL(document.primary(of: index))
    html.write("\" alt=\"")
    html.writeEscaped(alternative)
    writeTitle(index)
    html.write("\" />")
  }
}

extension MarkdownDocument {
  /// What an image shows, as text (CommonMark 6.4).
  func alternativeText(of image: Int) -> [UInt8] {
    var text: [UInt8] = []
    for index in (image + 1)..<max(Int(nodes[image].end), image + 1) {
      switch nodes[index].kind {
      case .text, .code, .html: text += primary(of: index)
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      default: break
      }
    }
    return text
  }
}
