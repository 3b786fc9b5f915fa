import Diagnostics

/// Hugo's shortcodes to what they show: figures, notes, tabs, references, code; what is not known stays, as code.
struct HugoRewriter {
  private enum Piece {
    case text(String)
    case shortcode(HugoShortcode)
  }

  private var rewriting: Rewriting
  private var pieces: [Piece] = []
  /// For an opening shortcode the piece that closes it.
  private var closers: [Int: Int] = [:]

  private static let depthLimit = 20

  static func run(_ rewriting: inout Rewriting) {
    var rewriter = HugoRewriter(rewriting: rewriting)
    rewriter.split(rewriting.lines)
    rewriter.pair()
    let text = rewriter.written(0..<rewriter.pieces.count, depth: 0)
    rewriting = rewriter.rewriting
    rewriting.lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private init(rewriting: Rewriting) { self.rewriting = rewriting }

  // MARK: - Pieces

  private mutating func split(_ lines: [String]) {
    var fences = Fences()
    var text = ""
    for (number, line) in lines.enumerated() {
      if number > 0 { text += "\n" }
      let isCode = fences.holds(line)
      guard !isCode, line.contains("{{") else {
        text += line
        continue
      }
      var rest = line[...]
      while let start = rest.firstRange(of: "{{") {
        text += rest[..<start.lowerBound]
        rest = rest[start.lowerBound...]
        if let shortcode = HugoShortcode(rest) {
          pieces.append(.text(text))
          pieces.append(.shortcode(shortcode))
          text = ""
          rest = rest.dropFirst(shortcode.written.count)
        } else if let (literal, count) = Self.literal(rest) {
          text += text.hasSuffix("`") ? literal : "`\(literal)`"
          rest = rest.dropFirst(count)
        } else {
          text += rest.prefix(2)
          rest = rest.dropFirst(2)
        }
      }
      text += rest
    }
    pieces.append(.text(text))
  }

  /// `{{</* figure */>}}` shows `{{< figure >}}`.
  private static func literal(_ text: Substring) -> (shown: String, count: Int)? {
    for (open, close, first, last) in [("{{</*", "*/>}}", "{{<", ">}}"), ("{{%/*", "*/%}}", "{{%", "%}}")]
    where text.hasPrefix(open) {
      guard let end = text.prefix(4000).firstRange(of: close) else { return nil }
      let inner = text[..<end.lowerBound].dropFirst(open.count)
      guard !inner.contains("`"), !inner.contains("\n") else { return nil }
      return ("\(first)\(inner)\(last)", text[..<end.upperBound].count)
    }
    return nil
  }

  private mutating func pair() {
    var open: [(index: Int, name: String)] = []
    var counts: [String: Int] = [:]
    for case .shortcode(let code) in pieces where code.isClosing { counts[code.name, default: 0] += 1 }
    for (index, piece) in pieces.enumerated() {
      guard case .shortcode(let code) = piece, let count = counts[code.name], !code.isSelfClosing else { continue }
      if code.isClosing {
        counts[code.name] = count - 1
        guard let match = open.lastIndex(where: { $0.name == code.name }) else { continue }
        closers[open[match].index] = index
        open.removeSubrange(match...)
      } else if count > 0, open.count < Self.depthLimit {
        open.append((index, code.name))
      }
    }
  }

  // MARK: - Writing

  private mutating func written(_ range: Range<Int>, depth: Int) -> String {
    var result = ""
    var index = range.lowerBound
    while index < range.upperBound {
      switch pieces[index] {
      case .text(let text): result += text
      case .shortcode(let code):
        if let closer = closers[index], closer < range.upperBound {
          rewriting.taken.append(code.written + " " + code.name)
          append(container(code, written(index + 1..<closer, depth: depth + 1)), to: &result)
          index = closer
        } else if code.isClosing {
          rewriting.taken.append(code.written)
        } else {
          result += leaf(code)
        }
      }
      index += 1
    }
    return result
  }

  /// A block that a shortcode makes stands apart from the text before it.
  private func append(_ block: String, to result: inout String) {
    let lineStart = result.lastIndex(of: "\n").map { result.index(after: $0) } ?? result.startIndex
    let isAlone = result[lineStart...].allSatisfy { $0 == " " }
    if !isAlone { return result += block }
    let before = result[..<lineStart].trimmingEnd("\n ")
    result = before + (before.isEmpty ? "" : "\n\n") + result[lineStart...] + block
  }

  private mutating func container(_ code: HugoShortcode, _ inner: String) -> String {
    let lines = inner.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let name = code.name.lowercased()
    switch name {
    case "tabs", "tabpane", "cardpane", "cards", "steps", "columns", "section", "div", "capture", "markdown":
      return inner
    case "tab", "card":
      let title = code.value("header", "name", "title", orFirst: true) ?? ""
      let body = code.named["lang"].map { fenced($0, lines) } ?? Rewriting.trimmed(lines).joined(separator: "\n")
      return (title.isEmpty ? "" : "**\(title)**\n\n") + body + "\n"
    case "highlight", "code", "codeblock": return fenced(code.value("lang", "language", orFirst: true) ?? "", lines)
    case "details", "expand", "collapse":
      return box("note", code.value("summary", "title", orFirst: true) ?? "", lines, folds: true)
    case _ where Rewriting.kinds[name] != nil:
      let given = [code.value("type", "color", "level", "style", "context"), code.values.first].compactMap {
        $0?.lowercased()
      }
      let kind = given.first { Rewriting.kinds[$0] != nil } ?? name
      let title =
        code.value("title", "heading", "summary") ?? code.values.first { Rewriting.kinds[$0.lowercased()] == nil } ?? ""
      return box(kind, title, lines, folds: false)
    default:
      report(code, near: String(Rewriting.trimmed(lines).first?.prefix(30) ?? ""))
      let title = code.value("title", "heading", "name", "summary")
      return (title.map { "**\($0)**\n\n" } ?? "") + inner
    }
  }

  private func box(_ kind: String, _ title: String, _ lines: [String], folds: Bool) -> String {
    Rewriting.box(kind, title: title, lines, indent: "", folds: folds).joined(separator: "\n")
  }

  private func fenced(_ language: String, _ lines: [String]) -> String {
    let name = language.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "+" || $0 == "#" }
    return MarkdownWriter.code(name, Rewriting.trimmed(lines).joined(separator: "\n")).joined(separator: "\n")
  }

  private mutating func leaf(_ code: HugoShortcode) -> String {
    let shown: String
    switch code.name.lowercased() {
    case "figure", "img", "image", "imgproc": shown = figure(code)
    case "ref", "relref", "link": shown = code.value("path", orFirst: true) ?? ""
    case "youtube": shown = "<https://www.youtube.com/watch?v=\(code.value("id", orFirst: true) ?? "")>"
    case "vimeo": shown = "<https://vimeo.com/\(code.value("id", orFirst: true) ?? "")>"
    case "gist": shown = "<https://gist.github.com/\(code.values.prefix(2).joined(separator: "/"))>"
    case "br": shown = "<br>"
    case "toc", "comment": shown = ""
    default:
      if let text = code.named["text"] {
        shown = text
      } else {
        report(code, near: code.written)
        return code.written.contains("`") ? code.written : "`\(code.written)`"
      }
    }
    rewriting.taken.append(code.written)
    return shown
  }

  private func figure(_ code: HugoShortcode) -> String {
    let source = code.value("src", "source", "link", orFirst: true) ?? ""
    let alternative = code.value("alt", "caption", "title") ?? ""
    let image =
      "![" + MarkdownEscaping.escaped(alternative, before: "[", inLink: true) + "](" + InlineWriter.destination(source)
      + ")"
    let words = ["title", "caption", "attr"].compactMap { code.named[$0] }.filter { $0 != alternative }
    return image + (words.isEmpty ? "" : "\n\n" + words.joined(separator: " "))
  }

  private mutating func report(_ code: HugoShortcode, near: String) {
    rewriting.unsure.append(
      Draft.Unsure(
        rule: "import-unknown-shortcode", message: "The shortcode '\(code.name)' is not known",
        hint: "Write what it showed.",
        japanese: "ショートコード \(code.name) は変換できません。表示されていた内容を書いてください。", near: near))
  }
}
