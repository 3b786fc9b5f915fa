import Markdown

/// Tabs of Microsoft Learn: headings that are a link to `#tab/…` and nothing else. They divide what a section says, and are no sections.
package enum LearnTab {
  /// With what their links begin.
  package static let address = "#tab/"
  private static let bytes = Array(address.utf8)

  package static func isAddress(_ destination: ArraySlice<UInt8>) -> Bool { destination.starts(with: bytes) }

  /// Anchors of raw HTML, as translations have them, and blanks may stand beside the link.
  /// - Parameter heading: index of a heading.
  package static func isTab(_ heading: Int, in document: MarkdownDocument) -> Bool {
    let end = Int(document.nodes[heading].end)
    var index = heading + 1
    var isTab = false
    while index < end {
      switch document.nodes[index].kind {
      case .link where !isTab && isAddress(document.primary(of: index)):
        isTab = true
        index = Int(document.nodes[index].end)
      case .html, .softBreak: index += 1
      case .text where document.primary(of: index).allSatisfy({ $0 == 0x20 || $0 == 0x09 }): index += 1
      default: return false
      }
    }
    return isTab
  }

  /// What headings of an article stand at: its sections at their own level, tabs at least one below the section that they divide, all of
  /// a row at the same one, whatever the number of their marks.
  /// - Returns: in document order; the title is not among them.
  package static func levels(of article: Article, in document: MarkdownDocument) -> [(heading: Int, level: Int)] {
    var levels: [(heading: Int, level: Int)] = []
    var section = 1
    var row: (marks: Int, level: Int)?
    for (index, node) in document.nodes.enumerated() where node.kind == .heading && index != article.titleHeading {
      let marks = Int(node.level)
      if isTab(index, in: document) {
        let level = row.flatMap { $0.marks == marks ? $0.level : nil } ?? max(marks, section + 1)
        row = (marks, level)
        levels.append((index, level))
      } else {
        section = marks
        if let open = row, marks < open.level { row = nil }
        levels.append((index, marks))
      }
    }
    return levels
  }

  /// Whether what stands before a section is a tab, at most one level above it.
  package static func leads(to section: Section, of article: Article, in document: MarkdownDocument) -> Bool {
    let levels = levels(of: article, in: document)
    guard let place = levels.firstIndex(where: { $0.heading == section.heading }), place > 0 else { return false }
    let before = levels[place - 1]
    return before.level + 1 >= section.level && isTab(before.heading, in: document)
  }
}
