import Diagnostics

/// Running text to lines of Markdown.
struct InlineWriter {
  private var result = ""
  private let isInCell: Bool

  /// The lines of a paragraph.
  static func lines(of text: [DraftInline]) -> [String] {
    let written = written(text, inCell: false, inLink: false)
    let lines = written.split(separator: "\n", omittingEmptySubsequences: false).map { withoutBlanks($0) }
    let kept = lines.filter { !$0.isEmpty && $0 != "\\" }
    return kept.enumerated().map { index, line in
      let isLast = index + 1 == kept.count
      return LineStart.escaped(
        isLast && line.hasSuffix("\\") && !line.hasSuffix("\\\\") ? withoutBlanks(line.dropLast()) : line,
        isFirst: index == 0)
    }
  }

  /// One line, for headings and cells; breaks become blanks, in cells `<br>`.
  static func line(of text: [DraftInline], inCell: Bool) -> String {
    let written = written(text, inCell: inCell, inLink: false)
    return written.split(separator: "\n").map { withoutBlanks($0) }.filter { !$0.isEmpty }
      .joined(separator: inCell ? "<br>" : " ")
  }

  private static func withoutBlanks(_ line: Substring) -> String {
    let trimmed = line.trimmingBlanks()
    return trimmed.hasSuffix("\\") && !line.hasSuffix("\\") ? trimmed + "\\" : trimmed
  }

  private static func written(_ text: [DraftInline], inCell: Bool, inLink: Bool) -> String {
    var writer = InlineWriter(isInCell: inCell)
    let merged = Self.merged(text)
    for (index, inline) in merged.enumerated() {
      writer.write(inline, after: index + 1 < merged.count ? merged[index + 1] : nil, inLink: inLink)
    }
    return writer.result
  }

  private init(isInCell: Bool) { self.isInCell = isInCell }

  /// Neighbours of a kind as one.
  private static func merged(_ text: [DraftInline]) -> [DraftInline] {
    var merged: [DraftInline] = []
    for inline in text {
      switch (merged.last, inline) {
      case (.text(let first), .text(let second)): merged[merged.count - 1] = .text(first + second)
      case (.code(let first), .code(let second)): merged[merged.count - 1] = .code(first + second)
      case (.strong(let first), .strong(let second)): merged[merged.count - 1] = .strong(first + second)
      case (.emphasis(let first), .emphasis(let second)): merged[merged.count - 1] = .emphasis(first + second)
      default: merged.append(inline)
      }
    }
    return merged
  }

  private mutating func write(_ inline: DraftInline, after next: DraftInline?, inLink: Bool) {
    switch inline {
    case .text(let text):
      result += MarkdownEscaping.escaped(
        text, before: Self.last(of: result), after: Self.first(of: next), inCell: isInCell, inLink: inLink)
    case .code(let text): writeCode(text)
    case .strong(let inner): writeMarked(inner, "**", next, inLink: inLink)
    case .emphasis(let inner): writeMarked(inner, "*", next, inLink: inLink)
    case .deleted(let inner): writeMarked(inner, "~~", next, inLink: inLink)
    case .tagged(let name, let inner):
      result += "<\(name)>" + Self.written(inner, inCell: isInCell, inLink: inLink) + "</\(name)>"
    case .link(let inner, let destination): writeLink(inner, destination)
    case .image(let alternative, let source):
      result +=
        "![" + Self.oneLine(MarkdownEscaping.escaped(alternative, before: "[", inCell: isInCell, inLink: true)) + "]"
      result += "(" + Self.destination(source) + ")"
    case .lineBreak: result += isInCell ? "\n" : "\\\n"
    case .task(let isDone): if result.trimmingBlanks().isEmpty, !isInCell { result += isDone ? "[x] " : "[ ] " }
    }
  }

  private static func last(of text: String) -> Unicode.Scalar {
    guard let last = text.unicodeScalars.last else { return " " }
    return last == "\n" ? " " : last
  }

  private static func first(of next: DraftInline?) -> Unicode.Scalar {
    switch next {
    case nil, .lineBreak: " "
    case .link(let inner, let destination): inner.plainText == destination ? "<" : "["
    case .image: "!"
    case .strong, .emphasis: "*"
    case .deleted: "~"
    default: "a"
    }
  }

  private mutating func writeCode(_ text: String) {
    let content = Self.oneLine(text)
    guard !content.trimmingBlanks().isEmpty else { return result += content.isEmpty ? "" : " " }
    var fence = "`"
    while content.contains(fence) { fence += "`" }
    // A space beside a backtick, and beside blanks at both ends, since one pair of them is taken away (CommonMark 6.1).
    let isPadded = content.hasPrefix("`") || content.hasSuffix("`") || content.hasPrefix(" ") && content.hasSuffix(" ")
    if result.hasSuffix("`") { result += " " }
    let shown = isInCell ? content.replacing("|", with: "\\|") : content
    result += fence + (isPadded ? " \(shown) " : shown) + fence
  }

  /// Blanks at the ends of emphasised words stand outside the marks, else the marks would be text.
  private mutating func writeMarked(_ inner: [DraftInline], _ mark: String, _ next: DraftInline?, inLink: Bool) {
    let text = Self.written(inner, inCell: isInCell, inLink: inLink)
    let words = text.trimmingBlanks()
    guard !words.isEmpty else { return result += text.isEmpty ? "" : " " }
    let isRisky = words.hasSuffix("\\") || words.contains("\n") && words.contains("\\\n") || result.hasSuffix("*")
    if text.unicodeScalars.first.map(MarkdownEscaping.isBlank) == true { result += " " }
    result += isRisky ? words : mark + words + mark
    if text.unicodeScalars.last.map(MarkdownEscaping.isBlank) == true { result += " " }
  }

  private mutating func writeLink(_ inner: [DraftInline], _ destination: String) {
    guard !destination.isEmpty else { return result += Self.written(inner, inCell: isInCell, inLink: false) }
    if inner.plainText.trimmingBlanks() == destination, Self.isAutolink(destination) {
      return result += "<\(destination)>"
    }
    let text = Self.oneLine(Self.written(inner, inCell: isInCell, inLink: true))
    result += "[" + text.trimmingBlanks() + "](" + Self.destination(destination) + ")"
  }

  /// CommonMark 6.5.
  private static func isAutolink(_ destination: String) -> Bool {
    (destination.hasPrefix("http://") || destination.hasPrefix("https://"))
      && destination.unicodeScalars.allSatisfy { $0.value > 0x20 && !"<>\\|[]".unicodeScalars.contains($0) }
      && !MarkdownEscaping.holdsReference(destination)
  }

  /// CommonMark 6.3: in angle brackets where blanks or parentheses could end it.
  static func destination(_ text: String) -> String {
    let needsBrackets =
      text.isEmpty || text.unicodeScalars.contains { $0.value <= 0x20 || $0 == "(" || $0 == ")" || $0 == "<" }
    let escapesAmpersands = MarkdownEscaping.holdsReference(text)
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 { continue }
      if scalar == "&", escapesAmpersands { result.append("\\") }
      if scalar == "<" || scalar == ">" || scalar == "\\" || scalar == "|" {
        result.append(contentsOf: (scalar == "|" ? "%7C" : "\\" + String(scalar)).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return needsBrackets ? "<\(String(result))>" : String(result)
  }

  private static func oneLine(_ text: String) -> String {
    text.contains("\n") ? text.split(separator: "\n").map { $0.trimmingBlanks() }.joined(separator: " ") : text
  }
}
