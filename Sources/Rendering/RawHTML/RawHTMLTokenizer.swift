/// Raw HTML cut into tags, comments and text (WHATWG HTML, 13.2.5, as far as an allow-list needs it).
struct RawHTMLTokenizer {
  struct Attribute {
    /// Lower case.
    let name: String
    /// With references decoded.
    let value: [UInt8]
  }

  enum Token {
    case text(ArraySlice<UInt8>)
    case start(name: String, [Attribute], source: ArraySlice<UInt8>)
    case end(name: String, source: ArraySlice<UInt8>)
    case comment
  }

  private let html: ArraySlice<UInt8>
  private var index: Int
  /// A longer tag is text: a bound on how often bytes are looked at.
  private static let tagLimit = 8192

  init(_ html: ArraySlice<UInt8>) {
    self.html = html
    index = html.startIndex
  }

  mutating func next() -> Token? {
    guard index < html.endIndex else { return nil }
    let start = index
    if let token = markup(at: start) { return token }
    index = html[(start + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? html.endIndex
    return .text(html[start..<index])
  }

  /// The text up to the end tag of an element whose content is no markup (`script`).
  mutating func rawText(until name: String) -> ArraySlice<UInt8> {
    let start = index
    while let bracket = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = bracket + 1
      if html[index...].first == UInt8(ascii: "/"), Self.name(html[(index + 1)...]) == name {
        index = html[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.endIndex
        return html[start..<index]
      }
    }
    index = html.endIndex
    return html[start...]
  }

  private mutating func markup(at start: Int) -> Token? {
    guard html[start] == UInt8(ascii: "<"), start + 1 < html.endIndex else { return nil }
    if html[start...].starts(with: Self.comment) {
      guard let end = Self.find(Self.commentEnd, in: html[(start + 4)...]) else { return nil }
      index = end + 3
      return .comment
    }
    let isEnd = html[start + 1] == UInt8(ascii: "/")
    let name = Self.name(html[(start + (isEnd ? 2 : 1))...])
    guard !name.isEmpty, let close = tagEnd(from: start + 1) else { return nil }
    let source = html[start...close]
    index = close + 1
    if isEnd { return .end(name: name, source: source) }
    let body = html[(start + 1 + name.utf8.count)..<close]
    return .start(name: name, Self.attributes(body), source: source)
  }

  private static let comment = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)

  private static func find(_ string: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0] == string[0] && bytes[$0...].starts(with: string) }
  }

  /// Lower-case name at the beginning of bytes; empty where none is.
  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    guard let first = bytes.first, isLetter(first) else { return "" }
    let name = bytes.prefix(32).prefix { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private func tagEnd(from start: Int) -> Int? {
    var quote: UInt8?
    for position in start..<min(html.endIndex, start + Self.tagLimit) {
      let byte = html[position]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = html[position - 1] == UInt8(ascii: "=") || html[position - 1] <= 0x20 ? byte : nil
      } else if byte == UInt8(ascii: ">") {
        return position
      }
    }
    return nil
  }

  private static func attributes(_ bytes: ArraySlice<UInt8>) -> [Attribute] {
    var attributes: [Attribute] = []
    var rest = bytes
    while true {
      rest = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: "/") }
      guard !rest.isEmpty, attributes.count < 64 else { return attributes }
      let name = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "/") }
      rest = rest[name.endIndex...].drop { $0 <= 0x20 }
      var value: ArraySlice<UInt8> = []
      if rest.first == UInt8(ascii: "=") {
        rest = rest.dropFirst().drop { $0 <= 0x20 }
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          value = rest.dropFirst().prefix { $0 != quote }
          rest = rest[value.endIndex...].dropFirst()
        } else {
          value = rest.prefix { $0 > 0x20 }
          rest = rest[value.endIndex...]
        }
      }
      let lowered = String(decoding: name, as: UTF8.self).lowercased()
      attributes.append(Attribute(name: lowered, value: CharacterReferences.decoded(value)))
      if name.isEmpty, value.isEmpty { rest = rest.dropFirst() }
    }
  }
}
