/// One pass over a text: stops at what may name an entity and keeps what does.
struct ScanPass {
  private let text: ScanText
  let bytes: [UInt8]
  let blocks: [ScanText.Block]
  let cues: CueTable

  private(set) var mentions: [Mention] = []
  /// Places where a text names the source of an event: `Source: Schannel`.
  private(set) var sources: [SourceMark] = []

  /// What the numbers of a list are.
  struct List {
    let rule: String
    let meaning: ContextRule.Meaning
    let form: Candidate.Form
    /// Where its last value ends.
    var end: Int
    /// Events: the index of its first mention, and the provider that the words beside one of its values name.
    var first = 0
    var source: String?
    /// Nothing of it was read yet: it is expected by a column's heading or the words above the list.
    var isExpected = false
  }

  var list: List?
  /// Numbers of the block or table row at hand that nothing has named yet, and the numbers of the symbols in it.
  var undecided: [Candidate] = []
  private(set) var symbolNumbers: [UInt32] = []
  private(set) var rowHasSymbol = false
  /// The block at hand and its range within the text.
  private(set) var block = 0
  private(set) var range = 0..<0
  private var columns = Columns()
  private var introduction = Introduction()

  init(_ text: ScanText, cues: CueTable) {
    self.text = text
    bytes = text.bytes
    blocks = text.blocks
    self.cues = cues
  }

  mutating func run() {
    for index in blocks.indices {
      block = index
      range = blocks[index].range.clamped(to: 0..<bytes.count)
      if blocks[index].kind == .linkTarget {
        if let kb = LinkTarget.kb(in: bytes, range) { mentions.append(kb) }
        continue
      }
      startBlock(index)
      list = expectedList()
      if isSourceCell(index) {
        sources.append(SourceMark(value: range, block: index, in: bytes))
      }
      scanWords()
    }
  }

  /// The cells of a table's row tell of each other; other blocks stand alone.
  private mutating func startBlock(_ index: Int) {
    let isSameRow =
      index > 0 && blocks[index].group > 0 && blocks[index].kind == .tableCell
      && blocks[index].group == blocks[index - 1].group
    guard !isSameRow else { return }
    undecided.removeAll(keepingCapacity: true)
    symbolNumbers.removeAll(keepingCapacity: true)
    rowHasSymbol = false
  }

  private mutating func expectedList() -> List? {
    let block = blocks[block]
    var meaning: ContextRule.Meaning?
    var rule = "column"
    switch block.kind {
    case .tableCell, .tableHeader:
      meaning = columns.meaning(block.columnHeading, of: blocks, in: bytes)
      if meaning == nil, let label = label(of: self.block) {
        meaning = columns.meaning(ofLabel: label, of: blocks, in: bytes)
      }
    case .listItem:
      meaning = introduction.meaning(in: text)
      rule = "list-below"
    case .prose, .heading: introduction.stands(in: self.block)
    default: break
    }
    if meaning == nil, let rule = ruleAbove() { return expected(rule.meaning, by: rule.name) }
    return meaning.map { expected($0, by: rule) }
  }

  private func expected(_ meaning: ContextRule.Meaning, by rule: String) -> List {
    List(rule: rule, meaning: meaning, form: .decimal, end: range.lowerBound, isExpected: true)
  }

  /// The cell to the left, which may name what this one holds: `|Event ID|1057|`.
  private func label(of cell: Int) -> Int? {
    guard cell > 0, blocks[cell].column > 0, blocks[cell - 1].column == blocks[cell].column - 1,
      blocks[cell - 1].group == blocks[cell].group
    else { return nil }
    return cell - 1
  }

  private mutating func isSourceCell(_ cell: Int) -> Bool {
    if columns.isSource(blocks[cell].columnHeading, of: blocks, in: bytes) { return true }
    return label(of: cell).map { columns.isSource(label: $0, of: blocks, in: bytes) } == true
  }

  /// The rule whose words end the paragraph above: `Stop code:` over a quote of `0x0000003B`.
  private func ruleAbove() -> ContextRule? {
    guard block > 0, isParagraph(block), isParagraph(block - 1) else { return nil }
    let above = blocks[block - 1].range.clamped(to: 0..<bytes.count)
    var end = above.upperBound - 1
    while end >= above.lowerBound, bytes[end].isBlank || bytes[end] == UInt8(ascii: "*") { end -= 1 }
    guard end > above.lowerBound, bytes[end] == UInt8(ascii: ":"),
      let found = rulesBefore(end, notBefore: above.lowerBound)
    else { return nil }
    return found.rules.lazy.map { ContextRule.all[$0] }.first { Self.labels.contains($0.name) }
  }

  private func isParagraph(_ block: Int) -> Bool {
    switch blocks[block].kind {
    case .prose, .listItem, .code: true
    default: false
    }
  }

  private static let labels: Set<String> = ["event-id-label", "code-label", "stop-code", "kb-word"]

  private mutating func scanWords() {
    var index = range.lowerBound
    while let found = WordFinder.next(from: index, to: range.upperBound, in: bytes) {
      if found.traits == ByteClass.kana {
        readJapaneseSource(at: found.word.lowerBound)
      } else {
        readWord(found.word, traits: found.traits)
      }
      index = found.word.upperBound
    }
  }

  private mutating func readWord(_ word: Range<Int>, traits: UInt8) {
    if traits & ByteClass.digit != 0, readNumber(word) { return }
    if traits & ByteClass.upper != 0,
      traits & ByteClass.underscore != 0 || bytes.has(Symbols.socketPrefix, at: word.lowerBound)
    {
      readSymbol(word)
    } else if word.count == 6 || word.count == 8,
      let mark = SourceMark(label: word, block: block, within: range, in: bytes)
    {
      sources.append(mark)
    }
  }

  private mutating func readJapaneseSource(at index: Int) {
    if let mark = SourceMark(japaneseAt: index, block: block, within: range, in: bytes) { sources.append(mark) }
  }

  private mutating func readSymbol(_ word: Range<Int>) {
    if word.lowerBound > 0, bytes[word.lowerBound - 1] == UInt8(ascii: "\\") { return }
    guard let kind = Symbols.kind(of: word, in: bytes) else { return }
    let numbers = CodeTable.rows(ofSymbol: bytes, word).map(\.number.bits)
    if kind == .symbol {
      rowHasSymbol = true
      acceptUndecided(equalTo: numbers)
      symbolNumbers = (symbolNumbers + numbers).suffix(Self.undecidedLimit)
    }
    let name = String(decoding: bytes[word], as: UTF8.self)
    add(Entity(kind, name), word, rule: kind == .stop ? "stop-name" : "symbol")
    list = List(rule: Symbols.listRule, meaning: kind == .stop ? .stop : .code, form: .hex, end: word.upperBound)
  }

  /// - Returns: false where the word is no number.
  private mutating func readNumber(_ word: Range<Int>) -> Bool {
    if let kb = KBWord.digits(of: word, in: bytes) {
      add(Entity(.kb, kb), word, rule: "kb-token")
      list = List(rule: "kb-list", meaning: .kb, form: .decimal, end: word.upperBound)
      return true
    }
    if let cve = CVEWord.mention(at: word, within: range, in: bytes) {
      mentions.append(cve)
      return true
    }
    guard let candidate = Candidate(word: word, notBefore: range.lowerBound, in: bytes) else { return false }
    if !isPartOfLarger(candidate) { decide(candidate) }
    return true
  }

  /// Gives a provider to the events of a list that have none yet.
  mutating func name(_ source: String, from first: Int) {
    for index in mentions.indices.suffix(from: min(first, mentions.count)) where mentions[index].source == nil {
      if mentions[index].entity.kind == .event { mentions[index].source = source }
    }
  }

  mutating func add(_ entity: Entity, _ range: Range<Int>, rule: String, isSelf: Bool = false, source: String? = nil) {
    var index = mentions.count
    while index > 0, mentions[index - 1].range.lowerBound > range.lowerBound { index -= 1 }
    mentions.insert(Mention(entity, source: source, range: range, rule: rule, isSelf: isSelf), at: index)
  }
}
