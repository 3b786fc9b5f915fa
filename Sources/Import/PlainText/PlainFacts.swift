import Diagnostics

/// Code and tables among the lines of a plain text: fenced, indented, commands, markup; cells parted by tabs or bars.
struct PlainFacts {
  let lines: [PlainLine]
  let isHeading: (Int) -> Bool

  /// Lines that are looked through for the end of a fenced block.
  private static let fenceLimit = 1000

  /// - Returns: the block that begins at a line and the line behind it; nil where none begins.
  func block(at index: Int) -> (block: DraftBlock, next: Int)? {
    fenced(at: index) ?? drawn(at: index) ?? indented(at: index) ?? columns(at: index) ?? table(at: index)
      ?? markup(at: index) ?? script(at: index) ?? commands(at: index)
  }

  private func isBlank(_ position: Int) -> Bool { !lines.indices.contains(position) || lines[position].isBlank }

  // MARK: - Code

  private func fenced(at index: Int) -> (DraftBlock, Int)? {
    let first = lines[index]
    guard first.indent < 4, first.text.hasPrefix("```") || first.text.hasPrefix("~~~"), let mark = first.text.first
    else {
      return nil
    }
    let fence = first.text.prefix { $0 == mark }
    let marks = fence.utf8
    let end = lines[(index + 1)...].prefix(Self.fenceLimit).firstIndex { line in
      line.text.utf8.starts(with: marks) && line.text.utf8.allSatisfy { $0 == marks.first }
    }
    guard let end else { return nil }
    let language = first.text.dropFirst(fence.count).trimmingBlanks()
    let text = lines[index + 1..<end].map { $0.dedented(by: first.indent).raw }.joined(separator: "\n")
    // An info string is one word to us.
    guard language.allSatisfy({ $0.isLetter || $0.isNumber || "-+#.".contains($0) }) else { return nil }
    return (.code(language: language, text: text), end + 1)
  }

  /// Lines indented by four columns or more, behind a blank line, that are no prose.
  private func indented(at index: Int) -> (DraftBlock, Int)? {
    guard lines[index].indent >= 4, isBlank(index - 1) else { return nil }
    if case .bullet = lines[index].kind, lines[index].text.hasPrefix("・") { return nil }
    guard !isJapaneseProse(lines[index...].prefix { !$0.isBlank }) else { return nil }
    var end = index
    var last = index
    let field = EventLines.field(of: lines[index].text)
    while end < lines.count, lines[end].isBlank || lines[end].indent >= 4, !isHeading(end) {
      // Records of a log are blocks of their own: each begins with the same field behind a blank line.
      if field != nil, end > index, lines[end - 1].isBlank, !lines[end - 1].isPadded,
        EventLines.field(of: lines[end].text) == field
      {
        break
      }
      if beginsAnother(end, from: index) { break }
      if !lines[end].isBlank { last = end }
      end += 1
    }
    let part = lines[index...last]
    guard !announcesDeeperLines(part) else { return nil }
    let shift = part.lazy.filter { !$0.isBlank }.map(\.indent).min() ?? 0
    return (code(part.map { $0.dedented(by: shift).raw }), last + 1)
  }

  /// `For example, run:` over lines that are indented by four more columns: text of an item with code below.
  private func announcesDeeperLines(_ part: ArraySlice<PlainLine>) -> Bool {
    part.indices.dropLast(2).contains { index in
      part[index + 1].isBlank && part[index + 2].indent >= part[index].indent + 4 && part[index].text.hasSuffix(":")
        && CodeShape.isSentence(part[index].text)
    }
  }

  /// What is run one by one, with blank lines between: lone commands, lone lines that begin with the same word, and parts
  /// that begin with the same line.
  private func beginsAnother(_ next: Int, from index: Int) -> Bool {
    guard next >= index + 2, lines[next - 1].isBlank, !lines[next - 2].isBlank, !lines[next].isBlank,
      !lines[next - 1].isPadded
    else { return false }
    guard next == index + 2 else {
      let text = lines[next].text
      return text == lines[index].text && text.count >= Self.tellingLength && text.contains(where: \.isLetter)
    }
    guard isBlank(next + 1) else { return false }
    if CommandLines.isCommand(lines[index].text), CommandLines.isCommand(lines[next].text) { return true }
    let word = firstWord(lines[next])
    return !word.isEmpty && word == firstWord(lines[index])
  }

  /// A line of fewer characters, such as a bracket, begins many parts of one block.
  private static let tellingLength = 10

  /// The letters that a line begins with, behind a prompt.
  private func firstWord(_ line: PlainLine) -> String {
    if case .prompt(let command) = line.kind { return command.prefix { $0.isLetter }.lowercased() }
    return line.text.prefix { $0.isLetter }.lowercased()
  }

  /// Lines below a list that are indented as its text is, not code.
  private func isJapaneseProse(_ part: ArraySlice<PlainLine>) -> Bool {
    let japanese = part.count { CodeShape.isJapanese($0.text) }
    return japanese * 2 >= part.count && !part.contains { CodeShape.weight(of: $0.text) == .strong }
  }

  /// Lines that are code by their shape, up to the blank line behind which no bracket is open.
  private func script(at index: Int) -> (DraftBlock, Int)? {
    guard begins(index) || isAnnounced(index), mayBeCode(lines[index]) else { return nil }
    var end = index
    repeat {
      let start = end
      while end < lines.count, end - index < Self.scriptLimit, !lines[end].isBlank, !isHeading(end) { end += 1 }
      guard isCode(lines[start..<end]) else { return start == index ? nil : script(lines[index..<start]) }
      guard isOpen(lines[index..<end]), end + 1 < lines.count, !isHeading(end), !lines[end + 1].isBlank else { break }
      end += 1
    } while true
    return script(lines[index..<end])
  }

  private func script(_ part: ArraySlice<PlainLine>) -> (DraftBlock, Int) {
    var part = part
    while part.last?.isBlank == true { part.removeLast() }
    let shift = part.lazy.filter { !$0.isBlank }.map(\.indent).min() ?? 0
    return (code(part.map { $0.dedented(by: shift).raw }), part.endIndex)
  }

  private static let scriptLimit = 400

  /// Below a blank line, a heading or the rule under one.
  private func begins(_ index: Int) -> Bool {
    isBlank(index - 1) || isHeading(index - 1) || lines[index - 1].kind == .rule
  }

  private func mayBeCode(_ line: PlainLine) -> Bool {
    guard !EventLines.isField(line.text), Self.cellMark(of: line) == nil else { return false }
    switch line.kind {
    case .text: return CodeShape.weight(of: line.text) > .none
    // A section of a file of settings, a key of the registry; `[画面]` is a label.
    case .label(let text): return text.hasPrefix("HKEY_") || text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x20 }
    default: return false
    }
  }

  /// Six lines of ten look like code and one surely does, or all do.
  private func isCode(_ part: ArraySlice<PlainLine>) -> Bool {
    var (coded, sure) = (0, 0)
    for line in part {
      let weight = CodeShape.weight(of: line.text)
      if weight > .none { coded += 1 }
      if weight == .strong { sure += 1 }
      if weight == .none, CodeShape.isSentence(line.text) { return false }
    }
    return sure > 0 && coded * 10 >= part.count * 6 || part.count > 1 && coded == part.count
  }

  private func isOpen(_ part: ArraySlice<PlainLine>) -> Bool {
    var depth = 0
    for line in part {
      for byte in line.text.utf8 {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "("): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: ")"): depth -= 1
        default: break
        }
      }
    }
    return depth > 0
  }

  /// XML and the like: lines in angle brackets up to a blank line.
  private func markup(at index: Int) -> (DraftBlock, Int)? {
    let text = lines[index].text
    guard text.hasPrefix("<"), text.hasSuffix(">"), text.count > 2, begins(index),
      text.dropFirst().first.map({ $0.isASCII && ($0.isLetter || $0 == "?" || $0 == "!") }) == true
    else { return nil }
    var end = index + 1
    while end < lines.count, !isHeading(end), !lines[end].isBlank { end += 1 }
    guard end - index >= 2, lines[end - 1].text.hasSuffix(">") else { return nil }
    return (.code(language: "xml", text: lines[index..<end].map(\.raw).joined(separator: "\n")), end)
  }

  private func commands(at index: Int) -> (DraftBlock, Int)? {
    if CommandLines.isBareName(lines[index].text), !isAnnounced(index) { return nil }
    var commands: [String] = []
    var end = index
    while end < lines.count, !isHeading(end), let command = command(lines[end]) {
      commands.append(command)
      end += 1
    }
    guard !commands.isEmpty else { return nil }
    if let console = console(from: index) { return console }
    return (code(commands), end)
  }

  private func isAnnounced(_ index: Int) -> Bool {
    lines[..<index].suffix(3).last { !$0.isBlank }.map { $0.text.hasSuffix(":") || $0.text.hasSuffix("：") } == true
  }

  /// What a console shows: a command behind `C:\>` or `PS C:\>` and its output, up to the next blank line that no output follows.
  private func console(from index: Int) -> (DraftBlock, Int)? {
    guard isConsolePrompt(lines[index]) else { return nil }
    var end = index
    while end < lines.count, !isHeading(end) {
      if lines[end].isBlank {
        guard goesOn(behind: end, from: index) else { break }
      } else if case .rule = lines[end].kind, !Self.isColumnRule(lines[end].text) {
        break
      }
      end += 1
    }
    let part = Array(lines[index..<end])
    guard part.contains(where: { !isConsolePrompt($0) && !$0.isBlank }) else { return nil }
    let shift = part.lazy.filter { !$0.isBlank }.map(\.indent).min() ?? 0
    let text = part.map { $0.dedented(by: shift).raw }.joined(separator: "\n")
    return (.code(language: "console", text: text), end)
  }

  private func isConsolePrompt(_ line: PlainLine) -> Bool {
    guard case .prompt = line.kind else { return false }
    return !line.text.hasPrefix(">") && !line.text.hasPrefix("$")
  }

  /// Behind a blank line of output comes a heading of columns, or the next prompt of the same text.
  private func goesOn(behind blank: Int, from start: Int) -> Bool {
    guard blank - start < Self.consoleLimit, blank + 1 < lines.count, !isHeading(blank + 1) else { return false }
    if isConsolePrompt(lines[blank + 1]) { return true }
    return blank + 2 < lines.count && Self.isColumnRule(lines[blank + 2].text)
  }

  private static let consoleLimit = 200

  /// `------   ----   -----------`: what a table of PowerShell has below its names.
  static func isColumnRule(_ text: String) -> Bool {
    let parts = text.split(separator: " ")
    return parts.count >= 2
      && ["-", "="].contains { mark in parts.allSatisfy { $0.count >= 2 && $0.allSatisfy { $0 == mark } } }
  }

  /// Names of columns over groups of hyphens, and the lines below them: output, as it stands.
  private func columns(at index: Int) -> (DraftBlock, Int)? {
    guard index + 1 < lines.count, !lines[index].isBlank, Self.isColumnRule(lines[index + 1].text),
      lines[index].text.split(separator: " ").count >= 2
    else { return nil }
    var end = index
    while end < lines.count, !isHeading(end), !lines[end].isBlank { end += 1 }
    let part = Array(lines[index..<end])
    let shift = part.map(\.indent).min() ?? 0
    return (.code(language: "", text: part.map { $0.dedented(by: shift).raw }.joined(separator: "\n")), end)
  }

  /// Whether lines read as sentences, not as code.
  static func isProse(_ lines: ArraySlice<PlainLine>) -> Bool {
    !lines.contains { line in
      CodeShape.weight(of: line.text) > .none || line.text.hasPrefix("#") || line.text.hasPrefix("<")
        || line.text.hasPrefix("`") || line.text.contains(" = ") || line.kind.isPrompt
    }
  }

  private func command(_ line: PlainLine) -> String? {
    switch line.kind {
    case .prompt(let text): line.text.hasPrefix(">") || line.text.hasPrefix("$") ? text : line.text
    case .text: CommandLines.isCommand(line.text) ? line.text : nil
    default: nil
    }
  }

  private func code(_ lines: [String]) -> DraftBlock {
    let text = lines.joined(separator: "\n")
    return .code(language: CommandLines.language(of: text), text: text)
  }

  // MARK: - Tables

  /// A drawn table; a box of one cell is the text in it.
  private func drawn(at index: Int) -> (DraftBlock, Int)? {
    guard let (rows, next) = DrawnTable.rows(of: lines, from: index), let columns = rows.map(\.count).max() else {
      return nil
    }
    guard columns > 1 else {
      return (.quote([.paragraph(PlainInlines.read(rows.map { $0.joined() }.joined(separator: "\n")))]), next)
    }
    return (.table(rows.map { $0.map(PlainInlines.read) }), next)
  }

  /// Lines with cells, up to the first that has many more than the first of all.
  private func table(at index: Int) -> (DraftBlock, Int)? {
    guard let mark = Self.cellMark(of: lines[index]), cells(of: lines[index], mark).count >= 2 else { return nil }
    var rows: [[String]] = []
    var end = index
    while end < lines.count, !isHeading(end), Self.cellMark(of: lines[end]) == mark {
      let row = cells(of: lines[end], mark)
      guard row.count <= (rows.first?.count ?? row.count) + 1 else { break }
      rows.append(row)
      end += 1
    }
    if mark == "|" { rows.removeAll { $0.allSatisfy { !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } } } }
    guard rows.count >= 2, let columns = rows.first?.count, columns >= 2 else { return nil }
    return (.table(rows.map { $0.map(PlainInlines.read) }), end)
  }

  static func cellMark(of line: PlainLine) -> Character? {
    guard line.indent < 4 else { return nil }
    if line.text.contains("\t") { return "\t" }
    return line.text.hasPrefix("|") && line.text.hasSuffix("|") && line.text.count > 4 ? "|" : nil
  }

  private func cells(of line: PlainLine, _ mark: Character) -> [String] {
    let text = mark == "|" ? String(line.text.dropFirst().dropLast()) : line.raw
    return text.split(separator: mark, omittingEmptySubsequences: false).map { $0.trimmingBlanks() }
  }
}
