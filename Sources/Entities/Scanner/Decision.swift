/// Decides by its surroundings whether a number is an entity, and which.
extension ScanPass {
  mutating func decide(_ candidate: Candidate) {
    let earlier = list
    list = nil
    if hasUnit(after: candidate) { return }
    if let tag = XMLTag.meaning(before: candidate.range.lowerBound, notBefore: range.lowerBound, in: bytes) {
      return accept(candidate, as: tag, rule: "xml-element")
    }
    if let found = rulesBefore(candidate.range.lowerBound) {
      if let rule = found.first(where: { $0.forms.takes(candidate.shape) }) {
        return accept(candidate, as: rule.meaning, rule: rule.name, continues: rule.continues)
      }
    } else if let earlier, let joint = joint(of: earlier, with: candidate) {
      return extend(earlier, with: candidate, joint)
    }
    if namesSymbol(after: candidate) { return accept(candidate, as: .code, rule: "code-before-symbol") }
    if let rule = ruleAfter(candidate) {
      return accept(candidate, as: rule.meaning, rule: rule.name, continues: rule.continues)
    }
    if blocks[block].kind != .code, let provider = Provider.name(before: candidate, within: range, in: bytes) {
      return acceptEvent(candidate, rule: "event-after-provider", source: provider)
    }
    if Neighbourhood(candidate, within: range, in: bytes).presentsCode {
      accept(candidate, as: .code, rule: "code-by-shape")
    }
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

  /// The rules whose words stand before `start` with only separators and fillers between; nil where no rule's words do.
  private func rulesBefore(_ start: Int) -> [ContextRule]? {
    var position = start
    for _ in 0..<8 {
      if let found = cues.rules(endingAt: position, notBefore: range.lowerBound, in: bytes) {
        return found.rules.map { ContextRule.all[$0] }
      }
      guard let next = Gap.start(endingAt: position, notBefore: range.lowerBound, in: bytes) else { return nil }
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
    while position < range.upperBound, isClosing(bytes[position]) {
      position += 1
    }
    guard let rules = cues.rules(startingAt: position, notBeyond: range.upperBound, in: bytes) else { return nil }
    // `1 error`, `the last 10 events`: counts are small.
    if candidate.form == .decimal, candidate.digits < 3 || Provider.years.contains(candidate.number) { return nil }
    return rules.lazy.map { ContextRule.all[$0] }.first { $0.forms.takes(candidate.shape) }
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
    // `1,000,000`; a list of events has other numbers.
    if candidate.form == .decimal, bytes.has(Self.thousands, at: end) { return true }
    // Parts of GUIDs; `2201-2307` is a range of decimals.
    if candidate.form == .bareHex {
      if end + 1 < range.upperBound, bytes[end] == .hyphen, bytes[end + 1].isHexDigit { return true }
      if start - 2 >= range.lowerBound, bytes[start - 1] == .hyphen, bytes[start - 2].isHexDigit { return true }
    }
    return false
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
    return Units.contains(bytes[position..<end])
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
