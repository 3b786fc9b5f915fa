import Markdown

/// The attributes of a raw element that the safe policy lets through, as HTML.
struct RawAttributes {
  private(set) var html: [UInt8] = []
  private(set) var isLink = false
  private(set) var columnSpan = 1
  private(set) var rowSpan = 1
  private var source: [UInt8] = []
  private var alternative: [UInt8] = []

  init(_ attributes: [RawHTMLTokenizer.Attribute], of element: RawElement, page: inout RawHTMLWriter.Page) {
    var seen: Set<String> = []
    for attribute in attributes where seen.insert(attribute.name == "name" ? "id" : attribute.name).inserted {
      switch (element.name, attribute.name) {
      case ("a", "href"): addLink(attribute.value, page: page)
      case ("a", "name"), (_, "id"): addID(attribute.value, page: &page)
      case ("img", "src"): source = attribute.value
      case ("img", "alt"): alternative = attribute.value
      case ("td", "colspan"), ("th", "colspan"): columnSpan = Self.number(attribute.value, in: 1...256) ?? 1
      case ("td", "rowspan"), ("th", "rowspan"): rowSpan = Self.number(attribute.value, in: 1...65534) ?? 1
      case ("ol", "start"), ("li", "value"): addNumber(attribute.name, attribute.value)
      case ("ol", "reversed"), ("details", "open"): html.write(" \(attribute.name)")
      case ("th", "scope"): addWord("scope", attribute.value, of: ["row", "col"])
      case (_, "dir"): addWord("dir", attribute.value, of: ["ltr", "rtl", "auto"])
      case (_, "lang"): addLanguage(attribute.value)
      case (_, "title"): add("title", attribute.value)
      default: break
      }
    }
  }

  private mutating func add(_ name: String, _ value: some Collection<UInt8>) {
    html.write(" \(name)=\"")
    html.writeEscaped(value)
    html.write("\"")
  }

  private static func number(_ value: [UInt8], in range: ClosedRange<Int>) -> Int? {
    Int(String(decoding: value, as: UTF8.self)).flatMap { range.contains($0) ? $0 : nil }
  }

  private mutating func addNumber(_ name: String, _ value: [UInt8]) {
    if let number = Self.number(value, in: -99_999...99_999) { add(name, String(number).utf8) }
  }

  private mutating func addWord(_ name: String, _ value: [UInt8], of words: [String]) {
    let word = String(decoding: value, as: UTF8.self).lowercased()
    if words.contains(word) { add(name, word.utf8) }
  }

  /// The first part of a language tag where it is a common language: an unregistered one is not valid.
  private mutating func addLanguage(_ value: [UInt8]) {
    let language = String(decoding: value.prefix { $0 != UInt8(ascii: "-") }, as: UTF8.self).lowercased()
    if Self.languages.contains(language) { add("lang", language.utf8) }
  }

  private static let languages: Set<String> = [
    "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hu", "id", "it", "ja", "ko", "la", "nb", "nl", "pl",
    "pt",
    "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh",
  ]

  /// Letters of all scripts, as in ids of headings; of ASCII only letters, digits and `_.-`.
  private mutating func addID(_ value: [UInt8], page: inout RawHTMLWriter.Page) {
    let id = String(decoding: value, as: UTF8.self)
    let isPlain = value.allSatisfy {
      $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "_.-".utf8.contains($0)
    }
    guard isPlain, (1...200).contains(value.count), page.usedIDs.insert(id).inserted else { return }
    add("id", value)
  }

  private mutating func addLink(_ value: [UInt8], page: RawHTMLWriter.Page) {
    if let reference = page.resolve(String(decoding: value, as: UTF8.self)) {
      add("href", reference.utf8)
      if reference.hasPrefix("https://") { html.write(" rel=\"noopener noreferrer\"") }
      isLink = true
    } else if let address = Self.outsideAddress(value) {
      html.write(" href=\"")
      html.writeURL(address)
      html.write("\" rel=\"noopener noreferrer\"")
      isLink = true
    }
  }

  /// The address of another host or mailbox; nil for everything else. Browsers pass over control characters, so none may be
  /// there.
  private static func outsideAddress(_ value: [UInt8]) -> ArraySlice<UInt8>? {
    var address = value.drop { $0 <= 0x20 }
    while let last = address.last, last <= 0x20 { address.removeLast() }
    guard !address.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
    let head = String(decoding: address.prefix(8), as: UTF8.self).lowercased()
    if head.hasPrefix("mailto:") { return address }
    guard head.hasPrefix("https://") || head.hasPrefix("http://") else { return nil }
    let host = address.dropFirst(head.hasPrefix("https") ? 8 : 7).prefix { !"/?#:".utf8.contains($0) }
    let isHost = host.allSatisfy {
      $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "_.-".utf8.contains($0)
    }
    return isHost && !host.isEmpty ? address : nil
  }

  /// No page asks another host for an image: the text stands for it.
  func writeImage(_ page: RawHTMLWriter.Page, into out: inout [UInt8]) {
    if let image = page.image(String(decoding: source, as: UTF8.self)) {
      out.write("<img src=\"")
      out.writeEscaped(image.reference.utf8)
      out.write("\" alt=\"")
      out.writeEscaped(alternative)
      out.write("\"")
      if let width = image.width, let height = image.height { out.write(" width=\"\(width)\" height=\"\(height)\"") }
      return out.write(" loading=\"lazy\" />")
    }
    let text = alternative.isEmpty ? source.prefix(200) : alternative[...]
    guard !text.isEmpty else { return }
    out.write("<span class=\"missing-image\">")
    out.writeEscaped(text)
    out.write("</span>")
  }
}
