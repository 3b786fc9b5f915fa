/// The attributes of a raw element that the safe policy lets through, as HTML.
struct RawAttributes {
  private(set) var html: [UInt8] = []
  private var source: [UInt8] = []
  private var alternative: [UInt8] = []

  /// An `a` without any leads nowhere and is nowhere: its tags are left out.
  var isEmpty: Bool { html.isEmpty }

  init(_ attributes: [RawHTMLTokenizer.Attribute], of element: RawElement, page: inout RawHTMLWriter.Page) {
    var seen: Set<String> = []
    for attribute in attributes where seen.insert(attribute.name).inserted {
      switch (element.name, attribute.name) {
      case ("a", "href"): addLink(attribute.value, page: page)
      case ("a", "name"), ("a", "id"), (_, "id"): addID(attribute.value, page: &page, seen: &seen)
      case ("img", "src"): source = attribute.value
      case ("img", "alt"): alternative = attribute.value
      case ("td", "colspan"), ("th", "colspan"): addNumber("colspan", attribute.value, in: 2...1000)
      case ("td", "rowspan"), ("th", "rowspan"): addNumber("rowspan", attribute.value, in: 2...1000)
      case ("ol", "start"): addNumber("start", attribute.value, in: 0...999_999)
      case ("details", "open"): html.write(" open")
      case ("th", "scope"):
        let value = String(decoding: attribute.value, as: UTF8.self).lowercased()
        if ["row", "col", "rowgroup", "colgroup"].contains(value) { add("scope", Array(value.utf8)) }
      case (_, "title"): add("title", attribute.value)
      default: break
      }
    }
  }

  private mutating func add(_ name: StaticString, _ value: [UInt8]) {
    html.write(" ")
    html.write(name)
    html.write("=\"")
    html.writeEscaped(value)
    html.write("\"")
  }

  private mutating func addNumber(_ name: StaticString, _ value: [UInt8], in range: ClosedRange<Int>) {
    guard let number = Int(String(decoding: value, as: UTF8.self)), range.contains(number) else { return }
    add(name, Array(String(number).utf8))
  }

  private mutating func addID(_ value: [UInt8], page: inout RawHTMLWriter.Page, seen: inout Set<String>) {
    let id = String(decoding: value, as: UTF8.self)
    guard !id.isEmpty, id.utf8.count <= 200, !id.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }),
      seen.insert("id and name").inserted, page.usedIDs.insert(id).inserted
    else { return }
    add("id", value)
  }

  private mutating func addLink(_ value: [UInt8], page: RawHTMLWriter.Page) {
    if let address = Self.outsideAddress(value) {
      html.write(" href=\"")
      html.writeURL(address)
      html.write("\" rel=\"noopener noreferrer\"")
    } else if let reference = page.resolve(String(decoding: value, as: UTF8.self)) {
      add("href", Array(reference.utf8))
    }
  }

  /// The address of another host; nil for everything else. Browsers pass over control characters, so none may be there.
  private static func outsideAddress(_ value: [UInt8]) -> [UInt8]? {
    let address = Array(value.drop { $0 <= 0x20 })
    guard !address.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
    let head = String(decoding: address.prefix(8), as: UTF8.self).lowercased()
    return head.hasPrefix("https://") || head.hasPrefix("http://") || head.hasPrefix("mailto:") ? address : nil
  }

  /// No page asks another host for an image, and where a file of ours lies raw HTML does not know: the text stands for it.
  func writeImage(into out: inout [UInt8]) {
    let text = alternative.isEmpty ? source : alternative
    guard !text.isEmpty else { return }
    out.write("<span class=\"missing-image\">")
    out.writeEscaped(text)
    out.write("</span>")
  }
}
