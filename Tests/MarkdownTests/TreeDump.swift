import Diagnostics

@testable import Markdown

/// A document as indented text, one node a line, for tests to compare with.
enum TreeDump {
  static func dump(_ markdown: String, options: MarkdownOptions = MarkdownOptions()) -> String {
    let file = SourceFile(path: "a.md", bytes: Array(markdown.utf8))
    return dump(MarkdownParser(options: options).parse(file).0)
  }

  static func dump(_ document: MarkdownDocument) -> String {
    var lines: [String] = []
    var ends: [UInt32] = []
    for (index, node) in document.nodes.enumerated().dropFirst() {
      while let end = ends.last, end <= index { ends.removeLast() }
      lines.append(String(repeating: "  ", count: ends.count) + describe(node, at: index, in: document))
      ends.append(node.end)
    }
    return lines.joined(separator: "\n")
  }

  private static func describe(_ node: Node, at index: Int, in document: MarkdownDocument) -> String {
    var words = ["\(node.kind)"]
    if node.kind == .heading { words.append("\(node.level)") }
    if node.kind == .tableCell, let alignment = Node.Alignment(rawValue: node.level), alignment != .none {
      words.append("\(alignment)")
    }
    if node.flags.contains(.task) { words.append(node.flags.contains(.done) ? "[x]" : "[ ]") }
    for range in [node.primary, node.secondary] where !range.isEmpty {
      words.append("'" + String(decoding: document.text[range.offsets], as: UTF8.self).replacing("\n", with: "↵") + "'")
    }
    return words.joined(separator: " ")
  }

  /// Findings as `line:column rule`.
  static func findings(_ markdown: String) -> [String] {
    let file = SourceFile(path: "a.md", bytes: Array(markdown.utf8))
    return MarkdownParser().parse(file).1.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.rule)" }
  }
}
