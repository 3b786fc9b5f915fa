import Markdown

/// The inline nodes of a block as Markdown.
extension MarkdownWriter {
  func writeInlines(_ range: Range<Int>, _ place: MarkdownText.Place, depth: Int = 0, into out: inout [UInt8]) {
    var place = place
    var index = range.lowerBound
    while index < range.upperBound {
      if document.nodes[index].kind == .text {
        let (run, end) = textRun(from: index, to: range.upperBound)
        place.next = end < range.upperBound ? firstByte(of: end) : nil
        MarkdownText.write(run, place, into: &out)
        place.startsLine = place.startsLine && run.allSatisfy { $0 == 0x20 }
        index = end
      } else {
        writeInline(index, place, depth: depth, into: &out)
        let breaks = document.nodes[index].kind == .softBreak || document.nodes[index].kind == .lineBreak
        place.startsLine = breaks && !place.isInTable && !place.isInHeading
        index = max(Int(document.nodes[index].end), index + 1)
      }
    }
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

  private func writeInline(_ index: Int, _ place: MarkdownText.Place, depth: Int, into out: inout [UInt8]) {
    let node = document.nodes[index]
    let inner = index + 1..<max(Int(node.end), index + 1)
    let isOneLine = place.isInTable || place.isInHeading
    var place = place
    place.startsLine = false
    switch node.kind {
    case .softBreak: out.append(isOneLine ? 0x20 : 0x0A)
    case .lineBreak: out.write(isOneLine ? "<br>" : "\\\n")
    case .code: writeCodeSpan(index, isInTable: place.isInTable, into: &out)
    case .html: writeInlineHTML(document.primary(of: index), place, into: &out)
    case .emphasis: write(inner, between: depth % 2 == 0 ? "*" : "_", place, depth: depth + 1, into: &out)
    case .strong: write(inner, between: "**", place, depth: depth, into: &out)
    case .strikethrough: write(inner, between: "~~", place, depth: depth, into: &out)
    case .link, .image: writeLink(index, inner, place, depth: depth, into: &out)
    case .footnoteReference:
      guard !place.isInLink else { return }
      out.write("[^")
      out += document.primary(of: index)
      out.append(UInt8(ascii: "]"))
    default: break
    }
  }

  /// Nothing where there is nothing between the marks.
  private func write(
    _ inner: Range<Int>, between mark: StaticString, _ place: MarkdownText.Place, depth: Int, into out: inout [UInt8]
  ) {
    out.write(mark)
    let start = out.count
    writeInlines(inner, place, depth: depth, into: &out)
    if out.count > start { out.write(mark) } else { out.removeLast(mark.utf8CodeUnitCount) }
  }

  private func writeCodeSpan(_ index: Int, isInTable: Bool, into out: inout [UInt8]) {
    var literal = document.primary(of: index)
    if isInTable, literal.contains(UInt8(ascii: "|")) {
      literal = literal.flatMap { $0 == UInt8(ascii: "|") ? [UInt8(ascii: "\\"), $0] : [$0] }[...]
    }
    let fence = Self.fence(longerThanRunsIn: literal, atLeast: 1)
    let isPadded =
      literal.first == UInt8(ascii: "`") || literal.last == UInt8(ascii: "`")
      || (literal.first == 0x20 && literal.last == 0x20 && literal.contains { $0 != 0x20 })
    out += fence
    if isPadded { out.append(0x20) }
    out += literal
    if isPadded { out.append(0x20) }
    out += fence
  }

  private func writeLink(
    _ index: Int, _ inner: Range<Int>, _ place: MarkdownText.Place, depth: Int, into out: inout [UInt8]
  ) {
    let isImage = document.nodes[index].kind == .image
    var place = place
    let target = place.isInLink && !isImage ? nil : destination(index)
    place.isInLink = true
    if target != nil { out.write(isImage ? "![" : "[") }
    if isImage {
      MarkdownText.write(document.alternativeText(of: index)[...], place, into: &out)
    } else {
      writeInlines(inner, place, depth: depth, into: &out)
    }
    guard let target else { return }
    out.write("](")
    Self.write(target: target, into: &out)
    writeTitle(document.secondary(of: index), into: &out)
    out.append(UInt8(ascii: ")"))
  }

  private func writeTitle(_ title: ArraySlice<UInt8>, into out: inout [UInt8]) {
    guard !title.isEmpty else { return }
    out.write(" \"")
    for byte in title {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { out.append(UInt8(ascii: "\\")) }
      out.append(byte == 0x0A ? 0x20 : byte)
    }
    out.write("\"")
  }

  /// A destination; between `<` and `>` where blanks or parentheses would end it.
  private static func write(target text: String, into out: inout [UInt8]) {
    let needsAngles = text.isEmpty || text.utf8.contains { $0 <= 0x20 || $0 == 0x28 || $0 == 0x29 || $0 == 0x3C }
    if needsAngles { out.append(UInt8(ascii: "<")) }
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      // `&lt;` would be read as `<`.
      case UInt8(ascii: "&") where rest.prefix(31).contains(UInt8(ascii: ";")): out.write("&amp;")
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "|"):
        out.write("%" + String(byte, radix: 16, uppercase: true))
      case 0x0A, 0x0D: break
      default: out.append(byte)
      }
    }
    if needsAngles { out.append(UInt8(ascii: ">")) }
  }
}
