import Diagnostics

/// MkDocs (Python-Markdown and Material): `!!! note`, `??? note`, `=== "Tab"`, snippets, attribute lists.
struct MkDocsRewriter {
  static func run(_ rewriting: inout Rewriting, include: (String) -> [UInt8]?) {
    let lines = rewriting.lines
    withoutActuallyEscaping(include) { include in
      var rewriter = MkDocsRewriter(rewriting: rewriting, include: include)
      rewriter.rewriting.lines = rewriter.rewritten(lines, depth: 0)
      rewriting = rewriter.rewriting
    }
  }

  private var rewriting: Rewriting
  private let include: (String) -> [UInt8]?

  private static let depthLimit = 12

  private mutating func rewritten(_ lines: [String], depth: Int) -> [String] {
    var result: [String] = []
    var fences = Fences()
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if fences.holds(line) || depth >= Self.depthLimit {
        result.append(line)
        index += 1
      } else if let head = Head(line) {
        let (content, next) = body(of: lines, from: index + 1, indent: head.indent.count)
        let inner = rewritten(content, depth: depth + 1)
        take(head)
        if let last = result.last, !last.trimmingBlanks().isEmpty { result.append("") }
        result += written(head, inner)
        if next < lines.count, !lines[next].trimmingBlanks().isEmpty { result.append("") }
        index = next
      } else if let definition = Self.definition(line), let term = result.last, !term.trimmingBlanks().isEmpty,
        !term.hasPrefix("#")
      {
        // A term over `:   meaning`.
        if !term.hasPrefix("**") || !term.hasSuffix("**") { result[result.count - 1] = "**\(term)**" }
        result += ["", definition]
        index += 1
      } else {
        result += single(line)
        index += 1
      }
    }
    return result
  }

  private static func definition(_ line: String) -> String? {
    guard line.hasPrefix(":   ") || line.hasPrefix(":\t") else { return nil }
    let words = line.dropFirst().trimmingBlanks()
    return words.isEmpty ? nil : words
  }

  /// The first line of a block: its kind and its title.
  private struct Head {
    var indent = ""
    /// `!!!`, `???`, `???+`, `===`.
    var mark = ""
    var kind = ""
    var title = ""
    var extra = ""

    init?(_ line: String) {
      indent = String(line.prefix { $0 == " " })
      let text = line.dropFirst(indent.count)
      guard let found = ["!!! ", "???+ ", "??? ", "=== ", "===! ", "===+ "].first(where: { text.hasPrefix($0) }) else {
        return nil
      }
      mark = found.trimmingBlanks()
      let rest = text.dropFirst(found.count).trimmingBlanks()
      let quote = rest.firstIndex(of: "\"")
      let words = (quote.map { rest[..<$0] } ?? rest[...]).split(separator: " ").map(String.init)
      if let quote {
        let behind = rest[rest.index(after: quote)...]
        title = String(behind[..<(behind.lastIndex(of: "\"") ?? behind.endIndex)])
      }
      if mark.hasPrefix("===") {
        guard quote != nil, words.isEmpty else { return nil }
      } else {
        guard let first = words.first, first.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
          return nil
        }
        kind = first
        extra = words.dropFirst().joined(separator: " ")
      }
    }
  }

  /// Lines indented by four more columns, with the blank ones between.
  private func body(of lines: [String], from start: Int, indent: Int) -> (content: [String], next: Int) {
    var content: [String] = []
    var next = start
    var index = start
    while index < lines.count {
      let line = lines[index]
      if line.trimmingBlanks().isEmpty {
        content.append("")
      } else if line.hasPrefix(String(repeating: " ", count: indent + 4)) {
        content.append(String(line.dropFirst(indent + 4)))
        next = index + 1
      } else if line.hasPrefix("\t"), indent == 0 {
        content.append(String(line.dropFirst()))
        next = index + 1
      } else {
        break
      }
      index += 1
    }
    return (Array(content.prefix(next - start)), next)
  }

  private mutating func take(_ head: Head) { rewriting.taken.append(head.kind + " " + head.extra) }

  private func written(_ head: Head, _ content: [String]) -> [String] {
    if head.mark.hasPrefix("===") {
      return [head.indent + "**\(head.title)**", ""]
        + Rewriting.trimmed(content).map { $0.isEmpty ? "" : head.indent + $0 }
    }
    return Rewriting.box(
      head.kind, title: head.title, content, indent: head.indent,
      folds: head.mark.hasPrefix("???") && !head.title.isEmpty)
  }

  /// A line outside blocks: snippets are included, attribute lists and marks for contents go.
  private mutating func single(_ line: String) -> [String] {
    let text = line.trimmingBlanks()
    if text == "[TOC]" || text == "[[_TOC_]]" {
      rewriting.taken.append(text)
      return []
    }
    if text.hasPrefix("--8<-- ") { return snippet(text, line) }
    if text.hasPrefix("*["), let end = text.firstRange(of: "]:") {
      // What an abbreviation means shows when a pointer is over it.
      rewriting.taken.append(String(text[..<end.lowerBound]))
      rewriting.taken.append(String(text[end.upperBound...]))
      return []
    }
    let plain = withoutAttributes(line)
    let (marked, taken) = MkDocsMarks.rewritten(plain)
    rewriting.taken += taken
    return [marked]
  }

  private mutating func snippet(_ text: String, _ line: String) -> [String] {
    let path = text.dropFirst(7).trimmingBlanks().filter { $0 != "\"" }
    guard let bytes = include(path) else {
      rewriting.unsure.append(
        Draft.Unsure(
          rule: "import-missing-include", message: "The file to include, '\(path)', is not beside the source",
          hint: "Write its text here.",
          japanese: "取り込むファイル \(path) が元の記事の横にありません。その内容をここに書いてください。", near: text))
      return ["`\(text)`"]
    }
    rewriting.taken.append(text)
    return String(decoding: TextDecoder(bytes).text, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  /// `{: .class }`, `{ .md-button }`; an id of a heading stays.
  private mutating func withoutAttributes(_ line: String) -> String {
    guard line.contains("{"), !line.contains("`"), let open = line.firstRange(of: "{:") ?? line.firstRange(of: "{ "),
      let close = line[open.upperBound...].firstIndex(of: "}")
    else { return line }
    let inner = line[open.upperBound..<close].trimmingBlanks()
    let words = inner.split(separator: " ")
    guard !words.isEmpty, words.allSatisfy({ $0.hasPrefix(".") || $0.hasPrefix("#") || $0.contains("=") }) else {
      return line
    }
    let id = words.first { $0.hasPrefix("#") }
    rewriting.taken.append(inner)
    let head = line[..<open.lowerBound].trimmingEnd(" ")
    let kept = line.hasPrefix("#") && id != nil ? " {\(id ?? "")}" : ""
    return head + kept + line[line.index(after: close)...]
  }
}
