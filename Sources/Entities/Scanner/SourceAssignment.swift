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
    let nearest = near.min { abs($0.position - position) < abs($1.position - position) }
    return nearest.flatMap { abs($0.position - position) <= Self.reach ? $0.name : nil }
  }

  /// Marks in the paragraphs around that are lines of the same record: each starts with a label.
  private func record(around block: Int) -> [SourceMark] {
    guard isLabelled(block) else { return [] }
    var marks: [SourceMark] = []
    for step in [-1, 1] {
      var other = block + step
      while text.blocks.indices.contains(other), abs(other - block) <= 8, isLabelled(other) {
        marks += byBlock[other] ?? []
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
