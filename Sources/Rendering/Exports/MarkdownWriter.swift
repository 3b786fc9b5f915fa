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
  var omitted: Int?

  init(document: MarkdownDocument, omitted: Int? = nil, destination: @escaping (Int) -> String?) {
    self.document = document
    self.omitted = omitted
    self.destination = destination
  }

  /// The blocks whose nodes lie in a range, with an empty line between two; no line feed at the end.
  func text(_ range: Range<Int>) -> [UInt8] { joined(siblings(in: range), by: "\n\n") }

  private func siblings(in range: Range<Int>) -> [Int] {
    var list: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if index != omitted { list.append(index) }
      index = max(Int(document.nodes[index].end), index + 1)
    }
    return list
  }

  private func children(of index: Int) -> Range<Int> { index + 1..<max(Int(document.nodes[index].end), index + 1) }

  private func joined(_ blocks: [Int], by separator: StaticString) -> [UInt8] {
    var text: [UInt8] = []
    var previous: Int?
    for index in blocks {
      let block = self.block(index, after: previous)
      guard !block.isEmpty else { continue }
      if !text.isEmpty { text.write(separator) }
      text += block
      previous = index
    }
    return text
  }

  // MARK: - Blocks

  private func block(_ index: Int, after previous: Int?) -> [UInt8] {
    let node = document.nodes[index]
    switch node.kind {
    case .heading: return heading(index, node)
    case .paragraph: return inlines(children(of: index), MarkdownText.Place(startsLine: true))
    case .codeBlock: return codeBlock(index)
    case .htmlBlock: return Self.trimmed(Self.withoutComments(document.primary(of: index)))
    case .thematicBreak: return Array("***".utf8)
    case .blockQuote: return Self.prefixed(text(children(of: index)), first: "> ", rest: "> ")
    case .bulletList, .orderedList: return list(index, node, isOther: previous.map { isSameList($0, index) } ?? false)
    case .table: return table(index)
    case .alert: return box(index, opening: "[!\(name(of: index).uppercased())]")
    case .directive: return directive(index, node)
    case .footnote:
      return Self.prefixed(text(children(of: index)), first: "[^\(name(of: index))]: ", rest: "    ")
    default: return []
    }
  }

  private func name(of index: Int) -> String { String(decoding: document.primary(of: index), as: UTF8.self) }

  private func heading(_ index: Int, _ node: Node) -> [UInt8] {
    var text = Array(repeating: UInt8(ascii: "#"), count: Int(node.level)) + [0x20]
    text += inlines(children(of: index), MarkdownText.Place(isInHeading: true))
    return text
  }

  private func codeBlock(_ index: Int) -> [UInt8] {
    let literal = document.primary(of: index)
    let fence = Self.fence(longerThanRunsIn: literal, atLeast: 3)
    var text = fence
    let info = document.secondary(of: index)
    if !info.contains(UInt8(ascii: "`")) { text += info }
    text.append(0x0A)
    text += literal
    if text.last != 0x0A { text.append(0x0A) }
    return text + fence
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

  private func list(_ index: Int, _ node: Node, isOther: Bool) -> [UInt8] {
    var items: [UInt8] = []
    let isTight = node.flags.contains(.tight)
    for (offset, item) in document.children(of: index).enumerated() {
      if offset > 0 { items.write(isTight ? "\n" : "\n\n") }
      let flags = document.nodes[item].flags
      let isOrdered = node.kind == .orderedList
      let end = node.flags.contains(.parenthesis) != isOther ? ")" : "."
      let marker = isOrdered ? "\(Int(node.number) + offset)\(end) " : isOther ? "* " : "- "
      let task = flags.contains(.task) ? (flags.contains(.done) ? "[x] " : "[ ] ") : ""
      let content = joined(siblings(in: children(of: item)), by: isTight ? "\n" : "\n\n")
      items += Self.prefixed(
        content, first: marker + task, rest: String(repeating: " ", count: marker.utf8.count))
    }
    return items
  }

  private func directive(_ index: Int, _ node: Node) -> [UInt8] {
    if node.flags.contains(.leaf) { return text(children(of: index)) }
    let title = document.secondary(of: index)
    let heading = title.isEmpty ? name(of: index).uppercased() : String(decoding: title, as: UTF8.self)
    return box(
      index,
      opening: "**\(String(decoding: MarkdownText.escaped(heading, MarkdownText.Place()), as: UTF8.self))**"
    )
  }

  private func box(_ index: Int, opening: String) -> [UInt8] {
    let separator = opening.hasPrefix("**") ? "\n\n" : "\n"
    return Self.prefixed(Array((opening + separator).utf8) + text(children(of: index)), first: "> ", rest: "> ")
  }

  private func table(_ index: Int) -> [UInt8] {
    var text: [UInt8] = []
    for (number, row) in document.children(of: index).enumerated() {
      if number > 0 { text.append(0x0A) }
      text.append(UInt8(ascii: "|"))
      var rule: [UInt8] = Array("\n|".utf8)
      for cell in document.children(of: row) {
        text.append(0x20)
        text += inlines(children(of: cell), MarkdownText.Place(isInTable: true))
        text.write(" |")
        switch Node.Alignment(rawValue: document.nodes[cell].level) {
        case .left: rule.write(" :-- |")
        case .center: rule.write(" :-: |")
        case .right: rule.write(" --: |")
        default: rule.write(" --- |")
        }
      }
      if number == 0 { text += rule }
    }
    return text
  }

  /// Puts a text before the first line and one before each other; lines without text get no blanks at their end.
  static func prefixed(_ text: [UInt8], first: String, rest: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 8)
    for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if number > 0 { result.append(0x0A) }
      result += (number == 0 ? first : rest).utf8
      if line.isEmpty { while result.last == 0x20 { result.removeLast() } }
      result += line
    }
    return result
  }

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    var text = text
    while let last = text.last, last == 0x0A || last == 0x20 { text.removeLast() }
    return text
  }

  /// What authors write for each other is no part of the page; neither is a comment without an end.
  static func withoutComments(_ html: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var index = html.startIndex
    while index < html.endIndex {
      guard html[index] == UInt8(ascii: "<"), html[index...].starts(with: "<!--".utf8) else {
        text.append(html[index])
        index += 1
        continue
      }
      var end = index + 4
      while end < html.endIndex, !html[end...].starts(with: "-->".utf8) { end += 1 }
      index = min(end + 3, html.endIndex)
    }
    return text
  }
}
