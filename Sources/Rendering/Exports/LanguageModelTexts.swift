import Articles
import CrossReferences
import Entities
import Markdown

/// The site for language models (llmstxt.org): `llms.txt` names what there is, `llms-full.txt` and its parts hold the texts.
extension ExportBuilder {
  private static let listLength = 50
  /// Bytes of one article's text in a file of full texts.
  private static let textLimit = 32 * 1024

  func llms() -> [UInt8] {
    let place = Permalink("llms.txt")
    var text: [UInt8] = Array("# \(Self.line(site.title))\n\n".utf8)
    if !site.description.isEmpty { text.write("> \(Self.line(site.description))\n\n") }
    let count = knowledgeBase.articleOrder.count
    text.write("Incident articles: \(count), in \(site.languages.joined(separator: ", ")). ")
    text.write("Event IDs, KB numbers and error codes have pages of their own: `events/1057/`, `kb/4012219/`, ")
    text.write("`codes/0x8009030d/`.\n")
    if pages.exports.contains(.markdown) {
      text.write("Each article's page has its text as Markdown beside it: `index.md` in the same folder.\n")
    }
    writeList("Texts", full(from: place), into: &text)
    if pages.exports.contains(.api) {
      writeList(
        "Data",
        [
          item("JSON", address(of: .api), "articles, and entities by kind and value", place),
          item("JSON Schema", address(of: .schema), "describes these files", place),
        ], into: &text)
    }
    for language in site.languages {
      let newest = newestArticles(language).map { index in
        let article = knowledgeBase.articles[index].article
        return item(article.title, textAddress(index), article.summary, place)
      }
      writeList("Articles (\(language))", newest, into: &text)
    }
    writeList("Entities", kinds(from: place), into: &text)
    writeList("Optional", products(from: place), into: &text)
    return text
  }

  private func full(from place: Permalink) -> [String] {
    let parts = ExportList.numbers(knowledgeBase.articleOrder.count, ExportList.fullLength)
    return parts.prefix(Self.listLength).map {
      item("Full texts, part \($0) of \(parts.count)", address(of: .llmsFull(number: $0)), "", place)
    }
  }

  private func kinds(from place: Permalink) -> [String] {
    let interface = pages.interface(site.defaultLanguage)
    return pages.kinds.map { range in
      let kind = pages.kind(of: range)
      return item(interface.kindPlural(kind, site: site), Permalink(kind.folder + "/"), "\(range.count)", place)
    }
  }

  private func products(from place: Permalink) -> [String] {
    let products = knowledgeBase.productOrder.map { knowledgeBase.products[$0] }
    let largest = products.sorted { ($1.articles.count, $0.slug) < ($0.articles.count, $1.slug) }
    return largest.prefix(Self.listLength).map {
      item($0.name, Permalink("products/\($0.slug)/"), "\($0.articles.count) articles", place)
    }
  }

  /// The page where no Markdown is written.
  private func textAddress(_ index: Int) -> Permalink {
    pages.exports.contains(.markdown)
      ? address(of: .articleMarkdown(index)) : knowledgeBase.articles[index].permalink
  }

  /// Dated ones first.
  private func newestArticles(_ language: String) -> [Int] {
    let all = knowledgeBase.articlesByTitle(language).filter(pages.isOffered).enumerated().map { place, index in
      (place: place, index: index, day: knowledgeBase.lastChange(of: index)?.description ?? "")
    }
    return all.sorted { ($1.day, $0.place) < ($0.day, $1.place) }.prefix(Self.listLength).map(\.index)
  }

  private func item(_ title: String, _ target: Permalink, _ note: String, _ place: Permalink) -> String {
    let name = MarkdownText.escaped(Self.line(title), MarkdownText.Place(isInLink: true))
    let link = "- [\(String(decoding: name, as: UTF8.self))](\(address(of: target, from: place)))"
    return note.isEmpty ? link : link + ": " + Self.line(note)
  }

  private func writeList(_ title: String, _ items: [String], into text: inout [UInt8]) {
    guard !items.isEmpty else { return }
    text.write("\n## \(title)\n\n" + items.joined(separator: "\n") + "\n")
  }

  private static func line(_ text: String) -> String {
    text.utf8.contains { $0 < 0x20 } ? String(text.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) }) : text
  }

  // MARK: - Full texts

  func llmsFull<Failure: Error>(
    _ number: Int, _ bodies: inout ArticleBodies, _ text: (Int) throws(Failure) -> MarkdownDocument
  ) throws(Failure) -> [UInt8] {
    let order = knowledgeBase.articleOrder
    let parts = ExportList.numbers(order.count, ExportList.fullLength).upperBound
    let place = address(of: .llmsFull(number: number))
    var bytes: [UInt8] = Array("# \(Self.line(site.title))\n\nPart \(number) of \(parts).".utf8)
    if number < parts {
      bytes.write(" Next: <\(address(of: address(of: .llmsFull(number: number + 1)), from: place))>")
    }
    bytes.append(0x0A)
    for index in order[ExportList.slice(order.count, ExportList.fullLength, number: number)] {
      writeHead(of: index, from: place, into: &bytes)
      let start = bytes.count
      if site.baseURL.isEmpty {
        let document = try text(index)
        markdown(index, document, from: place).write(1..<document.nodes.count, into: &bytes)
      } else {
        try body(of: index, &bodies, text).write(into: &bytes)
      }
      let end = Self.end(of: bytes[start...])
      let isCut = end < bytes.count
      bytes.removeLast(bytes.count - end)
      bytes.write(
        isCut ? "\n\nThe rest: <\(address(of: knowledgeBase.articles[index].permalink, from: place))>\n" : "\n")
    }
    return bytes
  }

  private func writeHead(of index: Int, from place: Permalink, into bytes: inout [UInt8]) {
    let linked = knowledgeBase.articles[index]
    let address = address(of: linked.permalink, from: place)
    bytes.write("\n***\n\n# ")
    bytes += MarkdownText.escaped(Self.line(linked.article.title), MarkdownText.Place(isInHeading: true))
    bytes.write("\n\nAddress: <\(address)>\n")
    if let state = state(of: index) { bytes.write("State: \(state)\n") }
    if let newest = newest(replacing: index) {
      bytes.write("Superseded by: <\(self.address(of: newest, from: place))>\n")
    }
    if let audience = knowledgeBase.audience(of: index) { bytes.write("Audience: \(audience)\n") }
    if let changed = linked.article.lastChange { bytes.write("Last change: \(changed)\n") }
    if !linked.products.isEmpty {
      let names = linked.products.prefix(12).map { Self.line(knowledgeBase.products[$0].name) }
      bytes.write("Products: \(names.joined(separator: ", "))\n")
    }
    bytes.append(0x0A)
  }

  /// Where a text ends that is too long: between two blocks, if there is one.
  private static func end(of text: ArraySlice<UInt8>) -> Int {
    let (start, limit) = (text.startIndex, text.startIndex + textLimit)
    guard text.endIndex > limit else { return text.endIndex }
    var end = limit
    while end > start + 1, text[end] != 0x0A || text[end - 1] != 0x0A { end -= 1 }
    if end > start + 1 { return end - 1 }
    end = limit
    while end > start, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
