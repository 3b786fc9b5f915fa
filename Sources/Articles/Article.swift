import Diagnostics

/// One incident article: what its front matter and headings say about it.
package struct Article: Sendable {
  package let file: SourceLines
  package let metadata: Metadata
  /// Permanent, unique per language: `windows-server/rdp-cng`. From the front matter or the path.
  package let id: String
  /// Of the front matter, else the heading that opens the body, else the file's name: for lists and the window.
  package let title: String
  /// What stands large on the page: the heading that opens the body, else `title`.
  package let headline: String
  /// Node index of the level 1 heading that opens the body and is shown as `headline`; nil where there is none.
  package let titleHeading: Int?
  /// The front matter's, else the first paragraph's beginning.
  package let summary: String
  /// BCP 47 tag in lower case: `ja`, `en`.
  package let language: String
  /// In document order.
  package let sections: [Section]
  /// Places that raw HTML names (`<a name="x">`), where links may lead.
  package let htmlAnchors: Set<String>
  /// Products as written: front matter first, then `_Applies to:_` lines and sections; no duplicates.
  package let products: [String]
  /// Those that the body states, as written.
  package let appliesTo: [String]
  /// Digits of `_Original KB number:_`.
  package let ownKB: String?

  /// Whether it is a table of contents that Microsoft Learn keeps beside its articles: `TOC.md`, without front matter.
  package var isTableOfContents: Bool {
    guard metadata.positions.isEmpty, let name = file.path.utf8.split(separator: UInt8(ascii: "/")).last else {
      return false
    }
    return name.count == 6 && String(Substring(name)).lowercased() == "toc.md"
  }

  /// Whether it lies where Microsoft Learn keeps parts that articles include: in a folder `includes`.
  package var liesAmongParts: Bool { file.path.lowercased().contains("includes/") }

  /// The innermost section a node stands in, as index in `sections`.
  package func section(of node: Int) -> Int? {
    var low = 0
    var high = sections.count
    while low < high {
      let middle = (low + high) / 2
      if sections[middle].heading <= node { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
