import Diagnostics

/// Markdown on its way from another tool's to ours: its lines, the words that became marks, what was not understood.
struct Rewriting {
  var lines: [String]
  /// Texts whose words the article need not hold.
  var taken: [String] = []
  var unsure: [Draft.Unsure] = []

  init(_ lines: [String]) { self.lines = lines }

  /// A box in our own Markdown: an alert, with a title of its own a `:::` block.
  /// - Parameters:
  ///   - kind: as the other tool names it: `warning`, `danger`, `tldr`.
  ///   - indent: blanks before each line, where it stands in a list.
  static func box(_ kind: String, title: String, _ content: [String], indent: String, folds: Bool = false) -> [String] {
    let body = trimmed(content)
    let name = kinds[kind.lowercased()] ?? "NOTE"
    let words = title.trimmingBlanks()
    var result: [String]
    if words.isEmpty || words.lowercased() == kind.lowercased() {
      result = ["> [!\(name)]"] + body.map { $0.isEmpty ? ">" : "> " + $0 }
    } else if indent.isEmpty {
      let shown = String(words.map { $0 == "[" ? "(" : $0 == "]" ? ")" : $0 })
      result = [":::\(folds ? "details" : name.lowercased())[\(shown)]", ""] + body + ["", ":::"]
    } else {
      // A block that ends with a line of colons cannot stand in a list.
      result = ["> [!\(name)]", "> **\(words)**", ">"] + body.map { $0.isEmpty ? ">" : "> " + $0 }
    }
    if !indent.isEmpty { result = result.map { $0.isEmpty ? "" : indent + $0 } }
    return result
  }

  /// Several blank lines, where marks were taken out, to one; not in code.
  mutating func joinBlankLines() {
    var fences = Fences()
    var wasBlank = false
    lines = lines.filter { line in
      let isCode = fences.holds(line)
      let isBlank = !isCode && line.trimmingBlanks().isEmpty
      defer { wasBlank = isBlank }
      return !isBlank || !wasBlank
    }
  }

  static func trimmed(_ lines: [String]) -> [String] {
    let blank = { (line: String) in line.allSatisfy { $0 == " " || $0 == "\t" } }
    return lines.drop(while: blank).reversed().drop(while: blank).reversed()
  }

  /// Names of boxes in MkDocs, Docusaurus, Hugo's themes, and the alerts that they are.
  static let kinds: [String: String] = [
    "note": "NOTE", "seealso": "NOTE", "abstract": "NOTE", "summary": "NOTE", "tldr": "NOTE", "info": "NOTE",
    "todo": "NOTE", "question": "NOTE",
    "help": "NOTE", "faq": "NOTE", "example": "NOTE", "quote": "NOTE", "cite": "NOTE", "primary": "NOTE",
    "secondary": "NOTE", "details": "NOTE",
    "expand": "NOTE", "collapse": "NOTE", "alert": "NOTE", "admonition": "NOTE", "callout": "NOTE", "hint": "TIP",
    "notice": "NOTE", "tip": "TIP",
    "success": "TIP", "check": "TIP", "done": "TIP", "important": "IMPORTANT", "warning": "WARNING",
    "attention": "WARNING", "failure": "WARNING",
    "fail": "WARNING", "missing": "WARNING", "caution": "CAUTION", "danger": "CAUTION", "error": "CAUTION",
    "bug": "CAUTION", "pageinfo": "NOTE",
  ]
}

/// Where lines of Markdown are fenced code, in which nothing is rewritten.
struct Fences {
  private var mark = ""

  /// - Returns: true for the lines of a block, its fences included.
  mutating func holds(_ line: String) -> Bool {
    let text = line.drop { $0 == " " || $0 == ">" }
    guard text.hasPrefix("```") || text.hasPrefix("~~~"), let first = text.first else { return !mark.isEmpty }
    let fence = String(text.prefix { $0 == first })
    if mark.isEmpty {
      guard first == "~" || !text.dropFirst(fence.count).contains("`") else { return false }
      mark = fence
    } else if fence.hasPrefix(mark), text.dropFirst(fence.count).allSatisfy({ $0 == " " || $0 == "\r" }) {
      mark = ""
    }
    return true
  }
}
