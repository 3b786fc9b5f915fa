import CGumbo

/// HTML to a flat tree by Gumbo; the only file that calls it.
struct HTMLTree: Sendable {
  struct Node: Sendable {
    enum Kind: Sendable { case element, text, comment }
    var kind: Kind
    /// Of an element, in lower case; empty for text.
    var name = ""
    /// Names in lower case.
    var attributes: [(name: String, value: String)] = []
    /// Of text and comments.
    var text = ""
    /// -1 for the root.
    var parent: Int
    /// Index one past the last descendant.
    var end = 0

    subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }
  }

  /// In pre-order, the root element first; empty for an empty text.
  private(set) var nodes: [Node] = []

  /// - Parameter bytes: UTF-8, nested no deeper than `HTMLTagLimiter` leaves it.
  init(_ bytes: [UInt8]) {
    guard bytes.count < Int(Int32.max) else { return }
    bytes.withUnsafeBytes { buffer in
      var options = kGumboDefaultOptions
      options.max_errors = 0
      guard let base = buffer.baseAddress,
        let output = gumbo_parse_with_options(&options, base.assumingMemoryBound(to: CChar.self), buffer.count)
      else { return }
      defer { gumbo_destroy_output(&options, output) }
      if let document = output.pointee.document { read(document) }
    }
  }

  /// The children of a node, in order.
  func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var child = index + 1
    while child < nodes[index].end {
      children.append(child)
      child = nodes[child].end
    }
    return children
  }

  /// Walks without recursion: each open element keeps the number of its next child.
  private mutating func read(_ document: UnsafeMutablePointer<GumboNode>) {
    var open: [(children: GumboVector, next: Int, index: Int)] = [(document.pointee.v.document.children, 0, -1)]
    while let last = open.last {
      guard last.next < Int(last.children.length), let child = last.children.data?[last.next] else {
        if last.index >= 0 { nodes[last.index].end = nodes.count }
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      let node = child.assumingMemoryBound(to: GumboNode.self)
      let index = nodes.count
      switch node.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        nodes.append(Self.element(node.pointee.v.element, parent: last.index))
        open.append((node.pointee.v.element.children, 0, index))
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA, GUMBO_NODE_COMMENT:
        let kind: Node.Kind = node.pointee.type == GUMBO_NODE_COMMENT ? .comment : .text
        let text = node.pointee.v.text.text.map { String(cString: $0) } ?? ""
        nodes.append(Node(kind: kind, text: text, parent: last.index, end: index + 1))
      default: break
      }
    }
  }

  private static func element(_ element: GumboElement, parent: Int) -> Node {
    var node = Node(kind: .element, name: name(of: element), parent: parent)
    for number in 0..<Int(element.attributes.length) {
      guard let attribute = element.attributes.data?[number]?.assumingMemoryBound(to: GumboAttribute.self).pointee,
        let name = attribute.name, let value = attribute.value
      else { continue }
      node.attributes.append((String(cString: name).lowercased(), String(cString: value)))
    }
    return node
  }

  /// Elements that Gumbo does not know have their name in the tag as written.
  private static func name(of element: GumboElement) -> String {
    if element.tag != GUMBO_TAG_UNKNOWN {
      return gumbo_normalized_tagname(element.tag).map { String(cString: $0) } ?? ""
    }
    let piece = element.original_tag
    guard let data = piece.data else { return "unknown" }
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(piece.length)).dropFirst()
    return String(
      decoding: bytes.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }, as: UTF8.self
    )
    .lowercased()
  }
}
