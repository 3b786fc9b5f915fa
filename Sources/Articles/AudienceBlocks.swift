import Diagnostics
import Markdown

/// An article's source without the blocks (`:::internal`) that a reader may not see, and without the links that show the id of an
/// article that is withheld (`[[id]]`): their bytes become spaces before anything is made from the text, so that footnotes, link
/// definitions, headings and all else within go with them and no line moves.
///
/// A mark that is not a block of its own with an end (unclosed, inside raw HTML or code, misspelled) makes the whole article unclear,
/// and it is withheld.
struct AudienceBlocks {
  let audience: Audience
  let parser: MarkdownParser
  /// Articles whose ids the reader may not see.
  var names = WithheldNames()

  static let rule = "audience-block"

  private enum Reading {
    case whole
    case hidden([HiddenBlock], links: [HiddenLink])
    case unclear([Diagnostic])
  }

  private struct HiddenBlock {
    let range: Range<Int>
    /// Quotes around it.
    let quotes: Int
  }

  private struct HiddenLink {
    let range: Range<Int>
    let finding: Diagnostic
  }

  /// - Parameter start: offset of the body.
  /// - Returns: nil where it is unclear what the reader may see; with errors that say why.
  func visible(_ file: SourceFile, from start: Int) -> (SourceFile?, [Diagnostic]) {
    var file = file
    var findings: [Diagnostic] = []
    // What is left may read differently without the block before it: a look at the result decides.
    for _ in 0..<4 {
      switch read(file, from: start) {
      case .whole: return (file, findings)
      case .unclear(let problems): return (audience.reader == nil ? file : nil, problems)
      case .hidden(let blocks, let links):
        findings += links.map(\.finding)
        file = SourceFile(path: file.path, bytes: Self.without(links, Self.blanked(file.bytes, blocks)))
      }
    }
    return (nil, [problem(in: file, at: start, "The blocks of this article cannot be told apart")])
  }

  private func read(_ file: SourceFile, from start: Int) -> Reading {
    let body = file.bytes[min(start, file.bytes.count)...]
    guard !names.isEmpty || AudienceMarks(audience).isWorthReading(body) else { return .whole }
    let (document, findings) = parser.parse(file, from: start)
    var problems = findings.filter { $0.rule == Self.rule }
    if audience.isStrict {
      problems += findings.filter { $0.rule == "unknown-block" }.map { finding in
        Diagnostic(
          .error, rule: Self.rule, path: finding.path, at: finding.position, finding.message,
          hint: "It may be meant for an audience, so the article is withheld. " + finding.hint)
      }
    }
    problems += strayMarks(in: document, of: file)
    if !problems.isEmpty { return .unclear(problems) }
    let hidden = hiddenBlocks(in: document)
    let links = hiddenLinks(in: document, of: file, outside: hidden)
    return hidden.isEmpty && links.isEmpty ? .whole : .hidden(hidden, links: links)
  }

  // MARK: - Marks that are no blocks

  private func strayMarks(in document: MarkdownDocument, of file: SourceFile) -> [Diagnostic] {
    let marks = AudienceMarks(audience)
    return document.nodes.indices.compactMap { index in
      let node = document.nodes[index]
      switch node.kind {
      case .text, .html, .htmlBlock: break
      // Fenced code shows how something is written.
      case .codeBlock where !node.flags.contains(.fenced): break
      default: return nil
      }
      guard let name = marks.mark(in: document.primary(of: index)) else { return nil }
      return problem(
        in: file, at: node.range.offsets.lowerBound, "':::\(name)' begins no block here")
    }
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

  // MARK: - Links

  /// Links without a text of their own.
  private func hiddenLinks(
    in document: MarkdownDocument, of file: SourceFile, outside blocks: [HiddenBlock]
  ) -> [HiddenLink] {
    if names.isEmpty { return [] }
    return document.nodes.indices.compactMap { index in
      let range = document.nodes[index].range.offsets
      guard document.nodes[index].kind == .link, !blocks.contains(where: { $0.range.contains(range.lowerBound) }) else {
        return nil
      }
      let destination = String(decoding: document.primary(of: index), as: UTF8.self)
      guard let article = names.article(ofLink: destination),
        destination.lowercased().hasSuffix(document.plainText(of: index).lowercased())
      else { return nil }
      return HiddenLink(
        range: range,
        finding: Diagnostic(
          .warning, rule: article.rule, in: file, at: range.lowerBound,
          "'\(destination.dropFirst("article:".count))' is not shown: \(article.why), so its id is left out",
          hint: "Write [[id|text]] to say something in its place."))
    }
  }

  /// An ellipsis in the place of links.
  private static func without(_ links: [HiddenLink], _ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let ellipsis = Array("…".utf8)
    for link in links {
      for index in link.range where bytes[index] != UInt8(ascii: "\n") { bytes[index] = UInt8(ascii: " ") }
      if link.range.count >= ellipsis.count {
        bytes.replaceSubrange(link.range.lowerBound..<link.range.lowerBound + ellipsis.count, with: ellipsis)
      }
    }
    return bytes
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
