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

  private struct Place {
    let heading: Int
    let isTab: Bool
    /// As written; of a tab at least one below the section that it divides.
    let rank: Int
    /// On the page: no level is left out on the way down (WCAG 1.3.1), and the page's title is the only one of level 1.
    let level: Int
  }

  /// What headings of an article stand at: its sections at their own level, tabs at least one below the section that they divide, all of
  /// a row at the same one, whatever the number of their marks.
  /// - Returns: by heading; the title is not among them.
  package static func levels(of article: Article, in document: MarkdownDocument) -> [Int: Int] {
    let places = places(of: article, in: document).lazy.map { ($0.heading, $0.level) }
    return Dictionary(places) { first, _ in first }
  }

  private static func places(of article: Article, in document: MarkdownDocument) -> [Place] {
    var places: [Place] = []
    var section = 1
    var previous = 1
    var row: (marks: Int, rank: Int, level: Int)?
    for (index, node) in document.nodes.enumerated() where node.kind == .heading && index != article.titleHeading {
      let marks = Int(node.level)
      let isTab = isTab(index, in: document)
      var rank = marks
      var level: Int?
      if isTab {
        let open = row.flatMap { $0.marks == marks ? $0 : nil }
        rank = open?.rank ?? max(marks, section + 1)
        level = open?.level
      } else {
        section = marks
        if let open = row, marks < open.rank { row = nil }
      }
      previous = level ?? min(max(rank, 2), previous + 1, 6)
      if isTab { row = (marks, rank, previous) }
      places.append(Place(heading: index, isTab: isTab, rank: rank, level: previous))
    }
    return places
  }

  /// Headings of sections behind a tab that is at most one level above them.
  package static func ledHeadings(of article: Article, in document: MarkdownDocument) -> Set<Int> {
    let places = places(of: article, in: document)
    let led = zip(places, places.dropFirst()).filter { $0.isTab && $0.rank + 1 >= $1.rank }
    return Set(led.map(\.1.heading))
  }
}
