/// Where links of a source stand, as bytes: the destinations of links, images, includes and raw HTML, and the names in `[[…]]`.
struct WrittenDestination: Sendable, Equatable {
  enum Style: Sendable { case link, bracketed, attribute, wiki }

  let range: Range<Int>
  let style: Style

  /// - Parameter skipped: ranges that show code, ascending.
  static func all(in bytes: [UInt8], from start: Int, skipping skipped: [Range<Int>]) -> [WrittenDestination] {
    var found: [WrittenDestination] = []
    var skipped = skipped[...]
    var index = start
    while index < bytes.count {
      while let first = skipped.first, first.upperBound <= index { skipped.removeFirst() }
      if let first = skipped.first, first.contains(index) {
        index = first.upperBound
        continue
      }
      if let destination = destination(in: bytes, at: index) {
        found.append(destination)
        index = destination.range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private static let attributes = ["href=\"", "href='", "src=\"", "src='", "source=\""].map { Array($0.utf8) }

  private static func destination(in bytes: [UInt8], at index: Int) -> WrittenDestination? {
    switch bytes[index] {
    case UInt8(ascii: "]") where index + 1 < bytes.count:
      if bytes[index + 1] == UInt8(ascii: "(") { return link(in: bytes, from: index + 2, closing: true) }
      guard bytes[index + 1] == UInt8(ascii: ":"), isDefinition(bytes, upTo: index) else { return nil }
      return link(in: bytes, from: index + 2, closing: false)
    case UInt8(ascii: "[") where bytes[(index + 1)...].first == UInt8(ascii: "["):
      let name = bytes[(index + 2)...].prefix(300).prefix { !"]|#\n".utf8.contains($0) }
      return name.isEmpty ? nil : WrittenDestination(range: name.startIndex..<name.endIndex, style: .wiki)
    case UInt8(ascii: "h"), UInt8(ascii: "s"):
      guard let attribute = attributes.first(where: { bytes[index...].starts(with: $0) }), let quote = attribute.last
      else { return nil }
      let value = bytes[(index + attribute.count)...].prefix { $0 != quote && $0 != UInt8(ascii: "\n") }
      return WrittenDestination(range: value.startIndex..<value.endIndex, style: .attribute)
    default: return nil
    }
  }

  /// `[label]:` begins its line.
  private static func isDefinition(_ bytes: [UInt8], upTo index: Int) -> Bool {
    let line = (bytes[..<index].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }) ?? 0
    return bytes[line..<index].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") } == UInt8(ascii: "[")
  }

  private static func link(in bytes: [UInt8], from start: Int, closing: Bool) -> WrittenDestination? {
    let rest = bytes[start...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    if rest.first == UInt8(ascii: "<") {
      let inside = rest.dropFirst().prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "\n") }
      return WrittenDestination(range: inside.startIndex..<inside.endIndex, style: .bracketed)
    }
    var depth = 0
    let text = rest.prefix { byte in
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      return byte > UInt8(ascii: " ") && !(closing && depth < 0)
    }
    return text.isEmpty ? nil : WrittenDestination(range: text.startIndex..<text.endIndex, style: .link)
  }
}
