/// Decides by its surroundings whether a number is an entity, and which.
extension ScanPass {
  mutating func decide(_ candidate: Candidate) {
    let earlier = list
    list = nil
    if hasUnit(after: candidate) { return }
    if let tag = XMLTag.meaning(before: candidate.range.lowerBound, notBefore: range.lowerBound, in: bytes) {
      return accept(candidate, as: tag, rule: "xml-element")
    }
    if isRecordID(candidate) { return accept(candidate, as: .event, rule: "event-record-id") }
    if let found = rulesBefore(candidate.range.lowerBound) {
      if let index = found.rules.first(where: { takes(ContextRule.all[$0], candidate, wordsAt: found.start) }) {
        let rule = ContextRule.all[index]
        return accept(candidate, as: rule.meaning, rule: rule.name, continues: rule.continues)
      }
    } else if let earlier, let joint = joint(of: earlier, with: candidate) {
      return extend(earlier, with: candidate, joint)
    }
    if namesSymbol(after: candidate) { return accept(candidate, as: .code, rule: "code-before-symbol") }
    if let rule = ruleAfter(candidate) { return accept(candidate, andListedBefore: rule) }
    if blocks[block].kind != .code, let provider = Provider.name(before: candidate, within: range, in: bytes) {
      return acceptEvent(candidate, rule: "event-after-provider", source: provider)
    }
    if equalsSymbol(candidate) { return accept(candidate, as: .code, rule: "code-beside-symbol") }
    if let kb = Neighbourhood(candidate, within: range, in: bytes).kbRule {
      return accept(candidate, as: .kb, rule: kb)
    }
    if presentsCode(candidate) { return accept(candidate, as: .code, rule: "code-by-shape") }
    if undecided.count == Self.undecidedLimit { undecided.removeFirst() }
    undecided.append(candidate)
  }

  /// A row or a sentence names few numbers; more would cost their square.
  static let undecidedLimit = 8

  private func takes(_ rule: ContextRule, _ candidate: Candidate, wordsAt start: Int? = nil) -> Bool {
    guard rule.forms.takes(candidate.shape) else { return false }
    if candidate.form == .decimal, candidate.digits < rule.leastDigits { return false }
    if rule.startsWithCapital, let start, !bytes[start].isUpper { return false }
    guard rule.needsErrorNear else { return true }
    let neighbourhood = Neighbourhood(candidate, within: range, in: bytes)
    return neighbourhood.isKnownError || neighbourhood.speaksOfErrors
  }

  /// `4844 (0x12EC)` is one number twice: what the decimal is not, the other is neither, if it is no HRESULT or NTSTATUS.
  private func presentsCode(_ candidate: Candidate) -> Bool {
    let neighbourhood = Neighbourhood(candidate, within: range, in: bytes)
    guard let last = undecided.last, last.form == .decimal, last.number == candidate.number,
      last.range.upperBound + 3 >= candidate.range.lowerBound, !neighbourhood.isTypical
    else { return neighbourhood.presentsCode }
    return neighbourhood.presentsCode && Neighbourhood(last, within: range, in: bytes).followsError
  }

  /// `ID: 300` on a line of its own in a record that names its source or log on another.
  private func isRecordID(_ candidate: Candidate) -> Bool {
    let start = candidate.range.lowerBound
    guard candidate.shape.takes(.short) else { return false }
    var end = start
    while end > range.lowerBound, bytes[end - 1] == .space { end -= 1 }
    let label = end - Self.recordID.count
    guard label >= range.lowerBound, bytes.hasWord(Self.recordID, at: label) else { return false }
    var line = label
    while line > range.lowerBound, bytes[line - 1] == .space { line -= 1 }
    guard line == range.lowerBound || bytes[line - 1] == .lineFeed else { return false }
    let around = max(range.lowerBound, start - 200)..<min(range.upperBound, candidate.range.upperBound + 200)
    return around.contains { position in
      bytes[position] == .lineFeed && Self.recordLabels.contains { bytes.hasWord($0, at: position + 1) }
    } || Self.recordLabels.contains { bytes.hasWord($0, at: range.lowerBound) }
  }

  private static let recordID = Array("id:".utf8)
  private static let recordLabels = ["source:", "log name:", "log:", "level:"].map { Array($0.utf8) }

  /// The number of a symbol that stands before it in its row or paragraph.
  private func equalsSymbol(_ candidate: Candidate) -> Bool {
    if rowHasSymbol, isWholeCell(candidate) { return true }
    guard !symbolNumbers.isEmpty, isDistinctive(candidate), let bits = candidate.bits else { return false }
    return symbolNumbers.contains(bits)
  }

  /// In a row that names an error a cell that is a number and nothing else is the error's.
  private func isWholeCell(_ candidate: Candidate) -> Bool {
    guard blocks[block].kind == .tableCell, candidate.form != .decimal || candidate.digits >= 3,
      candidate.form != .decimal || candidate.shape.takes(.short)
    else { return false }
    let before = bytes[..<candidate.range.lowerBound].last { $0 != .space }
    let after = bytes[candidate.range.upperBound...].first { $0 != .space }
    return (before ?? .lineFeed) == .lineFeed && (after ?? .lineFeed) == .lineFeed
  }

  /// In a sentence a small number may be anything.
  private func isDistinctive(_ candidate: Candidate) -> Bool {
    candidate.form != .decimal || candidate.digits >= 2 || blocks[block].kind == .tableCell
  }

  /// Numbers before a symbol that are its value: `|1130|0x46A|ERROR_NOT_ENOUGH_SERVER_MEMORY|`.
  mutating func acceptUndecided(equalTo numbers: [UInt32]) {
    for candidate in undecided {
      guard isDistinctive(candidate), let bits = candidate.bits else { continue }
      if numbers.contains(bits) || isWholeCell(candidate) { accept(candidate, as: .code, rule: "code-beside-symbol") }
    }
    undecided.removeAll()
  }

  /// The words after the last value of a list are those of all: `1000 および 1001 のイベント`.
  private mutating func accept(_ candidate: Candidate, andListedBefore rule: ContextRule) {
    var next = candidate.range.lowerBound
    var listed: [Candidate] = []
    while let last = undecided.last, last.range.lowerBound >= range.lowerBound, last.form == candidate.form,
      last.digits >= 3, next - last.range.upperBound <= 32,
      let joint = Joint(last.range.upperBound..<next, in: bytes), joint == .word || joint == .comma, takes(rule, last)
    {
      listed.append(undecided.removeLast())
      next = last.range.lowerBound
    }
    for candidate in listed.reversed() { accept(candidate, as: rule.meaning, rule: rule.name) }
    guard rule.meaning == .event else {
      return accept(candidate, as: rule.meaning, rule: rule.name, continues: rule.continues)
    }
    let source = Provider.name(beside: candidate.range, within: range, in: bytes)
    acceptEvent(candidate, rule: rule.name, source: source, of: list)
  }

  /// - Parameter earlier: the list that the event continues; all events of a list have the provider that one has.
  private mutating func acceptEvent(_ candidate: Candidate, rule: String, source: String?, of earlier: List? = nil) {
    let source = source ?? earlier?.source
    let first = earlier.flatMap { $0.isExpected ? nil : $0.first } ?? mentions.count
    add(Entity(.event, String(candidate.number)), candidate.range, rule: rule, source: source)
    list = List(
      rule: rule, meaning: .event, form: .decimal, end: candidate.range.upperBound, first: first, source: source)
    if let source, earlier?.source == nil { name(source, from: first) }
  }

  private mutating func accept(
    _ candidate: Candidate, as meaning: ContextRule.Meaning, rule: String, continues: Bool = true
  ) {
    switch meaning {
    case .event:
      return acceptEvent(
        candidate, rule: rule, source: Provider.name(beside: candidate.range, within: range, in: bytes))
    case .kb: add(Entity(.kb, String(candidate.number)), candidate.range, rule: rule)
    case .ownKB: add(Entity(.kb, String(candidate.number)), candidate.range, rule: rule, isSelf: true)
    case .stop:
      guard let bits = UInt32(exactly: candidate.number) else { return }
      add(Entity(.stop, CodeNumber(bits).hex), candidate.range, rule: rule)
    case .code:
      // Zero is success.
      guard candidate.number != 0, let entity = candidate.code else { return }
      add(entity, candidate.range, rule: rule)
    case .nothing: break
    }
    if continues {
      list = List(rule: rule, meaning: meaning, form: candidate.form, end: candidate.range.upperBound)
    }
  }

  /// The rules whose words stand before `start` with only separators and fillers between, and where the words start; nil
  /// where no rule's words do. Rules are indices in `ContextRule.all`.
  func rulesBefore(_ start: Int, notBefore bound: Int? = nil) -> (rules: [Int], start: Int)? {
    let bound = bound ?? range.lowerBound
    var position = start
    for _ in 0..<8 {
      if let found = cues.rules(endingAt: position, notBefore: bound, in: bytes) {
        return found
      }
      guard let next = Gap.start(endingAt: position, notBefore: bound, in: bytes) else { return nil }
      if blocks[block].kind == .code, bytes[next..<position].contains(.lineFeed) { return nil }
      position = next
    }
    return nil
  }

  /// `0x000006E4 (RPC_S_CANNOT_SUPPORT)`, `8610 ERROR_DS_ROLE_NOT_VERIFIED`.
  private func namesSymbol(after candidate: Candidate) -> Bool {
    var start = candidate.range.upperBound
    while start < range.upperBound, start < candidate.range.upperBound + 4, Joint.isLight(bytes[start]) { start += 1 }
    guard start > candidate.range.upperBound, start < range.upperBound, bytes[start].isUpper else { return false }
    var end = start
    while end < range.upperBound, end - start <= 80, bytes[end].isWord { end += 1 }
    guard bytes[start..<end].contains(.underscore) else { return false }
    return Symbols.kind(of: start..<end, in: bytes) == .symbol
  }

  private func isClosing(_ byte: UInt8) -> Bool {
    byte == .space || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "*")
  }

  private func ruleAfter(_ candidate: Candidate) -> ContextRule? {
    var position = candidate.range.upperBound
    // `HostAgentFail (2912) error`
    if bytes.has([UInt8(ascii: ")")], at: position), bytes.has([UInt8(ascii: "(")], at: candidate.range.lowerBound - 1)
    {
      position += 1
    }
    while position < range.upperBound, isClosing(bytes[position]) { position += 1 }
    // `36874 Schannel イベント`
    let end = Provider.end(startingAt: position, within: range, in: bytes)
    guard let rules = cues.rules(startingAt: end ?? position, notBeyond: range.upperBound, in: bytes) else {
      return nil
    }
    // `1 error`, `the last 10 events`, `more than 1000 events`: amounts.
    if candidate.form == .decimal {
      if candidate.digits < 3 || Provider.years.contains(candidate.number) || isAmount(candidate) { return nil }
    }
    return rules.lazy.map { ContextRule.all[$0] }.first {
      takes($0, candidate) && (end == nil || $0.meaning == .event)
    }
  }

  /// `more than 1000 events`, `195,728 events`
  private func isAmount(_ candidate: Candidate) -> Bool {
    let start = candidate.range.lowerBound
    if start - 2 >= range.lowerBound, bytes[start - 1] == UInt8(ascii: ","), bytes[start - 2].isDigit { return true }
    var end = start
    while end > range.lowerBound, bytes[end - 1] == .space { end -= 1 }
    var first = end
    while first > range.lowerBound, end - first < 16, bytes[first - 1].isLetter { first -= 1 }
    return Units.limit(first..<end, of: bytes)
  }

  /// How a number hangs on a list's last value; nil where it does not.
  private func joint(of list: List, with candidate: Candidate) -> Joint? {
    guard list.end <= candidate.range.lowerBound, candidate.range.lowerBound - list.end <= 64,
      let joint = Joint(list.end..<candidate.range.lowerBound, in: bytes)
    else { return nil }
    let continues =
      switch list.meaning {
      case .event: candidate.shape.takes(.short) && joint != .bracket && (list.isExpected || joint != .none)
      case .kb, .ownKB:
        candidate.shape.takes(list.isExpected ? [.kb, .oldKB] : .kb) && (list.isExpected || joint != .none)
      case .nothing: joint != .none
      case .stop: candidate.form != .decimal
      case .code: continuesCodes(list, candidate, joint)
      }
    return continues ? joint : nil
  }

  private func continuesCodes(_ list: List, _ candidate: Candidate, _ joint: Joint) -> Bool {
    if candidate.form != .decimal || candidate.shape == .long { return list.isExpected || joint != .none }
    // `64-00000003` is one code of App-V.
    if bytes.has([.hyphen], at: candidate.range.upperBound) { return false }
    return list.isExpected || (list.form == .decimal && joint == .word) || joint == .bracket
  }

  private mutating func extend(_ earlier: List, with candidate: Candidate, _ joint: Joint) {
    if earlier.meaning == .stop, earlier.rule != Symbols.listRule, !earlier.isExpected, joint != .word {
      // `Stop 0x0000000A (0x1, 0x2)`: what follows without a word between are parameters.
      list = earlier
      list?.end = candidate.range.upperBound
    } else if earlier.meaning == .event {
      let source = Provider.name(after: candidate.range.upperBound, within: range, in: bytes)
      acceptEvent(candidate, rule: earlier.rule, source: source, of: earlier)
    } else {
      accept(candidate, as: earlier.meaning, rule: earlier.rule)
    }
  }

  /// Digits with a dot and digits beside them: versions, addresses, amounts; digits of GUIDs.
  func isPartOfLarger(_ candidate: Candidate) -> Bool {
    let (start, end) = (candidate.range.lowerBound, candidate.range.upperBound)
    let dot = UInt8(ascii: ".")
    if end + 1 < range.upperBound, bytes[end] == dot, bytes[end + 1].isDigit { return true }
    if start - 2 >= range.lowerBound, bytes[start - 1] == dot, bytes[start - 2].isDigit { return true }
    if isPartOfTime(start, end) { return true }
    // `1,000,000`; a list of events has other numbers.
    if candidate.form == .decimal, bytes.has(Self.thousands, at: end) { return true }
    // Parts of GUIDs; `2201-2307` is a range of decimals.
    if candidate.form == .bareHex {
      if end + 1 < range.upperBound, bytes[end] == .hyphen, bytes[end + 1].isHexDigit { return true }
      if start - 2 >= range.lowerBound, bytes[start - 1] == .hyphen, bytes[start - 2].isHexDigit { return true }
    }
    return false
  }

  /// `17:27:33,950`, `9/9/2010`, `2010-09-09`.
  private func isPartOfTime(_ start: Int, _ end: Int) -> Bool {
    let colon = UInt8(ascii: ":")
    if start - 4 >= range.lowerBound, bytes[start - 2].isDigit, bytes[start - 3].isDigit, bytes[start - 4] == colon,
      bytes[start - 1] == colon || bytes[start - 1] == UInt8(ascii: ",")
    {
      return true
    }
    guard end + 2 < range.upperBound, bytes[end + 1].isDigit else { return false }
    switch bytes[end] {
    case colon: return end - start <= 2 && bytes[end + 2].isDigit
    case UInt8(ascii: "/"): return end - start <= 2 && bytes[end + 1..<range.upperBound].prefix(3).contains(bytes[end])
    case .hyphen: return end - start == 4 && end + 3 < range.upperBound && bytes[end + 3] == .hyphen
    default: return false
    }
  }

  private static let thousands = Array(",000".utf8)

  /// `5 minutes`, `100%`, `5 個`: amounts, whatever stands before them.
  private func hasUnit(after candidate: Candidate) -> Bool {
    guard candidate.form == .decimal else { return false }
    var position = candidate.range.upperBound
    if position < range.upperBound, bytes[position] == UInt8(ascii: "%") { return true }
    while position < range.upperBound, bytes[position] == .space { position += 1 }
    if Units.areCounted(at: position, in: bytes) { return true }
    var end = position
    while end < range.upperBound, bytes[end].isLetter, end - position < 12 { end += 1 }
    guard end > position else { return false }
    return Units.contain(position..<end, of: bytes)
  }
}

extension Candidate {
  /// The shapes of a number for `ContextRule.forms`.
  var shape: ContextRule.Forms {
    switch form {
    case .hex: .hex
    case .bareHex: .bareHex
    case .decimal: decimalShape
    }
  }

  private var decimalShape: ContextRule.Forms {
    switch digits {
    case _ where number < 0: .long
    case 1...4: .short
    case 5: number <= 65535 ? [.short, .oldKB] : .oldKB
    case 6...7: .kb
    default: .long
    }
  }
}

extension ContextRule.Forms {
  func takes(_ shape: Self) -> Bool { !isDisjoint(with: shape) }
}
