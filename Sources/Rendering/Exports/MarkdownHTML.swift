import Markdown

/// Raw HTML in an article's Markdown: what the page makes of it, so that no program gets what no reader sees.
extension MarkdownWriter {
  func writeHTMLBlock(_ html: ArraySlice<UInt8>, into out: inout [UInt8]) {
    let start = out.count
    guard rawHTML != .escape else {
      MarkdownText.write(RawHTMLWriter.withoutComments(html)[...], MarkdownText.Place(startsLine: true), into: &out)
      return trimEnd(&out, from: start)
    }
    var page = RawHTMLWriter.Page(resolve: reference)
    var writer = RawHTMLWriter(policy: rawHTML, content: .flow)
    writer.writeBlock(html, page: &page, into: &out)
    writer.finish(page: &page, into: &out)
    trimEnd(&out, from: start)
  }

  private func trimEnd(_ out: inout [UInt8], from start: Int) {
    while out.count > start, let last = out.last, last == 0x0A || last == 0x20 { out.removeLast() }
  }

  /// One tag, mostly. Elements of the short list stay, what is shown as text is text.
  func writeInlineHTML(_ html: ArraySlice<UInt8>, _ place: MarkdownText.Place, into out: inout [UInt8]) {
    switch rawHTML {
    case .escape: MarkdownText.write(RawHTMLWriter.withoutComments(html)[...], place, into: &out)
    case .trust:
      var page = RawHTMLWriter.Page(resolve: reference)
      var writer = RawHTMLWriter(policy: .trust, content: .phrasing)
      writer.writeInline(html, page: &page, into: &out)
    case .safe:
      var tokens = RawHTMLTokenizer(html)
      while let token = tokens.next() { writeSafe(token, place, into: &out) }
    }
  }

  private func writeSafe(_ token: RawHTMLTokenizer.Token, _ place: MarkdownText.Place, into out: inout [UInt8]) {
    switch token {
    case .comment: break
    case .text(let text): MarkdownText.write(text, place, into: &out)
    case .start(let name, let attributes, let source):
      guard let element = RawElement(name) else { return MarkdownText.write(source, place, into: &out) }
      var page = RawHTMLWriter.Page(resolve: reference)
      let kept = RawAttributes(attributes, of: element, page: &page)
      if element.name == "img" { return kept.writeImage(page, into: &out) }
      guard element.name != "a" || kept.isLink && !place.isInLink else { return }
      out += Array("<\(element.name)".utf8) + kept.html
      out.write(">")
    case .end(let name, let source):
      guard let element = RawElement(name) else { return MarkdownText.write(source, place, into: &out) }
      out += Array("</\(element.name)>".utf8)
    }
  }
}
