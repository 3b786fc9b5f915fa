/// Raw HTML cut into tags, comments and text (WHATWG HTML, 13.2.5, as far as an allow-list needs it).
///
/// What is no complete tag is text up to where that is clear, so no byte is looked at twice.
package struct RawHTMLTokenizer {
  package struct Attribute {
    /// Lower case.
    package let name: String
    /// With references decoded.
    package let value: [UInt8]
    /// Where its name begins, and where its value ends, quotation marks included.
    package let range: Range<Int>
  }

  package enum Token {
    case text(ArraySlice<UInt8>)
    case start(name: String, [Attribute], source: ArraySlice<UInt8>)
    case end(name: String, source: ArraySlice<UInt8>)
    case comment
  }

  private let html: ArraySlice<UInt8>
  /// Where the next token begins.
  package private(set) var index: Int
  /// More attributes of a tag are passed over.
  private static let attributeLimit = 64

  package init(_ html: ArraySlice<UInt8>) {
    self.html = html
    index = html.startIndex
  }

  package mutating func next() -> Token? {
    let start = index
    guard start < html.endIndex else { return nil }
    if html[start] == UInt8(ascii: "<") {
      index += 1
      if let token = comment(from: start) ?? tag(from: start) { return token }
    }
    skip { $0 != UInt8(ascii: "<") }
    return .text(html[start..<index])
  }

  /// The text up to the end tag of an element whose content is no markup (`script`), with that tag.
  package mutating func rawText(until name: String) -> ArraySlice<UInt8> {
    let start = index
    while index < html.endIndex {
      skip { $0 != UInt8(ascii: "<") }
      index = min(index + 1, html.endIndex)
      guard peek == UInt8(ascii: "/") else { continue }
      index += 1
      if readName() == name {
        skip { $0 != UInt8(ascii: ">") }
        index = min(index + 1, html.endIndex)
        break
      }
    }
    return html[start..<index]
  }

  // MARK: - Reading

  private var peek: UInt8? { index < html.endIndex ? html[index] : nil }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while index < html.endIndex, condition(html[index]) { index += 1 }
  }

  /// One that nothing ends is text to the end.
  private mutating func comment(from start: Int) -> Token? {
    guard html[start...].starts(with: "<!--".utf8) else { return nil }
    // `<!-->` is a whole comment.
    index = start + 4
    while index < html.endIndex {
      if html[index] == UInt8(ascii: ">"), html[index - 1] == UInt8(ascii: "-"), html[index - 2] == UInt8(ascii: "-") {
        index += 1
        return .comment
      }
      index += 1
    }
    return nil
  }

  private mutating func tag(from start: Int) -> Token? {
    let isEnd = peek == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let name = readName()
    guard !name.isEmpty, let attributes = readAttributes() else { return nil }
    let source = html[start..<index]
    return isEnd ? .end(name: name, source: source) : .start(name: name, attributes, source: source)
  }

  /// A lower-case name of letters, digits and hyphens; empty for anything else (`<https://…>`, `<o:p>`).
  private mutating func readName() -> String {
    let start = index
    skip { Self.isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    guard let first = html[start..<index].first, Self.isLetter(first), let after = peek,
      after <= 0x20 || after == UInt8(ascii: "/") || after == UInt8(ascii: ">")
    else { return "" }
    return String(decoding: html[start..<index], as: UTF8.self).lowercased()
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Goes past the `>`; nil, and to what makes it no tag, where there is none.
  private mutating func readAttributes() -> [Attribute]? {
    var attributes: [Attribute] = []
    while true {
      skip { $0 <= 0x20 || $0 == UInt8(ascii: "/") }
      guard let byte = peek, byte != UInt8(ascii: "<") else { return nil }
      if byte == UInt8(ascii: ">") {
        index += 1
        return attributes
      }
      let start = index
      let name = readAttributeName()
      guard let value = readValue() else { return nil }
      if attributes.count < Self.attributeLimit {
        attributes.append(Attribute(name: name, value: CharacterReferences.decoded(value), range: start..<index))
      }
    }
  }

  private mutating func readAttributeName() -> String {
    let start = index
    index += 1
    skip {
      $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">")
        && $0 != UInt8(ascii: "<")
    }
    return String(decoding: html[start..<index], as: UTF8.self).lowercased()
  }

  /// What stands after `=`; empty without one, nil where a quotation mark is left open.
  private mutating func readValue() -> ArraySlice<UInt8>? {
    skip { $0 <= 0x20 }
    guard peek == UInt8(ascii: "=") else { return [] }
    index += 1
    skip { $0 <= 0x20 }
    let start = index
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      skip { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
      return html[start..<index]
    }
    index += 1
    skip { $0 != quote }
    guard index < html.endIndex else { return nil }
    index += 1
    return html[(start + 1)..<(index - 1)]
  }
}
