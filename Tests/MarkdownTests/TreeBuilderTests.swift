import Testing

@testable import Markdown

/// A tree that is written anew in parts is the tree that is written anew as a whole.
@Suite struct TreeBuilderTests {
  private static let source = """
    # a

    > b *c*
    >
    > - d
    > - e **f `g`** h

    i [j](k) l

    | m | n |
    |---|---|
    | o | p |
    """

  /// Takes nodes out, or puts others in their place: the first, the last, one within another.
  @Test func partsAreWrittenLikeTheWhole() {
    let document = MarkdownParser().parse(SourceText(Self.source).file).0
    for first in 1..<document.nodes.count {
      for second in first..<document.nodes.count {
        for isGone in [true, false] {
          func body(_ index: Int, _ builder: inout TreeBuilder) -> Int? {
            guard index == first || index == second else { return nil }
            if isGone { return Int(document.nodes[index].end) }
            builder.open(Node(.emphasis), until: Int(document.nodes[index].end))
            builder.leaf(Node(.softBreak))
            return index + 1
          }
          var (parts, whole) = (document, document)
          parts.rewrite(touching: [first, second], body)
          whole.rewrite(touching: Array(document.nodes.indices), body)
          #expect(TreeDump.dump(parts) == TreeDump.dump(whole))
          #expect(parts.nodes.map(\.end) == whole.nodes.map(\.end))
        }
      }
    }
  }
}
