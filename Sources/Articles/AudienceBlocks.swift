import Diagnostics
import Markdown

/// An article's source without the blocks (`:::internal`) that a reader may not see: their bytes become spaces before anything is made
/// from the text, so that footnotes, link definitions, headings and all else within go with them and no line moves.
///
/// A mark that is not a block of its own with an end (unclosed, inside raw HTML or code, misspelled) makes the whole article unclear,
/// and it is withheld.
struct AudienceBlocks {
  private let audience: Audience
  private let parser: MarkdownParser
  private let marks: AudienceMarks

  static let rule = "audience-block"
  /// What nobody knows may be meant for an audience, where a site names its own.
  private static let unknown: Set<String> = ["unknown-block", "unknown-alert"]

  init(_ audience: Audience, parser: MarkdownParser) {
    self.audience = audience
    self.parser = parser
    marks = AudienceMarks(audience)
  }

  private enum Reading {
    case whole
    case hidden([HiddenBlock])
    case unclear([Diagnostic])
  }

  private struct HiddenBlock {
    let range: Range<Int>
    /// Quotes around it.
    let quotes: Int
  }

  /// - Parameter start: offset of the body.
  /// - Returns: nil where it is unclear what the reader may see; with errors that say why.
  func visible(_ file: SourceFile, from start: Int) -> (SourceFile?, [Diagnostic]) {
    var file = file
    // What is left may read differently without the block before it: a look at the result decides.
    for _ in 0..<4 {
      switch read(file, from: start) {
      case .whole: return (file, [])
      case .unclear(let problems): return (audience.reader == nil ? file : nil, problems)
      case .hidden(let blocks): file = SourceFile(path: file.path, bytes: Self.blanked(file.bytes, blocks))
      }
    }
    return (nil, [problem(in: file, at: start, "The blocks of this article cannot be told apart")])
  }

  /// The same for the texts of front matter.
  func visible(_ metadata: Metadata, of file: SourceFile) -> (Metadata?, [Diagnostic]) {
    var (result, problems, isClear) = (metadata, [Diagnostic](), true)
    result.mapTexts { text, key in
      guard marks.isWorthReading(Array(text.utf8)[...]) else { return text }
      let (visible, findings) = visible(SourceFile(path: file.path, bytes: Array(text.utf8)), from: 0)
      problems += findings.map { finding in
        Diagnostic(
          finding.severity, rule: finding.rule, path: file.path, at: metadata.positions[key], finding.message,
          hint: finding.hint)
      }
      isClear = isClear && visible != nil
      let rest = visible.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
      return rest == text ? text : rest.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return (isClear ? result : nil, problems)
  }

  private func read(_ file: SourceFile, from start: Int) -> Reading {
    let body = file.bytes[min(start, file.bytes.count)...]
    guard marks.isWorthReading(body) else { return .whole }
    let (document, findings) = parser.parse(file, from: start)
    var problems = findings.filter { $0.rule == Self.rule }
    if audience.isStrict {
      problems += findings.filter { Self.unknown.contains($0.rule) }.map { finding in
        Diagnostic(
          .error, rule: Self.rule, path: finding.path, at: finding.position, finding.message,
          hint: "It may be meant for an audience, so the article is withheld. " + finding.hint)
      }
    }
    problems += strayMarks(in: document, of: file)
    if !problems.isEmpty { return .unclear(problems) }
    let hidden = hiddenBlocks(in: document)
    return hidden.isEmpty ? .whole : .hidden(hidden)
  }

  // MARK: - Marks that are no blocks

  private func strayMarks(in document: MarkdownDocument, of file: SourceFile) -> [Diagnostic] {
    document.nodes.indices.compactMap { index in
      let node = document.nodes[index]
      let mark: String?
      switch node.kind {
      case .text: mark = marks.mark(in: document.primary(of: index))
      case .html, .htmlBlock: mark = marks.mark(inHTML: document.primary(of: index))
      // Fenced code shows how something is written, if it has an end.
      case .codeBlock where node.flags.contains(.fenced):
        mark = marks.mark(ofFence: document.secondary(of: index)) ?? (Self.isClosed(node, in: file) ? nil : "```")
      case .codeBlock: mark = marks.mark(in: document.primary(of: index))
      default: return nil
      }
      return mark.map { problem(in: file, at: node.range.offsets.lowerBound, "'\($0)' begins no block here") }
    }
  }

  /// Whether the last line of fenced code is a fence, marks of quotes and lists before it aside.
  private static func isClosed(_ node: Node, in file: SourceFile) -> Bool {
    let range = node.range.offsets
    let text = file.bytes[min(range.lowerBound, file.bytes.count)..<min(range.upperBound, file.bytes.count)]
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    guard lines.count > 1, let last = lines.last else { return false }
    let rest = last.drop { " \t>".utf8.contains($0) }.filter { $0 > UInt8(ascii: " ") }
    return rest.count >= 3
      && (rest.allSatisfy { $0 == UInt8(ascii: "`") } || rest.allSatisfy { $0 == UInt8(ascii: "~") })
  }

  private func problem(in file: SourceFile, at offset: Int, _ message: String) -> Diagnostic {
    Diagnostic(
      .error, rule: Self.rule, in: file, at: offset, message,
      hint: "The article is withheld. Write ':::name' and ':::' on lines of their own, with empty lines around them.")
  }

  // MARK: - Blocks

  private func hiddenBlocks(in document: MarkdownDocument) -> [HiddenBlock] {
    var blocks: [HiddenBlock] = []
    var quotes: [Int] = []
    var index = 0
    while index < document.nodes.count {
      let node = document.nodes[index]
      while let end = quotes.last, end <= index { quotes.removeLast() }
      if node.kind == .blockQuote || node.kind == .alert { quotes.append(Int(node.end)) }
      if node.kind == .directive, isHidden(document.primary(of: index)) {
        blocks.append(HiddenBlock(range: node.range.offsets, quotes: quotes.count))
        index = Int(node.end)
      } else {
        index += 1
      }
    }
    return blocks
  }

  private func isHidden(_ name: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    return audience.names.contains(name) && !audience.shows(name)
  }

  /// Spaces for the bytes of blocks up to the ends of their last lines; lines and the marks of quotes around them stay.
  private static func blanked(_ bytes: [UInt8], _ blocks: [HiddenBlock]) -> [UInt8] {
    var bytes = bytes
    for block in blocks {
      var (index, quotes, isBehindBreak) = (block.range.lowerBound, 0, false)
      while index < bytes.count, index < block.range.upperBound || bytes[index] != UInt8(ascii: "\n") {
        switch bytes[index] {
        case UInt8(ascii: "\n"): (quotes, isBehindBreak) = (block.quotes, true)
        case UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
        case UInt8(ascii: ">") where isBehindBreak && quotes > 0: quotes -= 1
        default:
          isBehindBreak = false
          bytes[index] = UInt8(ascii: " ")
        }
        index += 1
      }
    }
    return bytes
  }
}
