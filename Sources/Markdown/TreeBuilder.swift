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

  /// The index in the tree that is read behind which the innermost open node ends; `Int.max` where none is open.
  fileprivate var nearestEnd: Int { open.last?.until ?? .max }

  /// Whole subtrees of another tree, one behind the other.
  mutating func copy(_ range: Range<Int>, of other: [Node]) {
    let shift = nodes.count - range.lowerBound
    if shift == 0 { return nodes.append(contentsOf: other[range]) }
    copy(range, of: other) { _, _ in true }
  }

  /// - Parameter change: gets each node with its index before it is added; false leaves it out, which only one without children may be.
  mutating func copy(_ range: Range<Int>, of other: [Node], _ change: (Int, inout Node) -> Bool) {
    let shift = nodes.count - range.lowerBound
    for index in range {
      var node = other[index]
      guard change(index, &node) else { continue }
      node.end = UInt32(Int(node.end) + shift)
      nodes.append(node)
    }
  }
}

extension MarkdownDocument {
  /// Reads the tree in pre-order and writes another.
  ///
  /// - Parameters:
  ///   - touched: nodes that may change, ascending. Subtrees that hold none of them stay as they are.
  ///   - body: gets the index of such a node, or of one around it. It writes what stands for the node and returns the index to go on
  ///     from (the next sibling, or the first child where it opened a node of its own until the old one's end), or nil to keep the
  ///     node.
  package mutating func rewrite(touching touched: [Int], _ body: (Int, inout TreeBuilder) -> Int?) {
    if touched.isEmpty { return }
    var builder = TreeBuilder(capacity: nodes.count + 8)
    var index = 0
    var upcoming = touched[...]
    while index < nodes.count {
      builder.close(before: index)
      while let first = upcoming.first, first < index { upcoming.removeFirst() }
      let untouched = untouched(from: index, until: min(upcoming.first ?? nodes.count, builder.nearestEnd))
      if untouched > index {
        builder.copy(index..<untouched, of: nodes)
        index = untouched
      } else if let next = body(index, &builder) {
        index = next
      } else {
        builder.open(nodes[index], until: Int(nodes[index].end))
        index += 1
      }
    }
    builder.close(before: .max)
    nodes = builder.nodes
  }

  /// Where the siblings from a node on end that lie before an index with all that is in them.
  private func untouched(from index: Int, until limit: Int) -> Int {
    var end = index
    while end < limit, Int(nodes[end].end) <= limit { end = Int(nodes[end].end) }
    return end
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
