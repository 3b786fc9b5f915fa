import Markdown

/// The inline nodes of a block as Markdown.
extension MarkdownWriter {
  func inlines(_ range: Range<Int>, _ place: MarkdownText.Place, depth: Int = 0) -> [UInt8] {
    var text: [UInt8] = []
    var place = place
    var index = range.lowerBound
    while index < range.upperBound {
      if document.nodes[index].kind == .text {
        let (run, end) = textRun(from: index, to: range.upperBound)
        place.next = end < range.upperBound ? firstByte(of: end) : nil
        MarkdownText.write(run, place, into: &text)
        place.startsLine = place.startsLine && run.allSatisfy { $0 == 0x20 }
        index = end
      } else {
        text += inline(index, place, depth: depth)
        let breaks = document.nodes[index].kind == .softBreak || document.nodes[index].kind == .lineBreak
        place.startsLine = breaks && !place.isInTable && !place.isInHeading
        index = max(Int(document.nodes[index].end), index + 1)
      }
    }
    return text
  }

  /// Texts side by side are one for whoever reads the result.
  private func textRun(from start: Int, to limit: Int) -> (text: ArraySlice<UInt8>, end: Int) {
    var text = document.primary(of: start)
    var index = start + 1
    while index < limit, document.nodes[index].kind == .text {
      text += document.primary(of: index)
      index += 1
    }
    return (text, index)
  }

  private func firstByte(of index: Int) -> UInt8 {
    switch document.nodes[index].kind {
    case .link: UInt8(ascii: "[")
    case .softBreak, .lineBreak: 0x0A
    default: UInt8(ascii: "*")
    }
  }

  private func inline(_ index: Int, _ place: MarkdownText.Place, depth: Int) -> [UInt8] {
    let node = document.nodes[index]
    let inner = index + 1..<max(Int(node.end), index + 1)
    var place = place
    place.startsLine = false
    switch node.kind {
    case .softBreak: return place.isInTable || place.isInHeading ? [0x20] : [0x0A]
    case .lineBreak: return Array((place.isInTable || place.isInHeading ? "<br>" : "\\\n").utf8)
    case .code: return codeSpan(index, isInTable: place.isInTable)
    case .html: return Self.withoutComments(document.primary(of: index))
    case .emphasis: return wrapped(depth % 2 == 0 ? "*" : "_", inlines(inner, place, depth: depth + 1))
    case .strong: return wrapped("**", inlines(inner, place, depth: depth))
    case .strikethrough: return wrapped("~~", inlines(inner, place, depth: depth))
    case .link, .image: return link(index, inner, place, depth: depth)
    case .footnoteReference:
      return place.isInLink ? [] : Array("[^".utf8) + document.primary(of: index) + [UInt8(ascii: "]")]
    default: return []
    }
  }

  private func wrapped(_ mark: StaticString, _ text: [UInt8]) -> [UInt8] {
    guard !text.isEmpty else { return [] }
    var result: [UInt8] = []
    result.write(mark)
    result += text
    result.write(mark)
    return result
  }

  private func codeSpan(_ index: Int, isInTable: Bool) -> [UInt8] {
    var literal = document.primary(of: index)
    if isInTable, literal.contains(UInt8(ascii: "|")) {
      literal = literal.flatMap { $0 == UInt8(ascii: "|") ? [UInt8(ascii: "\\"), $0] : [$0] }[...]
    }
    let fence = Self.fence(longerThanRunsIn: literal, atLeast: 1)
    let isPadded =
      literal.first == UInt8(ascii: "`") || literal.last == UInt8(ascii: "`")
      || (literal.first == 0x20 && literal.last == 0x20 && literal.contains { $0 != 0x20 })
    return fence + (isPadded ? [0x20] : []) + literal + (isPadded ? [0x20] : []) + fence
  }

  private func link(_ index: Int, _ inner: Range<Int>, _ place: MarkdownText.Place, depth: Int) -> [UInt8] {
    let isImage = document.nodes[index].kind == .image
    var place = place
    let isNested = place.isInLink && !isImage
    place.isInLink = true
    var text: [UInt8] = []
    if isImage {
      MarkdownText.write(document.alternativeText(of: index)[...], place, into: &text)
    } else {
      text = inlines(inner, place, depth: depth)
    }
    guard !isNested, let target = destination(index) else { return text }
    var result: [UInt8] = []
    if isImage { result.append(UInt8(ascii: "!")) }
    result.append(UInt8(ascii: "["))
    result += text
    result.write("](")
    result += Self.target(target)
    if !document.secondary(of: index).isEmpty {
      result.write(" \"")
      for byte in document.secondary(of: index) {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { result.append(UInt8(ascii: "\\")) }
        result.append(byte == 0x0A ? 0x20 : byte)
      }
      result.write("\"")
    }
    result.append(UInt8(ascii: ")"))
    return result
  }

  /// A destination; between `<` and `>` where blanks or parentheses would end it.
  private static func target(_ text: String) -> [UInt8] {
    let needsAngles = text.isEmpty || text.utf8.contains { $0 <= 0x20 || $0 == 0x28 || $0 == 0x29 || $0 == 0x3C }
    var result: [UInt8] = needsAngles ? [UInt8(ascii: "<")] : []
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      // `&lt;` would be read as `<`.
      case UInt8(ascii: "&") where bytes[index...].prefix(32).contains(UInt8(ascii: ";")): result.write("&amp;")
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "|"):
        result.write("%" + String(byte, radix: 16, uppercase: true))
      case 0x0A, 0x0D: break
      default: result.append(byte)
      }
    }
    return result + (needsAngles ? [UInt8(ascii: ">")] : [])
  }
}
