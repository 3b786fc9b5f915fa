/// Takes tags out of HTML on which Gumbo would take quadratic time or a deep stack: nested too deep, with too many attributes.
///
/// Gumbo looks through all open elements at each tag. No page that people wrote comes near the limits; the text stays.
struct HTMLTagLimiter {
  static let depthLimit = 256
  private static let attributeLimit = 400

  private let bytes: [UInt8]
  private var result: [UInt8]
  private var depth = 0
  /// Opening tags that were taken out and whose end tags must go, too.
  private var removed = 0
  private var isForeign = false

  /// - Returns: the same bytes, tags beyond the limits as blanks.
  static func limited(_ bytes: [UInt8]) -> [UInt8] {
    var limiter = HTMLTagLimiter(bytes: bytes, result: bytes)
    limiter.run()
    return limiter.result
  }

  private init(bytes: [UInt8], result: [UInt8]) { (self.bytes, self.result) = (bytes, result) }

  private mutating func run() {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      index = bytes[index...].starts(with: "<!--".utf8) ? endOfComment(from: index) : takeTag(at: index)
    }
  }

  private func endOfComment(from start: Int) -> Int {
    var index = start + 4
    while index + 2 < bytes.count {
      if bytes[index] == UInt8(ascii: ">"), bytes[index - 1] == UInt8(ascii: "-"), bytes[index - 2] == UInt8(ascii: "-")
      {
        return index + 1
      }
      index += 1
    }
    return bytes.count
  }

  /// - Returns: the offset behind the tag, or behind the `<` that begins none.
  private mutating func takeTag(at start: Int) -> Int {
    let isEnd = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
    let nameStart = isEnd ? start + 2 : start + 1
    var index = nameStart
    while index < bytes.count, index - nameStart < 40, Self.isName(bytes[index]) { index += 1 }
    guard index > nameStart else { return start + 1 }
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    let (end, attributes) = endOfTag(from: index)
    if attributes > Self.attributeLimit {
      blank(start..<end)
    } else if isEnd {
      close(name, start..<end)
    } else {
      open(name, start..<end)
    }
    return Self.rawText.contains(name) && !isEnd ? endOfRawText(name, from: end) : end
  }

  private func endOfTag(from start: Int) -> (end: Int, attributes: Int) {
    var quote: UInt8 = 0
    var attributes = 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return (index + 1, attributes)
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = bytes[index - 1] == UInt8(ascii: "=") ? byte : 0
      } else if byte > 0x20, bytes[index - 1] <= 0x20 || bytes[index - 1] == UInt8(ascii: "/") {
        attributes += 1
      }
      index += 1
    }
    return (bytes.count, attributes)
  }

  private mutating func open(_ name: String, _ tag: Range<Int>) {
    if name == "svg" || name == "math" { isForeign = true }
    guard !Self.isUncounted(name, isForeign: isForeign) else { return }
    if depth >= Self.depthLimit {
      removed += 1
      blank(tag)
    } else {
      depth += 1
    }
  }

  private mutating func close(_ name: String, _ tag: Range<Int>) {
    if name == "svg" || name == "math" { isForeign = false }
    guard !Self.isUncounted(name, isForeign: isForeign) else { return }
    if removed > 0 {
      removed -= 1
      blank(tag)
    } else {
      depth = max(0, depth - 1)
    }
  }

  private mutating func blank(_ range: Range<Int>) {
    for index in range where bytes[index] != UInt8(ascii: "\n") { result[index] = UInt8(ascii: " ") }
  }

  private static let rawText: Set<String> = ["script", "style", "textarea", "title", "xmp"]

  /// Behind `</name`, or the end of the text.
  private func endOfRawText(_ name: String, from start: Int) -> Int {
    let mark = Array("</\(name)".utf8)
    var index = start
    while index + mark.count <= bytes.count {
      if bytes[index] == UInt8(ascii: "<"), zip(bytes[index...], mark).allSatisfy({ $0 == $1 || ($0 | 0x20) == $1 }) {
        return index
      }
      index += 1
    }
    return bytes.count
  }

  private static let empty: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "html", "head", "body",
    // The parser ends these by itself where the next begins.
    "p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
  ]
  private static let rows: Set<String> = [
    "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup",
  ]

  private static func isUncounted(_ name: String, isForeign: Bool) -> Bool {
    empty.contains(name) || !isForeign && rows.contains(name)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ":")
  }
}
