import Diagnostics

/// Code and tables among the lines of a plain text: fenced, indented, commands, markup; cells parted by tabs or bars.
struct PlainFacts {
  let lines: [PlainLine]
  let isHeading: (Int) -> Bool

  /// Lines that are looked through for the end of a fenced block.
  private static let fenceLimit = 1000

  /// - Returns: the block that begins at a line and the line behind it; nil where none begins.
  func block(at index: Int) -> (block: DraftBlock, next: Int)? {
    fenced(at: index) ?? columns(at: index) ?? table(at: index) ?? indented(at: index) ?? markup(at: index)
      ?? commands(at: index)
  }

  private func isBlank(_ position: Int) -> Bool { !lines.indices.contains(position) || lines[position].isBlank }

  // MARK: - Code

  private func fenced(at index: Int) -> (DraftBlock, Int)? {
    let first = lines[index]
    guard first.text.hasPrefix("```") || first.text.hasPrefix("~~~"), let mark = first.text.first else { return nil }
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
    guard !lines[index...].prefix(while: { !$0.isBlank }).allSatisfy({ $0.text.hasSuffix("。") }) else { return nil }
    var end = index
    var last = index
    let field = EventLines.field(of: lines[index].text)
    while end < lines.count, lines[end].isBlank || lines[end].indent >= 4, !isHeading(end) {
      // Records of a log are blocks of their own: each begins with the same field behind a blank line.
      if field != nil, end > index, lines[end - 1].isBlank, EventLines.field(of: lines[end].text) == field { break }
      // Commands of a line each with blank lines between are run one by one.
      if end == index + 2, lines[end - 1].isBlank, isLoneCommand(index), isLoneCommand(end) { break }
      if !lines[end].isBlank { last = end }
      end += 1
    }
    let part = lines[index...last]
    let shift = part.lazy.filter { !$0.isBlank }.map(\.indent).min() ?? 0
    return (code(part.map { $0.dedented(by: shift).raw }), last + 1)
  }

  private func isLoneCommand(_ index: Int) -> Bool {
    isBlank(index + 1) && CommandLines.isCommand(lines[index].text)
  }

  /// XML and the like: lines in angle brackets up to a blank line.
  private func markup(at index: Int) -> (DraftBlock, Int)? {
    let text = lines[index].text
    guard text.hasPrefix("<"), text.hasSuffix(">"), text.count > 2, isBlank(index - 1),
      text.dropFirst().first.map({ $0.isASCII && ($0.isLetter || $0 == "?" || $0 == "!") }) == true
    else { return nil }
    var end = index + 1
    while end < lines.count, !isHeading(end), !lines[end].isBlank { end += 1 }
    guard end - index >= 2, lines[end - 1].text.hasSuffix(">") else { return nil }
    return (.code(language: "xml", text: lines[index..<end].map(\.raw).joined(separator: "\n")), end)
  }

  private func commands(at index: Int) -> (DraftBlock, Int)? {
    if CommandLines.isBareCmdlet(lines[index].text), !isAnnounced(index) { return nil }
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
      CommandLines.isCommand(line.text) || line.text.hasPrefix("$") || line.text.hasPrefix("#")
        || line.text.hasPrefix("<") || line.text.hasPrefix("{") || line.text.contains(" = ")
        || line.text.hasSuffix(";") || line.kind.isPrompt
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

  /// Lines with cells, up to the first that has many more than the first of all.
  private func table(at index: Int) -> (DraftBlock, Int)? {
    guard let mark = Self.cellMark(of: lines[index]) else { return nil }
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
