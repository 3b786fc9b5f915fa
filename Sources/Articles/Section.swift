/// A heading of an article and what stands under it, up to the next heading of any level.
package struct Section: Sendable {
  /// Index of the heading in `MarkdownDocument.nodes`.
  package let heading: Int
  /// 1 to 6.
  package let level: Int
  /// The heading as a reader sees it.
  package let title: String
  /// By the heading's own words; nil where they say nothing.
  package let ownRole: SectionRole?
  /// `ownRole`, or that of the nearest section above it in rank.
  package let role: SectionRole?
  /// Unique in the article: explicit id, else the role's anchor, else the heading's words.
  package let anchor: String
  /// The anchor that GitHub would give the heading; links written against it lead to `anchor`.
  package let slug: String
  /// Nodes behind the heading up to the next heading at the same place in the tree.
  package let nodes: Range<Int>
}
