import Diagnostics

/// Writes a pre-order array of nodes: open, children, close.
package struct TreeBuilder {
  private(set) var nodes: [Node] = []
  /// Open nodes and the index in the tree that is read behind which each ends; `Int.max` where `close` says when.
  private var open: [(node: Int, until: Int)] = []

  init(capacity: Int = 0) { nodes.reserveCapacity(capacity) }

  /// A node whose children follow, until `close`, or until the reader of another tree comes to index `end`.
  package mutating func open(_ node: Node, until end: Int = .max) {
    open.append((nodes.count, end))
    nodes.append(node)
  }

  mutating func close() {
    guard let (index, _) = open.popLast() else { return }
    nodes[index].end = UInt32(nodes.count)
  }

  /// Closes what ends at an index of the tree that is read.
  mutating func close(before index: Int) {
    while let last = open.last, last.until <= index { close() }
  }

  /// A node without children.
  package mutating func leaf(_ node: Node) {
    var node = node
    node.end = UInt32(nodes.count + 1)
    nodes.append(node)
  }

  /// Whole subtrees of another tree, one behind the other.
  mutating func copy(_ range: Range<Int>, of other: [Node]) {
    let shift = nodes.count - range.lowerBound
    for index in range {
      var node = other[index]
      node.end = UInt32(Int(node.end) + shift)
      nodes.append(node)
    }
  }
}

extension MarkdownDocument {
  /// Reads the tree in pre-order and writes another.
  ///
  /// - Parameter body: gets a node's index. It writes what stands for the node and returns the index to go on from (the next
  ///   sibling, or the first child where it opened a node of its own until the old one's end), or nil to keep the node.
  package mutating func rewrite(_ body: (Int, inout TreeBuilder) -> Int?) {
    var builder = TreeBuilder(capacity: nodes.count + 8)
    var index = 0
    while index < nodes.count {
      builder.close(before: index)
      if let next = body(index, &builder) {
        index = next
      } else {
        builder.open(nodes[index], until: Int(nodes[index].end))
        index += 1
      }
    }
    builder.close(before: .max)
    nodes = builder.nodes
  }

  /// Adds a string.
  mutating func append(_ string: some Sequence<UInt8>) -> SourceRange {
    let start = text.count
    text.append(contentsOf: string)
    return SourceRange(start..<text.count)
  }
}

extension MarkdownDocument {
  /// Adds trees at the end of the document.
  mutating func append(_ trees: [Node]) {
    let shift = UInt32(nodes.count)
    for var node in trees {
      node.end += shift
      nodes.append(node)
    }
    nodes[0].end = UInt32(nodes.count)
  }
}
