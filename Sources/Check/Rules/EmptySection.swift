import Articles
import Diagnostics
import Markdown
import Entities

/// CB1302: A heading has something below it. A comment is nothing.
enum EmptySection {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let sections = article.article.sections
    return sections.indices.compactMap { index in
      let section = sections[index]
      // What stands below a smaller heading is below this one, too; an empty heading has a rule of its own.
      let isParent = index + 1 < sections.count && sections[index + 1].level > section.level
      let title = section.title.trimmingBlanks()
      guard !isParent, !title.isEmpty, !hasContent(section.nodes, in: article.document),
        !isLink(section.heading, in: article.document)
      else { return nil }
      return article.finding(
        "empty-section", node: section.heading, "The section '\(title)' is empty",
        hint: "Write it, or remove the heading.")
    }
  }

  /// Tables of contents are headings that are links.
  private static func isLink(_ heading: Int, in document: MarkdownDocument) -> Bool {
    (heading..<Int(document.nodes[heading].end)).contains { document.nodes[$0].kind == .link }
  }

  static func hasContent(_ nodes: Range<Int>, in document: MarkdownDocument) -> Bool {
    nodes.contains { index in
      switch document.nodes[index].kind {
      case .text: return document.primary(of: index).contains { !$0.isBlank }
      case .code, .codeBlock, .image, .footnoteReference, .directive, .table: return true
      case .html, .htmlBlock: return !isComment(document.primary(of: index))
      default: return false
      }
    }
  }

  static func isComment(_ html: ArraySlice<UInt8>) -> Bool {
    let trimmed = html.drop(while: \.isBlank)
    guard trimmed.starts(with: "<!--".utf8) else { return false }
    let text = String(decoding: trimmed, as: UTF8.self)
    guard let end = text.range(ofEnd: "-->") else { return true }
    return text[end...].allSatisfy(\.isWhitespace)
  }
}

extension String {
  /// Where the first occurrence of a text ends.
  func range(ofEnd text: String) -> Index? { firstRange(of: text)?.upperBound }
}
