import Diagnostics

/// One element of a `MarkdownDocument`: a value of 36 bytes, its children behind it in the array.
package struct Node: Sendable {
  package enum Kind: UInt8, Sendable {
    // Blocks of CommonMark.
    case document, paragraph, heading, blockQuote, bulletList, orderedList, item, codeBlock, htmlBlock, thematicBreak
    // Blocks of our own: children as noted.
    /// Rows; the first is the header.
    case table
    /// Cells.
    case tableRow
    /// Inlines.
    case tableCell
    /// `> [!NOTE]`: blocks. `primary` is the kind as written (`NOTE`).
    case alert
    /// `:::name[Title]` … `:::`: blocks. `primary` is the name, `secondary` the title.
    case directive
    /// The definition of a footnote: blocks. `primary` is the label. Stands at the end of the document.
    case footnote
    // Inlines of CommonMark. `primary` is the literal, or the destination of a link or an image.
    case text, softBreak, lineBreak, code, html, emphasis, strong, link, image
    // Inlines of our own.
    case strikethrough
    /// `[^label]`: no children. `primary` is the label.
    case footnoteReference
  }

  /// Flags; each belongs to the kinds named.
  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Lists: no empty line between items.
    package static let tight = Flags(rawValue: 1)
    /// Ordered lists: `1)` instead of `1.`.
    package static let parenthesis = Flags(rawValue: 2)
    /// Items: `[ ]` or `[x]`.
    package static let task = Flags(rawValue: 4)
    /// Items: `[x]`.
    package static let done = Flags(rawValue: 8)
    /// Code blocks: fenced, not indented.
    package static let fenced = Flags(rawValue: 16)
    /// Directives: `:::image … :::`, no content of its own.
    package static let leaf = Flags(rawValue: 32)
    /// The node came from an included file: its range is that of the include in the article.
    package static let included = Flags(rawValue: 64)
    /// Images: an icon beside words that say the same (`:::image type="icon"`), without a text of its own.
    package static let decorative = Flags(rawValue: 128)
  }

  package enum Alignment: UInt8, Sendable { case none, left, center, right }

  package var kind: Kind
  package var flags: Flags
  /// Headings: level 1 to 6. Table cells: `Alignment`. Otherwise 0.
  package var level: UInt8
  /// Ordered lists: the first number, 0 to 999,999,999. Otherwise 0.
  package var number: UInt32
  /// Index one past the last descendant: the next sibling, if any.
  package var end: UInt32
  /// Where it stands in the source file, in bytes.
  package var range: SourceRange
  /// First string, offsets in `MarkdownDocument.text`: literal of text, code, code block and HTML; destination of link and
  /// image; explicit id of a heading (`{#id}`); name of alert, directive, footnote.
  package var primary: SourceRange
  /// Second string, offsets in `MarkdownDocument.text`: info string of a code block; title of link, image, directive.
  package var secondary: SourceRange

  package init(
    _ kind: Kind, flags: Flags = [], level: UInt8 = 0, number: UInt32 = 0, end: UInt32 = 0,
    range: SourceRange = SourceRange(start: 0, end: 0), primary: SourceRange = SourceRange(start: 0, end: 0),
    secondary: SourceRange = SourceRange(start: 0, end: 0)
  ) {
    self.kind = kind
    self.flags = flags
    self.level = level
    self.number = number
    self.end = end
    self.range = range
    self.primary = primary
    self.secondary = secondary
  }
}

extension Node.Kind {
  /// By the one byte that a kind is. What the compiler makes by itself compares raw values, for other modules through a table of functions,
  /// and kinds are compared millions of times.
  package static func == (left: Self, right: Self) -> Bool {
    unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
  }
}
