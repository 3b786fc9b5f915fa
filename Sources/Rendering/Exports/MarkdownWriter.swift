import Articles
import CrossReferences
import Markdown

/// A Markdown tree back to CommonMark with tables and alerts: for programs, from what the page shows and not from the source,
/// whose comments and withheld parts are nobody's to read.
struct MarkdownWriter {
  let document: MarkdownDocument
  /// Where a link or an image leads, by node; nil for its text only.
  let destination: (Int) -> String?
  /// Not written: the heading that is the article's title.
  let omitted: Int?
  /// What becomes of raw HTML: the same as on the page.
  let rawHTML: RawHTMLPolicy
  /// Where a destination of raw HTML leads, where it is one of ours.
  let reference: (String) -> String?

  init(
    document: MarkdownDocument, omitted: Int? = nil, rawHTML: RawHTMLPolicy = .safe,
    reference: @escaping (String) -> String? = { _ in nil }, destination: @escaping (Int) -> String?
  ) {
    self.document = document
    self.omitted = omitted
    self.rawHTML = rawHTML
    self.reference = reference
    self.destination = destination
  }

  /// The blocks whose nodes lie in a range, with an empty line between two; no line feed at the end.
  func text(_ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    write(range, into: &text)
    return text
  }

  func write(_ range: Range<Int>, into out: inout [UInt8]) { write(range, separator: "\n\n", into: &out) }

  private func children(of index: Int) -> Range<Int> { index + 1..<max(Int(document.nodes[index].end), index + 1) }

  private func write(_ range: Range<Int>, separator: StaticString, into out: inout [UInt8]) {
    let start = out.count
    var previous: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      defer { index = max(Int(document.nodes[index].end), index + 1) }
      guard index != omitted else { continue }
      let end = out.count
      if end > start { out.write(separator) }
      let content = out.count
      writeBlock(index, after: previous, into: &out)
      if out.count > content { previous = index } else { out.removeLast(content - end) }
    }
  }

  // MARK: - Blocks

  private func writeBlock(_ index: Int, after previous: Int?, into out: inout [UInt8]) {
    let node = document.nodes[index]
    switch node.kind {
    case .heading: writeHeading(index, node, into: &out)
    case .paragraph: writeInlines(children(of: index), MarkdownText.Place(startsLine: true), into: &out)
    case .codeBlock: writeCodeBlock(index, into: &out)
    case .htmlBlock: writeHTMLBlock(document.primary(of: index), into: &out)
    case .thematicBreak: out.write("***")
    case .blockQuote: writeInside(index, first: "> ", rest: "> ", into: &out)
    case .bulletList, .orderedList:
      writeList(index, node, isOther: previous.map { isSameList($0, index) } ?? false, into: &out)
    case .table: writeTable(index, into: &out)
    case .alert: writeBox(index, opening: "[!\(name(of: index).uppercased())]", into: &out)
    case .directive: writeDirective(index, node, into: &out)
    case .footnote: writeInside(index, first: "[^\(name(of: index))]: ", rest: "    ", into: &out)
    default: break
    }
  }

  private func name(of index: Int) -> String { String(decoding: document.primary(of: index), as: UTF8.self) }

  private func writeHeading(_ index: Int, _ node: Node, into out: inout [UInt8]) {
    for _ in 0..<node.level { out.append(UInt8(ascii: "#")) }
    out.append(0x20)
    writeInlines(children(of: index), MarkdownText.Place(isInHeading: true), into: &out)
  }

  private func writeCodeBlock(_ index: Int, into out: inout [UInt8]) {
    let literal = document.primary(of: index)
    let fence = Self.fence(longerThanRunsIn: literal, atLeast: 3)
    out += fence
    let info = document.secondary(of: index)
    if !info.contains(UInt8(ascii: "`")) { out += info }
    out.append(0x0A)
    out += literal
    if out.last != 0x0A { out.append(0x0A) }
    out += fence
  }

  static func fence(longerThanRunsIn text: ArraySlice<UInt8>, atLeast least: Int) -> [UInt8] {
    var (longest, run) = (0, 0)
    for byte in text {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return Array(repeating: UInt8(ascii: "`"), count: max(least, longest + 1))
  }

  /// Two lists one after the other would be one.
  private func isSameList(_ left: Int, _ right: Int) -> Bool { document.nodes[left].kind == document.nodes[right].kind }

  private func writeList(_ index: Int, _ node: Node, isOther: Bool, into out: inout [UInt8]) {
    let separator: StaticString = node.flags.contains(.tight) ? "\n" : "\n\n"
    let end = node.flags.contains(.parenthesis) != isOther ? ")" : "."
    for (offset, item) in document.children(of: index).enumerated() {
      if offset > 0 { out.write(separator) }
      let flags = document.nodes[item].flags
      let marker = node.kind == .orderedList ? "\(Int(node.number) + offset)\(end) " : isOther ? "* " : "- "
      let task = flags.contains(.task) ? (flags.contains(.done) ? "[x] " : "[ ] ") : ""
      let start = out.count
      write(children(of: item), separator: separator, into: &out)
      Self.prefix(&out, from: start, first: marker + task, rest: String(repeating: " ", count: marker.utf8.count))
    }
  }

  private func writeDirective(_ index: Int, _ node: Node, into out: inout [UInt8]) {
    if node.flags.contains(.leaf) { return write(children(of: index), into: &out) }
    let title = String(decoding: document.secondary(of: index), as: UTF8.self)
    let name = name(of: index)
    // A title does not take the place of an audience's name.
    let parts = title.isEmpty || !DirectiveName.isKnown(name.lowercased()) ? [name.uppercased()] : []
    let heading = (parts + [title]).filter { !$0.isEmpty }.joined(separator: ": ")
    let escaped = String(decoding: MarkdownText.escaped(heading, MarkdownText.Place()), as: UTF8.self)
    writeBox(index, opening: "**\(escaped)**\n", into: &out)
  }

  private func writeBox(_ index: Int, opening: String, into out: inout [UInt8]) {
    let start = out.count
    out.write(opening)
    out.append(0x0A)
    write(children(of: index), into: &out)
    Self.prefix(&out, from: start, first: "> ", rest: "> ")
  }

  private func writeInside(_ index: Int, first: String, rest: String, into out: inout [UInt8]) {
    let start = out.count
    write(children(of: index), into: &out)
    Self.prefix(&out, from: start, first: first, rest: rest)
  }

  private func writeTable(_ index: Int, into out: inout [UInt8]) {
    for (number, row) in document.children(of: index).enumerated() {
      if number > 0 { out.append(0x0A) }
      out.append(UInt8(ascii: "|"))
      var rule: [UInt8] = Array("\n|".utf8)
      for cell in document.children(of: row) {
        out.append(0x20)
        writeInlines(children(of: cell), MarkdownText.Place(isInTable: true), into: &out)
        out.write(" |")
        guard number == 0 else { continue }
        switch Node.Alignment(rawValue: document.nodes[cell].level) {
        case .left: rule.write(" :-- |")
        case .center: rule.write(" :-: |")
        case .right: rule.write(" --: |")
        default: rule.write(" --- |")
        }
      }
      if number == 0 { out += rule }
    }
  }

  /// Puts a text before the first line of what stands behind `start` and one before each other; lines without text get no blanks
  /// at their end.
  private static func prefix(_ out: inout [UInt8], from start: Int, first: String, rest: String) {
    let text = Array(out[start...])
    out.removeLast(text.count)
    var line = text.startIndex
    while true {
      let end = text[line...].firstIndex(of: 0x0A) ?? text.endIndex
      out += (line == text.startIndex ? first : rest).utf8
      if line == end { while out.count > start, out.last == 0x20 { out.removeLast() } }
      out += text[line..<end]
      guard end < text.endIndex else { return }
      out.append(0x0A)
      line = end + 1
    }
  }
}
