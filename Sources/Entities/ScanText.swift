/// A text to scan and what stands around each of its parts: an article, or a line of a log.
package struct ScanText: Sendable {
  /// A part of the text that reads as one: a paragraph, a heading, a table cell, a code block.
  package struct Block: Sendable {
    package enum Kind: UInt8, Sendable {
      case title, description, heading, prose, listItem, tableHeader, tableCell, code
      /// A destination of a link that stands in the block before it; only KB links are read from it.
      case linkTarget
    }
    package var kind: Kind
    /// Offsets in `ScanText.bytes`; blocks follow each other and do not overlap.
    package var range: Range<Int>
    /// Index of the nearest heading's block above, -1 where there is none.
    package var heading: Int
    /// Table cells: index of the block that heads the column, otherwise -1.
    package var columnHeading: Int
    /// Blocks with the same number stand in one table row, quote, list or code block, and tell of each other (`Source:`).
    /// 0 where a block stands alone.
    package var group: Int
    /// Table cells: 0-based column. Otherwise 0.
    package var column: Int
    /// The list item or quote directly inside which it stands; depth 0 is the article's top.
    package var depth: Int

    package init(
      _ kind: Kind, range: Range<Int>, heading: Int = -1, columnHeading: Int = -1, group: Int = 0, column: Int = 0,
      depth: Int = 0
    ) {
      self.kind = kind
      self.range = range
      self.heading = heading
      self.columnHeading = columnHeading
      self.group = group
      self.column = column
      self.depth = depth
    }
  }

  /// UTF-8 of all blocks, each ended by a line feed; soft breaks are line feeds. Any bytes are legal.
  package var bytes: [UInt8]
  package var blocks: [Block]

  package init(bytes: [UInt8] = [], blocks: [Block] = []) {
    self.bytes = bytes
    self.blocks = blocks
  }

  /// A text without structure: a line of a log, a query.
  package init(plain bytes: [UInt8]) {
    self.init(bytes: bytes, blocks: [Block(.prose, range: 0..<bytes.count)])
  }
}
