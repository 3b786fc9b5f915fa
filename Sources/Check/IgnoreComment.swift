import Diagnostics
import Markdown
import Entities

/// `<!-- casebook-ignore CB1203: why -->`: where it stands, which rules it silences, and on which lines.
package struct IgnoreComment: Sendable {
  /// Ids or names, as written.
  let rules: [String]
  let reason: String
  let position: SourcePosition
  /// The lines on which it silences: its own and those of the next block.
  let lines: ClosedRange<Int>
  /// First in the body it also silences what concerns the front matter and the article as a whole.
  let isFirst: Bool

  func silences(_ finding: Diagnostic) -> Bool {
    guard rules.contains(where: { Rule.find($0)?.name == finding.rule }) else { return false }
    let line = finding.position?.line ?? 1
    return lines.contains(line) || isFirst && line <= position.line
  }

  // MARK: - Reading

  private static let mark = "casebook-ignore"

  /// All comments of a document, in order.
  static func all(in article: CheckedArticle) -> [IgnoreComment] {
    let document = article.document
    var comments: [IgnoreComment] = []
    for index in article.places.html {
      guard !document.nodes[index].flags.contains(.included),
        EmptySection.startsAsComment(document.primary(of: index))
      else { continue }
      let text = String(decoding: document.primary(of: index), as: UTF8.self)
      if let body = body(of: text) { comments.append(IgnoreComment(body, at: index, in: article)) }
    }
    return comments
  }

  private static func body(of html: String) -> Substring? {
    guard let start = html.range(ofEnd: "<!--") else { return nil }
    let text = html[start...].drop(while: \.isWhitespace)
    guard text.hasPrefix(mark) else { return nil }
    let rest = text.dropFirst(mark.count)
    return rest.firstRange(of: "-->").map { rest[..<$0.lowerBound] } ?? rest
  }

  private init(_ body: Substring, at index: Int, in article: CheckedArticle) {
    let document = article.document
    let node = document.nodes[index]
    let parts = body.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    rules = parts[0].split { $0 == "," || $0.isWhitespace }.map(String.init)
    reason = parts.count > 1 ? String(parts[1]).trimmingBlanks() : ""
    position = article.file(at: Int(node.range.start))
    let next = Int(node.end)
    let own =
      position.line...max(position.line, article.file(at: max(Int(node.range.start), Int(node.range.end) - 1)).line)
    // Inline, the lines of the comment itself; as a block, those of the next one as well.
    if node.kind == .htmlBlock, next < document.nodes.count {
      let range = document.nodes[next].range
      lines = own.lowerBound...max(own.upperBound, article.file(at: max(Int(range.start), Int(range.end) - 1)).line)
    } else {
      lines = own
    }
    isFirst = index == 1
  }
}

extension CheckedArticle {
  func file(at offset: Int) -> SourcePosition { article.file.position(at: offset) }
}

extension EmptySection {
  /// `<!--` behind blanks.
  static func startsAsComment(_ html: ArraySlice<UInt8>) -> Bool {
    html.drop(while: \.isBlank).starts(with: "<!--".utf8)
  }
}
