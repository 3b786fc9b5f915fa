import Diagnostics

/// Finds the runs of tildes that open and close deleted text (GFM 0.29, section 6.5), among the texts of one parent each.
///
/// `~~` always may; a single `~` only between blanks or punctuation and a word, since `PROGRA~1` and `~/.ssh` are no marks.
struct Strikethrough {
  /// A tilde run in a text node.
  struct Run: Hashable {
    let node: Int
    /// Offset in `MarkdownDocument.text`.
    let offset: Int
    let count: Int
  }

  /// Runs that open and runs that close, in document order.
  private(set) var openers: Set<Run> = []
  private(set) var closers: Set<Run> = []

  /// Unmatched openers of a parent, by length.
  private struct Stack {
    var single: [(run: Run, order: Int)] = []
    var double: [(run: Run, order: Int)] = []
  }

  init(of document: MarkdownDocument) {
    var parents: [Int] = []
    var stacks: [Int: Stack] = [:]
    var order = 0
    for (index, node) in document.nodes.enumerated() {
      while let parent = parents.last, document.nodes[parent].end <= index { parents.removeLast() }
      if node.kind == .text, let parent = parents.last {
        let edges = Edges(of: index, in: parent, document)
        document.text.withUnsafeBufferPointer { bytes in
          readRuns(
            of: index, node.primary.offsets, edges, in: bytes, stack: &stacks[parent, default: Stack()], &order)
        }
      }
      if node.end > index + 1 { parents.append(index) }
    }
  }

  /// What stands on both sides of a text: a blank at a line's beginning and end, a letter for other inlines.
  private struct Edges {
    let before: UInt32
    let after: UInt32

    init(of text: Int, in parent: Int, _ document: MarkdownDocument) {
      let next = Int(document.nodes[text].end)
      let isLast = next == Int(document.nodes[parent].end)
      before = text == parent + 1 || Self.isBreak(document.nodes[text - 1]) ? 0x20 : 0x61
      after = isLast || Self.isBreak(document.nodes[next]) ? 0x20 : 0x61
    }

    private static func isBreak(_ node: Node) -> Bool { node.kind == .softBreak || node.kind == .lineBreak }
  }

  private mutating func readRuns(
    of node: Int, _ range: Range<Int>, _ edges: Edges, in bytes: UnsafeBufferPointer<UInt8>, stack: inout Stack,
    _ order: inout Int
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "~") else {
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound, bytes[index] == UInt8(ascii: "~") { index += 1 }
      guard index - start <= 2 else { continue }
      order += 1
      let run = Run(node: node, offset: start, count: index - start)
      let before = start > range.lowerBound ? Characters.before(start, in: bytes) : edges.before
      let after = index < range.upperBound ? Characters.after(index, in: bytes) : edges.after
      match(run, before: before, after: after, stack: &stack, order: order)
    }
  }

  private mutating func match(_ run: Run, before: UInt32, after: UInt32, stack: inout Stack, order: Int) {
    func isOutside(_ character: UInt32) -> Bool {
      run.count == 2 || Characters.isSpace(character) || Characters.isPunctuation(character)
    }
    let closes = !Characters.isSpace(before) && isOutside(after)
    let opens = !Characters.isSpace(after) && isOutside(before)
    if closes, let opener = run.count == 2 ? stack.double.popLast() : stack.single.popLast() {
      openers.insert(opener.run)
      closers.insert(run)
      // What opened in between stays text: pairs do not cross.
      while let last = stack.single.last, last.order > opener.order { stack.single.removeLast() }
      while let last = stack.double.last, last.order > opener.order { stack.double.removeLast() }
    } else if opens {
      if run.count == 2 { stack.double.append((run, order)) } else { stack.single.append((run, order)) }
    }
  }
}
