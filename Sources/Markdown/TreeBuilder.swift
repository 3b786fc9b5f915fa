/// Writes a pre-order array of nodes: open, children, close.
struct TreeBuilder {
  private(set) var nodes: [Node] = []
  private var open: [Int] = []

  init(capacity: Int = 0) { nodes.reserveCapacity(capacity) }

  var isEmpty: Bool { nodes.isEmpty }
  var count: Int { nodes.count }

  /// A node whose children follow, until `close`.
  mutating func open(_ node: Node) {
    open.append(nodes.count)
    nodes.append(node)
  }

  mutating func close() {
    guard let index = open.popLast() else { return }
    nodes[index].end = UInt32(nodes.count)
  }

  /// A node without children.
  mutating func leaf(_ node: Node) {
    var node = node
    node.end = UInt32(nodes.count + 1)
    nodes.append(node)
  }

  /// A node of another tree with all below it.
  mutating func copy(_ index: Int, of other: [Node]) { copy(index..<Int(other[index].end), of: other) }

  /// Whole subtrees of another tree, one behind the other.
  mutating func copy(_ range: Range<Int>, of other: [Node]) {
    let shift = nodes.count - range.lowerBound
    for index in range {
      var node = other[index]
      node.end = UInt32(Int(node.end) + shift)
      nodes.append(node)
    }
  }

  mutating func change(_ index: Int, _ body: (inout Node) -> Void) { body(&nodes[index]) }

  /// Takes back everything from `index` on; what is open stays open.
  mutating func removeLast(from index: Int) { nodes.removeSubrange(index...) }
}
