import Diagnostics

/// What stands at the beginning of a block: `[!NOTE]` of alerts, `[ ]` of tasks, `{#id}` at the end of a heading.
struct AlertPass {
  private let source: MarkdownDocument
  private var findings: [Finding] = []
  /// Bytes to leave out at the beginning of a text, by node index.
  private var cuts: [Int: Int] = [:]
  /// Breaks right behind a mark.
  private var dropped: Set<Int> = []

  static func run(_ document: inout MarkdownDocument) -> [Finding] {
    var pass = AlertPass(source: document)
    document.rewrite(touching: pass.source.nodes.indices.filter(pass.touches)) { pass.write($0, to: &$1) }
    return pass.findings
  }

  private init(source: MarkdownDocument) { self.source = source }

  /// Whether a node is a heading with an id, a text that may begin with a mark, or a break behind one.
  private func touches(_ index: Int) -> Bool {
    switch source.nodes[index].kind {
    case .heading: id(ofHeading: index) != nil
    case .text: source.primary(of: index).first == UInt8(ascii: "[")
    case .softBreak, .lineBreak:
      source.nodes[index - 1].kind == .text && source.primary(of: index - 1).first == UInt8(ascii: "[")
    default: false
    }
  }

  private mutating func write(_ index: Int, to builder: inout TreeBuilder) -> Int? {
    let node = source.nodes[index]
    switch node.kind {
    case .blockQuote: return writeQuote(index, to: &builder)
    case .paragraph: return writeParagraph(index, to: &builder)
    case .item: return writeItem(index, to: &builder)
    case .heading: return writeHeading(index, to: &builder)
    case .text:
      guard let cut = cuts[index] else { return nil }
      if cut < node.primary.offsets.count { builder.leaf(Self.cut(node, cut)) }
      return index + 1
    case .softBreak, .lineBreak: return dropped.contains(index) ? index + 1 : nil
    default: return nil
    }
  }

  private static func cut(_ node: Node, _ count: Int) -> Node {
    var node = node
    node.primary = SourceRange(node.primary.offsets.lowerBound + count..<node.primary.offsets.upperBound)
    node.range.start = min(node.range.start + UInt32(count), node.range.end)
    return node
  }

  // MARK: - Alerts

  private mutating func writeQuote(_ index: Int, to builder: inout TreeBuilder) -> Int? {
    guard index + 1 < source.nodes.count, source.nodes[index + 1].kind == .paragraph,
      let mark = Mark(at: index + 2, in: source)
    else { return nil }
    let node = source.nodes[index]
    if mark.name.lowercased() == "div" {
      // A box for looks around links and lists on Learn.
      return cutMark(mark, of: index + 1)
    }
    guard AlertName.kinds.contains(mark.name.uppercased()) else {
      report(mark, at: node.range.offsets.lowerBound)
      return nil
    }
    builder.open(Node(.alert, range: node.range, primary: mark.range), until: Int(node.end))
    return cutMark(mark, of: index + 1)
  }

  private mutating func writeParagraph(_ index: Int, to builder: inout TreeBuilder) -> Int? {
    guard cuts[index + 1] == nil, let mark = Mark(at: index + 1, in: source) else { return nil }
    if mark.name.lowercased() == "div" { return writeWithout(mark, paragraph: index, to: &builder) }
    guard AlertName.kinds.contains(mark.name.uppercased()) else { return nil }
    let node = source.nodes[index]
    builder.open(Node(.alert, range: node.range, primary: mark.range), until: Int(node.end))
    let next = cutMark(mark, of: index)
    if next == index { builder.open(node, until: Int(node.end)) }
    return next == index ? index + 1 : next
  }

  private mutating func writeWithout(_ mark: Mark, paragraph: Int, to builder: inout TreeBuilder) -> Int {
    let next = cutMark(mark, of: paragraph)
    guard next == paragraph else { return next }
    builder.open(source.nodes[paragraph], until: Int(source.nodes[paragraph].end))
    return paragraph + 1
  }

  /// Takes the mark out of a paragraph, and the paragraph where nothing else is in it.
  ///
  /// - Returns: the index to go on from: the paragraph, or what follows it.
  private mutating func cutMark(_ mark: Mark, of paragraph: Int) -> Int {
    let text = paragraph + 1
    let end = Int(source.nodes[paragraph].end)
    cuts[text] = mark.count
    let isWhole = mark.count == source.nodes[text].primary.offsets.count
    if isWhole, text + 1 == end { return end }
    if isWhole, [.softBreak, .lineBreak].contains(source.nodes[text + 1].kind) {
      if text + 2 == end { return end }
      dropped.insert(text + 1)
    }
    return paragraph
  }

  private mutating func report(_ mark: Mark, at offset: Int) {
    guard !AlertName.isKnown(mark.name), mark.isAlone, let first = mark.name.utf8.first, Characters.isLetter(first)
    else { return }
    findings.append(
      Finding(
        .warning, rule: "unknown-alert", at: offset, "There is no alert '\(mark.name)'",
        hint: Suggestion.hint(for: mark.name.uppercased(), among: AlertName.kinds)))
  }

  // MARK: - Tasks and heading ids

  private mutating func writeItem(_ index: Int, to builder: inout TreeBuilder) -> Int? {
    guard index + 2 < source.nodes.count, source.nodes[index + 1].kind == .paragraph,
      source.nodes[index + 2].kind == .text
    else { return nil }
    let text = source.primary(of: index + 2)
    guard text.count >= 4, text.first == UInt8(ascii: "["), text[text.startIndex + 2] == UInt8(ascii: "]"),
      Characters.isBlank(text[text.startIndex + 3])
    else { return nil }
    let mark = text[text.startIndex + 1]
    guard mark == UInt8(ascii: " ") || mark | 0x20 == UInt8(ascii: "x") else { return nil }
    var item = source.nodes[index]
    item.flags.insert(mark == UInt8(ascii: " ") ? .task : [.task, .done])
    builder.open(item, until: Int(item.end))
    cuts[index + 2] = 4
    return index + 1
  }

  /// Where the id of `{#id}` at the end of a heading stands in the text.
  private func id(ofHeading index: Int) -> Range<Int>? {
    let last = Int(source.nodes[index].end) - 1
    guard last > index, source.nodes[last].kind == .text else { return nil }
    var text = source.primary(of: last)
    while text.last == UInt8(ascii: " ") { text.removeLast() }
    guard text.last == UInt8(ascii: "}"), let open = text.lastIndex(of: UInt8(ascii: "{")),
      open + 2 < text.endIndex - 1,
      text[open + 1] == UInt8(ascii: "#"),
      !text[open...].contains(where: { Characters.isBlank($0) })
    else { return nil }
    return open + 2..<text.endIndex - 1
  }

  private mutating func writeHeading(_ index: Int, to builder: inout TreeBuilder) -> Int? {
    guard let id = id(ofHeading: index) else { return nil }
    let node = source.nodes[index]
    let last = Int(node.end) - 1
    var heading = node
    heading.primary = SourceRange(id)
    builder.open(heading, until: Int(node.end))
    var rest = source.primary(of: last)[..<(id.lowerBound - 2)]
    while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    builder.copy(index + 1..<last, of: source.nodes)
    var label = source.nodes[last]
    label.primary = SourceRange(rest.startIndex..<rest.endIndex)
    if !rest.isEmpty { builder.leaf(label) }
    return Int(node.end)
  }

  /// `[!NAME]` at the beginning of a text.
  private struct Mark {
    let name: String
    /// The name, in `MarkdownDocument.text`.
    let range: SourceRange
    /// Bytes up to the text behind it.
    let count: Int
    /// Nothing follows on its line.
    let isAlone: Bool

    init?(at index: Int, in document: MarkdownDocument) {
      guard index < document.nodes.count, document.nodes[index].kind == .text else { return nil }
      let text = document.primary(of: index)
      guard text.count > 3, text.first == UInt8(ascii: "["), text[text.startIndex + 1] == UInt8(ascii: "!"),
        let end = text.firstIndex(of: UInt8(ascii: "]"))
      else { return nil }
      let content = text[(text.startIndex + 2)..<end]
      let name = content.prefix { !Characters.isBlank($0) }
      self.name = String(decoding: name, as: UTF8.self)
      range = SourceRange(name.startIndex..<name.endIndex)
      let rest = text[(end + 1)...].drop { Characters.isBlank($0) }
      count = rest.startIndex - text.startIndex
      isAlone = rest.isEmpty
    }
  }
}
