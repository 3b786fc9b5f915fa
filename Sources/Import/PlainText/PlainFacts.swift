import Diagnostics

/// Code and tables among the lines of a plain text: fenced, indented, commands, markup; cells parted by tabs or bars.
struct PlainFacts {
  let lines: [PlainLine]
  let isHeading: (Int) -> Bool

  /// Lines that are looked through for the end of a fenced block.
  private static let fenceLimit = 1000

  /// - Returns: the block that begins at a line and the line behind it; nil where none begins.
  func block(at index: Int) -> (block: DraftBlock, next: Int)? {
    fenced(at: index) ?? table(at: index) ?? indented(at: index) ?? markup(at: index) ?? commands(at: index)
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
    while end < lines.count, lines[end].isBlank || lines[end].indent >= 4, !isHeading(end) {
      if !lines[end].isBlank { last = end }
      end += 1
    }
    let part = lines[index...last]
    let shift = part.lazy.filter { !$0.isBlank }.map(\.indent).min() ?? 0
    return (code(part.map { $0.dedented(by: shift).raw }), last + 1)
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
    var commands: [String] = []
    var end = index
    while end < lines.count, !isHeading(end), let command = command(lines[end]) {
      commands.append(command)
      end += 1
    }
    return commands.isEmpty ? nil : (code(commands), end)
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
