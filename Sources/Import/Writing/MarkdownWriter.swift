import Articles
import Diagnostics

/// Blocks to the lines of Markdown that mean them.
struct MarkdownWriter {
  /// - Returns: lines without line feeds, none at the end for an empty draft.
  static func lines(of blocks: [DraftBlock]) -> [String] {
    var lines: [String] = []
    var previous: DraftBlock?
    var alternates = false
    for block in blocks {
      // Two lists of a kind, one after the other, would be one.
      alternates = isSameList(previous, block) && !alternates
      let own = self.lines(of: block, alternates: alternates)
      guard !own.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines += own
      previous = block
    }
    return lines
  }

  private static func isSameList(_ first: DraftBlock?, _ second: DraftBlock) -> Bool {
    guard case .list(let start, _) = first, case .list(let next, _) = second else { return false }
    return (start == nil) == (next == nil)
  }

  private static func lines(of block: DraftBlock, alternates: Bool) -> [String] {
    switch block {
    case .heading(let level, let text, let id):
      let words = heading(text)
      // An anchor of its own keeps braces at the end from being one.
      let anchor = id.isEmpty && words.hasSuffix("}") && words.contains("{#") ? Slug.anchor(of: words) : id
      let mark = anchor.isEmpty ? "" : " {#\(anchor)}"
      return words.isEmpty ? [] : [String(repeating: "#", count: min(max(level, 1), 6)) + " " + words + mark]
    case .paragraph(let text): return InlineWriter.lines(of: text)
    case .list(let start, let items): return list(start, items, alternates: alternates)
    case .quote(let blocks): return quoted(lines(of: blocks))
    case .code(let language, let text): return code(language, text)
    case .table(let rows): return table(rows)
    case .alert(let kind, let blocks): return quoted(["[!\(kind)]"] + lines(of: blocks))
    case .box(let title, let blocks): return box(title, blocks)
    case .rule: return ["---"]
    }
  }

  private static func heading(_ text: [DraftInline]) -> String {
    let line = InlineWriter.line(of: text, inCell: false)
    // Closing hashes would vanish.
    guard line.hasSuffix("#") else { return line }
    return String(line.dropLast()) + "\\#"
  }

  private static func quoted(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? ">" : "> " + $0 } }

  private static func list(_ start: Int?, _ items: [[DraftBlock]], alternates: Bool) -> [String] {
    let isTight = items.allSatisfy(isTight)
    var result: [String] = []
    for (index, item) in items.enumerated() {
      let mark = start.map { "\(min($0, 999_999_000) + index)" + (alternates ? ")" : ".") } ?? (alternates ? "*" : "-")
      let indent = String(repeating: " ", count: mark.count + 1)
      let own = lines(of: item)
      if index > 0, !isTight { result.append("") }
      result.append(own.first.map { mark + " " + $0 } ?? mark)
      result += own.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
    }
    return result
  }

  /// One paragraph, or one and a list below it.
  private static func isTight(_ item: [DraftBlock]) -> Bool {
    guard item.count <= 1 else { return false }
    if case .paragraph = item.first { return true }
    return item.isEmpty
  }

  static func code(_ language: String, _ text: String) -> [String] {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return [fence + language] + lines + [fence]
  }

  private static func table(_ rows: [[[DraftInline]]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    guard columns > 0 else { return [] }
    var lines = rows.map { row in
      "| "
        + (0..<columns).map { $0 < row.count ? InlineWriter.line(of: row[$0], inCell: true) : "" }
        .joined(separator: " | ") + " |"
    }
    lines.insert("|" + String(repeating: " --- |", count: columns), at: min(1, lines.count))
    return lines
  }

  private static func box(_ title: String, _ blocks: [DraftBlock]) -> [String] {
    // A title is plain text up to the first bracket.
    let words = String(title.map { $0 == "]" ? ")" : $0 == "[" ? "(" : $0.isNewline ? " " : $0 }).trimmingBlanks()
    return [words.isEmpty ? ":::note" : ":::note[\(words)]", ""] + lines(of: blocks) + ["", ":::"]
  }
}
