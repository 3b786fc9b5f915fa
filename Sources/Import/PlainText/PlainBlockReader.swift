import Articles
import Diagnostics

/// Lines of plain text to blocks: headings, boxes, lists with what belongs to their steps, commands, tables, notes.
struct PlainBlockReader {
  private let lines: [PlainLine]
  /// By the index of their first line; none inside boxes and items.
  private let headings: [Int: PlainHeadingFinder.Heading]
  private let depth: Int
  private var blocks: [DraftBlock] = []
  private var index = 0

  /// Boxes and lists nest at most this deep; deeper lines are paragraphs.
  private static let depthLimit = 8

  static func blocks(
    of lines: [PlainLine], headings: [Int: PlainHeadingFinder.Heading] = [:], depth: Int = 0
  ) -> [DraftBlock] {
    var reader = PlainBlockReader(lines: lines, headings: headings, depth: depth)
    while reader.index < lines.count { reader.readBlock() }
    return reader.blocks
  }

  private init(lines: [PlainLine], headings: [Int: PlainHeadingFinder.Heading], depth: Int) {
    self.lines = lines
    self.headings = headings
    self.depth = depth
  }

  private mutating func readBlock() {
    let line = lines[index]
    if let heading = headings[index] {
      blocks.append(.heading(level: heading.level, text: [.text(heading.text)]))
      index += heading.count
      return
    }
    if line.isBlank { return index += 1 }
    if readFacts() { return }
    switch line.kind {
    case .rule: readRule()
    case .titledRule(let title): readTitledBox(title)
    case .step, .bullet: if depth < Self.depthLimit { readList() } else { readParagraph() }
    case .note: readNotes()
    case .example(let mark, let text): readExample(mark, text)
    case .label(let text), .marked(let text): readLabel(text)
    default: if !readEvent() && !readQuote() && !readCallout() { readParagraph() }
    }
  }

  private func isBlank(_ position: Int) -> Bool { !lines.indices.contains(position) || lines[position].isBlank }

  private func isHeading(_ position: Int) -> Bool { headings[position] != nil }

  // MARK: - Boxes

  /// A rule opens a box where text follows at once and a rule ends it; else it only divides.
  private mutating func readRule() {
    guard !isBlank(index + 1), depth < Self.depthLimit, let end = endOfBox(from: index + 1, isTitled: false) else {
      // Behind a list or a paragraph it ends what began above.
      let endsSomething = !isBlank(index - 1) && isBlank(index + 1)
      if !blocks.isEmpty, !endsSomething, (index + 1..<lines.count).contains(where: { !lines[$0].isBlank }),
        !nextIsHeading
      {
        blocks.append(.rule)
      }
      return index += 1
    }
    blocks.append(box(Array(lines[index + 1..<end])))
    index = end + 1
  }

  private var nextIsHeading: Bool {
    (index + 1..<min(index + 6, lines.count)).first { !lines[$0].isBlank }.map(isHeading) ?? true
  }

  /// The rule that ends a box; nil where a heading, another box or too much text comes first.
  private func endOfBox(from start: Int, isTitled: Bool) -> Int? {
    for position in start..<min(lines.count, start + 400) {
      if isHeading(position) { return nil }
      if case .titledRule = lines[position].kind { return nil }
      if lines[position].kind == .rule { return isTitled || !isBlank(position - 1) ? position : nil }
    }
    return nil
  }

  private func box(_ content: [PlainLine]) -> DraftBlock {
    let text = content.map(\.raw).joined(separator: "\n")
    let language = CommandLines.language(of: text)
    if !language.isEmpty, !content.contains(where: { EventLines.isField($0.text) }) {
      return .code(language: language, text: text)
    }
    if content.contains(where: { EventLines.isField($0.text) }) { return .quote(paragraphs(of: content)) }
    return .quote(Self.blocks(of: content, depth: depth + 1))
  }

  /// Blank lines part paragraphs; nothing else is looked for.
  private func paragraphs(of content: [PlainLine]) -> [DraftBlock] {
    content.split { $0.isBlank }.map { part in .paragraph(PlainInlines.read(part.map(\.text).joined(separator: "\n"))) }
  }

  /// `--- Title ---` to the next rule: steps get a heading, other text a box.
  private mutating func readTitledBox(_ title: String) {
    let end = depth < Self.depthLimit ? endOfBox(from: index + 1, isTitled: true) : nil
    guard let end else {
      blocks.append(.heading(level: 3, text: [.text(title)]))
      return index += 1
    }
    let content = Self.blocks(of: Array(lines[index + 1..<end]), depth: depth + 1)
    let holdsSteps = content.contains { if case .list(.some, _) = $0 { true } else { false } }
    if holdsSteps && depth == 0 {
      blocks.append(.heading(level: 3, text: [.text(title)]))
      blocks += content
    } else {
      blocks.append(.box(title: title, content))
    }
    index = end + 1
  }

  // MARK: - Lists

  private mutating func readList() {
    let first = lines[index]
    let isOrdered = isStep(first)
    var start: Int?
    if case .step(let number, _) = first.kind { start = number }
    var items: [[DraftBlock]] = []
    var expected = start ?? 0
    while index < lines.count, !isHeading(index), isStep(lines[index]) == isOrdered,
      abs(lines[index].indent - first.indent) < 2
    {
      switch lines[index].kind {
      case .step(let number, let text):
        guard number == expected || items.isEmpty else { return blocks.append(.list(start: start, items: items)) }
        expected = number + 1
        items.append(readItem(text, of: lines[index], isOrdered: true))
      case .bullet(let text): items.append(readItem(text, of: lines[index], isOrdered: false))
      default: return blocks.append(.list(start: start, items: items))
      }
      skipBlanksBeforeItem(first, isOrdered: isOrdered)
    }
    blocks.append(.list(start: start, items: items))
  }

  private func isStep(_ line: PlainLine) -> Bool { if case .step = line.kind { true } else { false } }

  private mutating func skipBlanksBeforeItem(_ first: PlainLine, isOrdered: Bool) {
    var next = index
    while next < lines.count, lines[next].isBlank { next += 1 }
    guard next > index, next < lines.count, !isHeading(next), isStep(lines[next]) == isOrdered,
      lines[next].indent - first.indent < 2
    else { return }
    if case .bullet = lines[next].kind { index = next }
    if isOrdered { index = next }
  }

  /// The lines of an item: those right below it, indented ones, and behind a step what it announces.
  private mutating func readItem(_ text: String, of line: PlainLine, isOrdered: Bool) -> [DraftBlock] {
    let indent = line.indent
    let width = line.text.count - text.count
    index += 1
    if let code = codeOfItem(text, of: line) { return [code] }
    var words = [text]
    while index < lines.count, isContinuation(lines[index], of: indent) {
      words.append(lines[index].text)
      index += 1
    }
    var rest: [PlainLine] = []
    let content = indent + max(width, 2)
    var columns: Set<Int> = [content]
    while !isCodeBehind(content: content, columns),
      let end = endOfPart(indent: indent, isOrdered: isOrdered, isFirst: rest.isEmpty)
    {
      let part = lines[index..<end]
      columns.formUnion(part.compactMap(\.contentColumn))
      let shift = part.lazy.filter { !$0.isBlank }.map(\.indent).min() ?? 0
      // What was indented as text of the item loses that; code keeps what it has beyond.
      rest += part.map { $0.dedented(by: min(shift, content)) } + (isBlank(end) ? [] : [PlainLine("")])
      index = end
    }
    let paragraph = DraftBlock.paragraph(PlainInlines.read(words.joined(separator: "\n")))
    return [paragraph] + (rest.isEmpty ? [] : Self.blocks(of: rest, depth: depth + 1))
  }

  /// Code right behind an item's mark: five blanks and more part them, as in Markdown.
  private mutating func codeOfItem(_ text: String, of line: PlainLine) -> DraftBlock? {
    let mark = line.text.dropLast(text.count)
    guard mark.reversed().prefix(while: { $0 == " " }).count >= 5, CodeShape.weight(of: text) > .none else {
      return nil
    }
    var code = [text]
    while index < lines.count, !lines[index].isBlank, lines[index].indent >= line.indent + mark.count {
      code.append(lines[index].dedented(by: line.indent + mark.count).raw)
      index += 1
    }
    let joined = code.joined(separator: "\n")
    return .code(language: CommandLines.language(of: joined), text: joined)
  }

  /// Code behind a blank line that is indented by four columns, though by fewer beyond the item's words: it stands below the list.
  ///
  /// - Parameter columns: where the words of this item and of those in it begin; what is indented so far belongs to them.
  private func isCodeBehind(content: Int, _ columns: Set<Int>) -> Bool {
    guard isBlank(index), let start = lines[index...].prefix(3).firstIndex(where: { !$0.isBlank }) else { return false }
    let indent = lines[start].indent
    guard indent >= 4, !columns.contains(indent), indent < content + 4 else { return false }
    switch lines[start].kind {
    case .step, .bullet: return false
    // A fence is the item's, as in Markdown.
    case .text where lines[start].text.hasPrefix("```") || lines[start].text.hasPrefix("~~~"): return false
    default: return !PlainFacts.isProse(lines[start...].prefix { !$0.isBlank && $0.indent >= indent })
    }
  }

  private func isContinuation(_ line: PlainLine, of indent: Int) -> Bool {
    guard line.kind == .text, !isHeading(index) else { return false }
    return !CommandLines.isCommand(line.text) && !line.text.hasPrefix("```")
  }

  /// The end of a run of lines that still belongs to the item, behind blank lines; nil where the item ends.
  private func endOfPart(indent: Int, isOrdered: Bool, isFirst: Bool) -> Int? {
    var start = index
    while start < lines.count, lines[start].isBlank { start += 1 }
    guard start < lines.count, !isHeading(start), start - index <= 2 else { return nil }
    let isDeeper = lines[start].indent >= indent + 2
    guard lines[start].indent < indent + Self.rightAligned else { return nil }
    guard
      isDeeper || start == index && isCodeBelow(lines[start]) || isOrdered && isAnnounced(lines[start])
        || isOutput(start)
    else { return nil }
    var end = start
    while end < lines.count, !isHeading(end), !lines[end].isBlank {
      let isInside =
        isDeeper
        ? lines[end].indent >= indent + 2
        : (lines[end].kind != .rule || PlainFacts.isColumnRule(lines[end].text)) && !isItem(lines[end], at: indent)
      if !isInside { break }
      end += 1
    }
    return end > start ? end : nil
  }

  /// Columns by which a line stands at the right edge: `以上`, a signature.
  private static let rightAligned = 24

  /// A table of columns behind a command at a prompt.
  private func isOutput(_ start: Int) -> Bool {
    guard start + 1 < lines.count, PlainFacts.isColumnRule(lines[start + 1].text),
      let before = lines[..<start].suffix(3).last(where: { !$0.isBlank })
    else { return false }
    return before.kind.isPrompt
  }

  private func isItem(_ line: PlainLine, at indent: Int) -> Bool {
    switch line.kind {
    case .step, .bullet: line.indent < indent + 2
    default: false
    }
  }

  private func isCodeBelow(_ line: PlainLine) -> Bool {
    if case .prompt = line.kind { return true }
    return CommandLines.isCommand(line.text) || line.text.hasPrefix("```")
  }

  /// Commands, notes and examples behind a step are its own.
  private func isAnnounced(_ line: PlainLine) -> Bool {
    switch line.kind {
    case .prompt, .note, .example: true
    default: CommandLines.isCommand(line.text) && line.indent < 4
    }
  }

  /// Takes a block of code or a table that begins here.
  private mutating func readFacts() -> Bool {
    let finder = PlainFacts(lines: lines, isHeading: { [headings] in headings[$0] != nil })
    guard let (block, next) = finder.block(at: index) else { return false }
    blocks.append(block)
    index = next
    return true
  }

  // MARK: - Text

  /// Fields of an event, one a line.
  private mutating func readEvent() -> Bool {
    guard EventLines.isField(lines[index].text) else { return false }
    var end = index
    while end < lines.count, !lines[end].isBlank, !isHeading(end), lines[end].kind != .rule { end += 1 }
    let part = lines[index..<end]
    guard part.count >= 2, part.contains(where: { EventLines.isEvent($0.text) }) else { return false }
    blocks.append(.quote(paragraphs(of: Array(part))))
    index = end
    return true
  }

  /// Whether the fields of an event begin at this line, below a sentence that announces them.
  private var isEventBelow: Bool {
    guard EventLines.isField(lines[index].text), !EventLines.isField(lines[index - 1].text) else { return false }
    let part = lines[index...].prefix(Self.eventFields).prefix { !$0.isBlank }
    return part.count >= 2 && part.contains { EventLines.isEvent($0.text) }
  }

  /// Fields at the most before and with an event's number.
  private static let eventFields = 10

  /// `> text` that is no command.
  private mutating func readQuote() -> Bool {
    guard lines[index].text.hasPrefix(">"), depth < Self.depthLimit else { return false }
    var content: [PlainLine] = []
    while index < lines.count, lines[index].text.hasPrefix(">"), !isHeading(index) {
      content.append(PlainLine(lines[index].text.dropFirst()))
      index += 1
    }
    blocks.append(.quote(Self.blocks(of: content, depth: depth + 1)))
    return true
  }

  /// `Note` alone over a paragraph. The word stays as the alert's kind.
  private mutating func readCallout() -> Bool {
    guard let kind = CalloutWords.kind(of: lines[index].text), isBlank(index - 1), isBlank(index + 1),
      depth < Self.depthLimit,
      let next = lines[(index + 1)...].prefix(3).firstIndex(where: { !$0.isBlank }), !isHeading(next),
      lines[next].indent < 4
    else { return false }
    let word = lines[index].text
    index = next
    let before = blocks.count
    readBlock()
    let content = Array(blocks[before...])
    blocks.removeSubrange(before...)
    // A word that the kind does not repeat stays text.
    let isRepeated = word.lowercased() == kind.lowercased()
    blocks.append(.alert(kind: kind, (isRepeated ? [] : [.paragraph([.strong([.text(word)])])]) + content))
    return true
  }

  private mutating func readNotes() {
    var notes: [String] = []
    while index < lines.count, !isHeading(index) {
      if case .note(let text) = lines[index].kind {
        notes.append(text)
      } else if lines[index].kind != .text || notes.isEmpty {
        break
      } else {
        notes.append(lines[index].text)
      }
      index += 1
    }
    blocks.append(.alert(kind: "NOTE", [.paragraph(PlainInlines.read(notes.joined(separator: "\n")))]))
  }

  private mutating func readExample(_ mark: String, _ text: String) {
    index += 1
    if let language = CommandLines.language(ofCommand: text) {
      blocks.append(.paragraph([.text(mark + ":")]))
      blocks.append(.code(language: language, text: text))
    } else {
      blocks.append(.paragraph(PlainInlines.read(mark + ": " + text)))
    }
  }

  /// `[確認手順]`: a label over what follows.
  private mutating func readLabel(_ text: String) {
    if LostImage.isPlaceholder(lines[index].text) { return readParagraph() }
    blocks.append(.paragraph([.strong([.text(text)])]))
    index += 1
  }

  private mutating func readParagraph() {
    var words = [lines[index].text]
    index += 1
    while index < lines.count, !isHeading(index), endsNoParagraph(lines[index]), !isEventBelow {
      words.append(lines[index].text)
      index += 1
    }
    blocks.append(.paragraph(PlainInlines.read(words.joined(separator: "\n"))))
  }

  private func endsNoParagraph(_ line: PlainLine) -> Bool {
    switch line.kind {
    case .text:
      PlainFacts.cellMark(of: line) == nil && !DrawnTable.isBorder(line.text) && !CommandLines.isCommand(line.text)
        && !line.text.hasPrefix("```")
        && !line.text.hasPrefix("~~~")
    default: false
    }
  }
}
