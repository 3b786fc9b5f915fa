import CCMark
import Diagnostics

/// UTF-8 text to a flat tree by the system's libcmark; the only file that calls it.
struct CommonMarkTree {
  /// Pre-order; ranges are offsets in the parsed text.
  private(set) var nodes: [Node] = []
  /// The strings of all trees that are made one after the other.
  private(set) var text: [UInt8]
  private let source: [UInt8]
  private let lineStarts: [Int]
  private let masks: Masks?

  /// - Parameters:
  ///   - text: strings are appended to it.
  ///   - masks: what was put in the place of our own syntax and must not be seen in literals; nil where nothing was.
  static func parse(_ source: [UInt8], appendingTo text: consuming [UInt8], masks: Masks? = nil) -> CommonMarkTree {
    var tree = CommonMarkTree(source: source, text: text, masks: masks)
    tree.read()
    return tree
  }

  private init(source: [UInt8], text: consuming [UInt8], masks: Masks?) {
    self.source = source
    self.text = text
    self.masks = masks
    lineStarts = Self.lineStarts(of: source)
  }

  /// Lines end as CommonMark 2.1 says: line feed, carriage return, or both.
  private static func lineStarts(of source: [UInt8]) -> [Int] {
    var starts = [0]
    starts.reserveCapacity(source.count / 32)
    var index = EightBytes.firstControl(in: source.span.bytes, from: 0)
    while index < source.count {
      let byte = source[index]
      let endsLine = byte == 0x0A || byte == 0x0D && (index + 1 == source.count || source[index + 1] != 0x0A)
      if endsLine { starts.append(index + 1) }
      index = EightBytes.firstControl(in: source.span.bytes, from: index + 1)
    }
    return starts
  }

  private mutating func read() {
    casebook_begin_memory(source.count * 12 + 4096)
    defer { casebook_end_memory() }
    let parser = cmark_parser_new_with_mem(CMARK_OPT_UNSAFE, casebook_memory())
    source.withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let root = cmark_parser_finish(parser), let iterator = cmark_iter_new(root) else {
      return nodes = [Node(.document, end: 1)]
    }
    nodes.reserveCapacity(source.count / 16)
    text.reserveCapacity(text.count + source.count)
    var open: [Int] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { break }
      if event == CMARK_EVENT_ENTER {
        let index = nodes.count
        append(node, parent: open.last)
        if Self.isLeaf(nodes[index].kind) { nodes[index].end = UInt32(index + 1) } else { open.append(index) }
      } else if let index = open.popLast() {
        nodes[index].end = UInt32(nodes.count)
      }
    }
  }

  /// Leaves get no exit event from the iterator.
  private static func isLeaf(_ kind: Node.Kind) -> Bool {
    switch kind {
    case .htmlBlock, .thematicBreak, .codeBlock, .text, .softBreak, .lineBreak, .code, .html: true
    default: false
    }
  }

  private mutating func append(_ pointer: OpaquePointer, parent: Int?) {
    var node = Node(kind(of: pointer))
    switch node.kind {
    case .heading: node.level = UInt8(clamping: cmark_node_get_heading_level(pointer))
    case .bulletList, .orderedList:
      if cmark_node_get_list_tight(pointer) != 0 { node.flags.insert(.tight) }
      if cmark_node_get_list_delim(pointer) == CMARK_PAREN_DELIM { node.flags.insert(.parenthesis) }
      node.number = UInt32(clamping: cmark_node_get_list_start(pointer))
    case .codeBlock:
      node.primary = copy(cmark_node_get_literal(pointer))
      node.secondary = copy(cmark_node_get_fence_info(pointer))
      // Only a fence gives a block its info string; one without it is told by its first character.
      if isFence(at: offset(line: cmark_node_get_start_line(pointer), column: cmark_node_get_start_column(pointer))) {
        node.flags.insert(.fenced)
      }
    case .text: node.primary = copy(cmark_node_get_literal(pointer), keepsMarks: true)
    case .htmlBlock, .html, .code: node.primary = copy(cmark_node_get_literal(pointer))
    case .link, .image:
      node.primary = copy(cmark_node_get_url(pointer))
      node.secondary = copy(cmark_node_get_title(pointer))
    default: break
    }
    node.range = range(of: pointer, node, parent: parent)
    nodes.append(node)
  }

  private func kind(of pointer: OpaquePointer) -> Node.Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST ? .orderedList : .bulletList
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .html
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .paragraph
    }
  }

  /// Copies a C string; its length is what `strlen` says, NUL bytes having become U+FFFD in cmark.
  private mutating func copy(_ string: UnsafePointer<CChar>?, keepsMarks: Bool = false) -> SourceRange {
    let start = text.count
    if let string {
      let bytes = UnsafeRawBufferPointer(start: string, count: strlen(string))
      if let masks {
        masks.append(bytes, to: &text, keepsMarks: keepsMarks)
      } else {
        text.append(contentsOf: bytes)
      }
    }
    return SourceRange(start..<text.count)
  }

  private func offset(line: Int32, column: Int32) -> Int {
    guard line > 0, Int(line) <= lineStarts.count else { return source.count }
    return min(lineStarts[Int(line) - 1] + max(Int(column) - 1, 0), source.count)
  }

  private func isFence(at offset: Int) -> Bool {
    offset < source.count && (source[offset] == UInt8(ascii: "`") || source[offset] == UInt8(ascii: "~"))
  }

  /// cmark 0.30.2 counts the columns of inlines from where their block's text begins, which is off on lines that are indented
  /// otherwise; a literal is looked for on its line then. No range leaves its parent's.
  private func range(of pointer: OpaquePointer, _ node: Node, parent: Int?) -> SourceRange {
    let bounds = parent.map { nodes[$0].range.offsets } ?? 0..<source.count
    if parent == nil { return SourceRange(bounds) }
    let line = cmark_node_get_start_line(pointer)
    var start = offset(line: line, column: cmark_node_get_start_column(pointer))
    var end = offset(line: cmark_node_get_end_line(pointer), column: cmark_node_get_end_column(pointer) + 1)
    if node.kind == .text || node.kind == .code {
      start = placed(node, at: start, line: line)
      end = node.kind == .text ? start + node.primary.offsets.count : max(end, start)
    }
    start = min(max(start, bounds.lowerBound), bounds.upperBound)
    return SourceRange(start..<min(max(end, start), bounds.upperBound))
  }

  private func placed(_ node: Node, at start: Int, line: Int32) -> Int {
    let literal = text[node.primary.offsets].prefix(12)
    guard line > 0, Int(line) <= lineStarts.count, !literal.isEmpty, !source[start...].starts(with: literal) else {
      return start
    }
    var index = lineStarts[Int(line) - 1]
    let end = Int(line) < lineStarts.count ? lineStarts[Int(line)] : source.count
    while index + literal.count <= end {
      if source[index] == literal[literal.startIndex], source[index...].starts(with: literal) { return index }
      index += 1
    }
    return start
  }
}
