/// Finds the entities that a query names: the rules of articles, cut to what stands in a line of words (see SearchFormat.md).
struct QueryEntities {
  private(set) var entities: [SearchQuery.Entity] = []
  /// Units that only say what a number is, with the number's unit.
  private(set) var passed: [Int: Int] = [:]
  /// Units that surely name an entity.
  private(set) var sure: Set<Int> = []
  private let units: [QueryUnit]
  private let source: [UInt8]
  private let words: [String: Set<String>]

  private static let kinds = ["event", "kb", "code", "stop"]

  init(units: [QueryUnit], source: [UInt8], words: [String: Set<String>]) {
    self.units = units
    self.source = source
    self.words = words
    for (number, unit) in units.enumerated() where !unit.isRun {
      guard let (entity, context) = entity(at: number, unit) else { continue }
      entities.append(SearchQuery.Entity(terms: entity.terms, isSure: entity.isSure, unit: number))
      if entity.isSure { sure.insert(number) }
      for place in number - context..<number where !units[place].isRun || names(units[place]) { passed[place] = number }
    }
  }

  /// A run may hold more than the word for the kind; then all of it stays.
  private func names(_ unit: QueryUnit) -> Bool {
    Self.kinds.contains { words[$0]?.contains(unit.plain) == true }
  }

  private struct Context {
    var kind = ""
    var units = 0
  }

  /// What the units before a number say of it: the first kind that they name, else the first whose words a run ends with.
  private func context(_ before: [QueryUnit]) -> Context {
    let kinds = Self.kinds + ["provider", "product"]
    for isWhole in [true, false] {
      for kind in kinds {
        for count in stride(from: min(3, before.count), to: 0, by: -1) where says(kind, before.suffix(count), isWhole) {
          return Context(kind: kind, units: count)
        }
      }
    }
    return Context()
  }

  private func says(_ kind: String, _ part: ArraySlice<QueryUnit>, _ isWhole: Bool) -> Bool {
    guard let words = words[kind], let first = part.first else { return false }
    let text = part.map(\.plain).joined()
    if isWhole { return words.contains(text) }
    let least = text.utf16.count - first.plain.utf16.count + 2
    return first.isRun && words.contains { text.hasSuffix($0) && $0.utf16.count >= least }
  }

  private func entity(at number: Int, _ unit: QueryUnit) -> (SearchQuery.Entity, context: Int)? {
    let text = Array(unit.lower.utf8)
    if let cve = Self.cve(text) { return (SearchQuery.Entity(terms: [cve], isSure: true), 0) }
    let before = Array(units[max(0, number - 3)..<number])
    var context = context(before)
    var digits = text[...]
    if let letters = Self.letters(before: text), !Self.isBareHex(text[...]) {
      context = self.context(before + [QueryUnit(word: letters)])
      guard ["event", "kb", "code"].contains(context.kind) else { return nil }
      context.units -= 1
      digits = text.suffix(while: { $0 &- 0x30 < 10 })
    }
    let known = Self.kinds.contains(context.kind) ? context.units : 0
    if let bits = Self.hexadecimal(digits, isStop: context.kind == "stop") {
      let codes = Self.codeTerms(bits)
      let terms = context.kind == "stop" ? [Self.stopTerm(bits), codes[0]] : codes + [Self.stopTerm(bits)]
      return (SearchQuery.Entity(terms: terms, isSure: true), known)
    }
    guard (1...10).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    if unit.range.upperBound < source.count, source[unit.range.upperBound] == 0x25 { return nil }
    let magnitude = digits.reduce(0) { $0 * 10 + Int($1 & 15) }
    let isNegative = digits.count == text.count && hasSign(before: unit.range.lowerBound)
    guard let guess = guess(isNegative ? -magnitude : magnitude, Array(digits), context.kind) else { return nil }
    return (guess, guess.isSure ? known : 0)
  }

  /// A hyphen that joins nothing.
  private func hasSign(before start: Int) -> Bool {
    guard start > 0, source[start - 1] == 0x2D else { return false }
    guard start > 1 else { return true }
    var first = start - 2
    while first > 0, source[first] & 0xC0 == 0x80 { first -= 1 }
    return Scalars.class(of: Scalars.decode(source, at: first).scalar) == .separator
  }

  /// What a decimal may be, by the words before it, by its size, and by whether it is the whole query.
  private func guess(_ value: Int, _ digits: [UInt8], _ context: String) -> SearchQuery.Entity? {
    let kb = (5...7).contains(digits.count) && digits[0] != 0x30 ? ["@kb:\(value.magnitude)"] : []
    let event = (0...65535).contains(value) ? ["@event:\(value)"] : []
    let code = (-0x8000_0000...0xFFFF_FFFF).contains(value) ? Self.codeTerms(UInt32(truncatingIfNeeded: value)) : []
    func sure(_ terms: [String]) -> SearchQuery.Entity? {
      terms.isEmpty ? nil : SearchQuery.Entity(terms: terms, isSure: true)
    }
    switch context {
    case "event", "provider": return sure(event)
    case "kb": return sure(kb)
    case "code": return sure(code)
    default: break
    }
    if units.count == 1 || units.count <= 3 && digits.count >= 6 {
      return sure((digits.count >= 6 ? kb : []) + event + code.prefix(1))
    }
    if value.magnitude >= 0x1000_0000 { return sure(code) }
    if digits.count >= 6 { return sure(kb) }
    if context == "product" || digits.count < 3 || (1990..<2040).contains(value) { return nil }
    return SearchQuery.Entity(terms: event + code.prefix(1), isSure: false)
  }

  /// `cve-2017-5715`.
  private static func cve(_ text: [UInt8]) -> String? {
    let parts = text.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].elementsEqual("cve".utf8), parts[1].count == 4, (4...7).contains(parts[2].count),
      parts[1...].allSatisfy({ $0.allSatisfy { $0 &- 0x30 < 10 } })
    else { return nil }
    return "@cve:CVE-" + String(decoding: parts[1], as: UTF8.self) + "-" + String(decoding: parts[2], as: UTF8.self)
  }

  /// The letters of a word of letters and two to ten digits, perhaps with a hyphen between.
  private static func letters(before text: [UInt8]) -> String? {
    let letters = text.prefix { $0 &- 0x61 < 26 }
    var rest = text[letters.endIndex...]
    if rest.first == 0x2D { rest = rest.dropFirst() }
    guard (1...12).contains(letters.count), (2...10).contains(rest.count), rest.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func isBareHex(_ text: ArraySlice<UInt8>) -> Bool { text.count == 8 && text.allSatisfy(isHexDigit) }

  /// `0x` and up to eight digits; eight digits with a letter, or with a first digit that decimals hardly have; behind a word for
  /// bug checks any.
  private static func hexadecimal(_ text: ArraySlice<UInt8>, isStop: Bool) -> UInt32? {
    if text.starts(with: [0x30, 0x78]) {
      let digits = text.dropFirst(2)
      guard (1...8).contains(digits.count), digits.allSatisfy(isHexDigit) else { return nil }
      return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
    let fits =
      isStop
      ? (1...8).contains(text.count) && text.allSatisfy(isHexDigit)
      : isBareHex(text)
        && (text.first == 0x30 || text.first == 0x38 || text.contains { $0 &- 0x61 < 6 })
    return fits ? UInt32(String(decoding: text, as: UTF8.self), radix: 16) : nil
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte &- 0x61 < 6 }

  /// The page of a 32-bit number as an error code, and that of the same error under another number.
  private static func codeTerms(_ bits: UInt32) -> [String] {
    if bits >> 16 == 0x8007, bits & 0xFFFF != 0 { return [codeTerm(bits), codeTerm(bits & 0xFFFF)] }
    if bits > 0, bits <= 0xFFFF { return [codeTerm(bits), codeTerm(0x8007_0000 | bits)] }
    return [codeTerm(bits)]
  }

  private static func codeTerm(_ bits: UInt32) -> String {
    bits <= 0xFFFF || bits > 0xFFFF_0000
      ? "@code:dec:\(Int32(bitPattern: bits))" : "@code:0x" + hexadecimal(bits)
  }

  private static func stopTerm(_ bits: UInt32) -> String { "@stop:0x" + hexadecimal(bits) }

  private static func hexadecimal(_ bits: UInt32) -> String {
    let digits = String(bits, radix: 16, uppercase: true)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}

extension Array where Element == UInt8 {
  fileprivate func suffix(while predicate: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, predicate(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
