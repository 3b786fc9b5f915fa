import Diagnostics

/// `:::name[Title]` … `:::` to directive nodes, Microsoft Learn's `:::image … :::` to images.
///
/// Marks pair among siblings. Learn's layout marks (rows, columns, zones, monikers) are taken away, their content stays.
struct DirectivePass {
  /// A mark and what it says.
  private struct Mark {
    let node: Int
    /// Lower case; empty for a bare `:::`.
    let name: String
    /// Of the name in `MarkdownDocument.text`.
    let start: Int
    let title: Range<Int>
    var isLeaf: Bool { DirectiveName.leaves.contains(name) }
  }

  /// Boxes nest at most this deep; what is deeper is unwrapped.
  private static let depthLimit = 20
  private static let colon = UInt8(ascii: ":")

  /// By node index.
  private var marks: [Int: Mark] = [:]
  /// Closing marks by the opening one's index.
  private var closers: [Int: Int] = [:]
  /// Closing marks that close nothing.
  private var strays: [Int] = []
  private var findings: [Finding] = []
  private let audiences: Set<String>

  /// - Parameter audiences: names of blocks for some readers only. Of these a mark that begins no closed block is an error.
  static func run(_ document: inout MarkdownDocument, audiences: [String] = []) -> [Finding] {
    var pass = DirectivePass(audiences: audiences)
    pass.findMarks(in: document)
    guard !pass.marks.isEmpty else { return [] }
    pass.emit(into: &document)
    return pass.findings
  }

  private init(audiences: [String]) { self.audiences = Set(audiences) }

  private func isBox(_ name: String) -> Bool { DirectiveName.boxes.contains(name) || audiences.contains(name) }

  // MARK: - Finding

  private mutating func findMarks(in document: MarkdownDocument) {
    var parents: [Int] = []
    var open: [Int: [Int]] = [:]
    for (index, node) in document.nodes.enumerated() {
      while let parent = parents.last, document.nodes[parent].end <= index { parents.removeLast() }
      if node.kind == .htmlBlock || node.kind == .html, let parent = parents.last,
        let mark = Self.mark(at: index, in: document)
      {
        marks[index] = mark
        if node.kind == .htmlBlock { pair(mark, open: &open[parent, default: []]) }
      }
      if node.end > index + 1 { parents.append(index) }
    }
    for index in open.values.joined().sorted() { reportUnclosed(index, in: document) }
    guard marks.values.contains(where: { audiences.contains($0.name) }) else { return }
    for index in strays { reportUnclear("A line ':::' closes no block", at: index, in: document) }
  }

  private static func mark(at index: Int, in document: MarkdownDocument) -> Mark? {
    let literal = document.primary(of: index).drop { $0 == UInt8(ascii: " ") }
    guard literal.starts(with: Masks.colons) else { return nil }
    let content = DirectiveName.withoutBlanks(literal.drop { $0 == colon })
    var name = content.prefix { Characters.isLetter($0) || $0 == UInt8(ascii: "-") }
    // Only a line without a name ends a block: another alphabet or a bracket is a block that nobody knows.
    if name.isEmpty { name = content.prefix { !Characters.isBlank($0) && $0 != UInt8(ascii: "[") && $0 != colon } }
    var title = content[name.endIndex...].drop { $0 == UInt8(ascii: " ") }
    if title.first == UInt8(ascii: "["), let end = closingBracket(of: title) {
      title = title[(title.startIndex + 1)..<end]
    }
    while let last = title.last, Characters.isBlank(last) || last == colon { title.removeLast() }
    let lowered = String(decoding: name, as: UTF8.self).lowercased()
    return Mark(node: index, name: lowered, start: name.startIndex, title: title.startIndex..<title.endIndex)
  }

  /// Brackets within a title come in pairs: `[See [[id]]]`. One that is left open ends at the first.
  private static func closingBracket(of title: ArraySlice<UInt8>) -> Int? {
    var depth = 0
    for index in title.indices {
      if title[index] == UInt8(ascii: "[") { depth += 1 }
      if title[index] == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 { return index }
    }
    return title.firstIndex(of: UInt8(ascii: "]"))
  }

  private mutating func pair(_ mark: Mark, open: inout [Int]) {
    let ends = mark.name.hasSuffix("-end")
    guard mark.name.isEmpty || ends else {
      if !mark.isLeaf { open.append(mark.node) }
      return
    }
    let wanted = ends ? String(mark.name.dropLast(4)) : nil
    let opener = open.lastIndex { index in wanted == nil || marks[index]?.name == wanted }
    guard let opener else {
      strays.append(mark.node)
      return
    }
    closers[open[opener]] = mark.node
    open.removeSubrange(opener...)
  }

  private mutating func reportUnclosed(_ index: Int, in document: MarkdownDocument) {
    guard let mark = marks[index], DirectiveName.boxes.contains(mark.name) else { return }
    findings.append(
      Finding(
        .warning, rule: "unclosed-block", at: document.nodes[index].range.offsets.lowerBound,
        "The block ':::\(mark.name)' is not closed", hint: "End it with a line ':::'."))
  }

  private mutating func reportUnclear(
    _ message: String, at index: Int, in document: MarkdownDocument,
    hint: String = "Give each block for an audience its own closing line ':::', at the same place in lists and quotes."
  ) {
    findings.append(
      Finding(
        .error, rule: "audience-block", at: document.nodes[index].range.offsets.lowerBound, message, hint: hint))
  }

  // MARK: - Nodes

  private mutating func emit(into document: inout MarkdownDocument) {
    var open: [Int] = []
    let source = document
    document.rewrite(touching: marks.keys.sorted()) { index, builder in
      while let end = open.last, end <= index { open.removeLast() }
      guard let mark = marks[index] else { return nil }
      let next = Int(source.nodes[index].end)
      if isBox(mark.name) {
        if let closer = closers[index], open.count < Self.depthLimit {
          builder.open(Self.box(mark, closer: closer, in: source), until: closer)
          open.append(closer)
        } else if audiences.contains(mark.name) {
          reportUnclear("The block ':::\(mark.name)' has no end", at: index, in: source)
        }
      } else if mark.isLeaf, let leaf = DirectiveLeaf(source.primary(of: index)) {
        leaf.write(to: &builder, in: source.nodes[index])
      } else if !mark.name.isEmpty, !mark.name.hasSuffix("-end"), !DirectiveName.layout.contains(mark.name) {
        keepText(of: mark, in: source, to: &builder)
      }
      return next
    }
  }

  private static func box(_ mark: Mark, closer: Int, in document: MarkdownDocument) -> Node {
    let node = document.nodes[mark.node]
    let name = mark.start..<mark.start + mark.name.utf8.count
    let range = SourceRange(start: node.range.start, end: max(node.range.end, document.nodes[closer].range.end))
    return Node(.directive, range: range, primary: SourceRange(name), secondary: SourceRange(mark.title))
  }

  /// A line of colons that means nothing to us is text.
  private mutating func keepText(of mark: Mark, in document: MarkdownDocument, to builder: inout TreeBuilder) {
    let node = document.nodes[mark.node]
    var literal = document.primary(of: mark.node)
    while let last = literal.last, Characters.isBlank(last) { literal.removeLast() }
    let text = Node(.text, range: node.range, primary: SourceRange(literal.startIndex..<literal.endIndex))
    if node.kind == .html {
      builder.leaf(text)
    } else {
      builder.open(Node(.paragraph, range: node.range))
      builder.leaf(text)
      builder.close()
    }
    let message = "There is no block ':::\(mark.name)'"
    let known = DirectiveName.boxes + audiences.sorted()
    let hint = mark.isLeaf ? "Give it a 'source' or a 'text'." : Suggestion.hint(for: mark.name, among: known)
    if !mark.isLeaf, let meant = Suggestion.nearest(to: mark.name, among: known), audiences.contains(meant) {
      reportUnclear(message, at: mark.node, in: document, hint: hint)
    } else {
      findings.append(
        Finding(.warning, rule: "unknown-block", at: node.range.offsets.lowerBound, message, hint: hint))
    }
  }
}
