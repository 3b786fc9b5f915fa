/// Gives events the provider that their block, table row or log record names.
struct SourceAssignment {
  private let text: ScanText
  private let marks: [SourceMark]
  private var byGroup: [Int: [SourceMark]] = [:]
  private var byBlock: [Int: [SourceMark]] = [:]

  /// How far from its source an event may stand, in bytes.
  private static let reach = 800

  init(text: ScanText, marks: [SourceMark]) {
    self.text = text
    self.marks = marks.filter { !$0.name.isEmpty }
    for mark in self.marks {
      let group = text.blocks[mark.block].group
      if group > 0 { byGroup[group, default: []].append(mark) }
      byBlock[mark.block, default: []].append(mark)
    }
  }

  /// - Parameter mentions: in the order of their ranges.
  func assigned(_ mentions: [Mention]) -> [Mention] {
    guard !marks.isEmpty else { return mentions }
    var mentions = mentions
    var block = 0
    var groupsWithEvents: Set<Int> = []
    var headings: [Int: [Int]] = [:]
    for index in mentions.indices where mentions[index].entity.kind == .event {
      let position = mentions[index].range.lowerBound
      while block < text.blocks.count - 1, text.blocks[block].range.upperBound <= position { block += 1 }
      groupsWithEvents.insert(text.blocks[block].group)
      if text.blocks[block].kind == .heading { headings[block, default: []].append(index) }
      if mentions[index].source == nil { mentions[index].source = source(for: position, in: block) }
    }
    assignToHeadings(headings, groupsWithEvents, &mentions)
    return mentions
  }

  private func source(for position: Int, in block: Int) -> String? {
    let group = text.blocks[block].group
    let near = byBlock[block] ?? (group > 0 ? byGroup[group] : nil) ?? record(around: block)
    return Self.nearest(near, to: position).flatMap { abs($0.position - position) <= Self.reach ? $0.name : nil }
  }

  /// - Parameter marks: in the order of their positions.
  private static func nearest(_ marks: [SourceMark], to position: Int) -> SourceMark? {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].position < position { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return marks.first }
    guard low < marks.count else { return marks.last }
    return position - marks[low - 1].position <= marks[low].position - position ? marks[low - 1] : marks[low]
  }

  /// Marks in the paragraphs around that are lines of the same record: each starts with a label.
  private func record(around block: Int) -> [SourceMark] {
    guard isLabelled(block) else { return [] }
    var marks: [SourceMark] = []
    for step in [-1, 1] {
      var other = block + step
      while text.blocks.indices.contains(other), abs(other - block) <= 8, isLabelled(other) {
        let found = byBlock[other] ?? []
        marks = step < 0 ? found + marks : marks + found
        other += step
      }
    }
    return marks
  }

  private func isLabelled(_ block: Int) -> Bool {
    guard text.blocks[block].kind == .prose || text.blocks[block].kind == .listItem else { return false }
    return text.bytes[text.blocks[block].range.clamped(to: 0..<text.bytes.count)].prefix(24).contains(UInt8(ascii: ":"))
  }

  /// A record with a source but no ID below a heading that names one event tells of that event.
  private func assignToHeadings(_ headings: [Int: [Int]], _ withEvents: Set<Int>, _ mentions: inout [Mention]) {
    for mark in marks where !withEvents.contains(text.blocks[mark.block].group) {
      guard let events = headings[text.blocks[mark.block].heading], events.count == 1 else { continue }
      if mentions[events[0]].source == nil { mentions[events[0]].source = mark.name }
    }
  }
}
