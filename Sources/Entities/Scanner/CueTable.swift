/// Looks up which rules' words stand directly before or after a place.
struct CueTable: Sendable {
  private struct Cue: Sendable {
    let bytes: [UInt8]
    let rules: [Int]
    /// The byte beside the one it is filed under; 0 where any may stand there.
    let second: UInt8
  }

  /// By the byte that the words end with (before a number) or start with (after it), the longest first.
  private let before: [[Cue]]
  private let after: [[Cue]]

  static let standard = CueTable(ContextRule.all)

  init(_ rules: [ContextRule]) {
    before = Self.table(rules.map(\.before)) { ($0.last, $0.dropLast().last) }
    after = Self.table(rules.map(\.after)) { ($0.first, $0.dropFirst().first) }
  }

  private static func table(_ words: [[String]], key: ([UInt8]) -> (UInt8?, UInt8?)) -> [[Cue]] {
    var rules: [String: [Int]] = [:]
    for (rule, list) in words.enumerated() {
      for text in list { rules[text, default: []].append(rule) }
    }
    var table: [[Cue]] = Array(repeating: [], count: 256)
    for (text, numbers) in rules.sorted(by: { ($1.key.utf8.count, $0.key) < ($0.key.utf8.count, $1.key) }) {
      let bytes = Array(text.utf8)
      let (first, second) = key(bytes)
      if let first {
        let isAny = second.map(\.isBlank) ?? true
        table[Int(first)].append(Cue(bytes: bytes, rules: numbers, second: isAny ? 0 : second ?? 0))
      }
    }
    return table
  }

  /// The rules of the longest words that end at `end`, and where they start; nothing before `start` is looked at.
  func rules(endingAt end: Int, notBefore start: Int, in bytes: [UInt8]) -> (rules: [Int], start: Int)? {
    guard end > start else { return nil }
    let cues = before[Int(bytes[end - 1].lowercased)]
    let second = end - 1 > start ? bytes[end - 2].lowercased : 0
    for index in cues.indices where cues[index].second == 0 || cues[index].second == second {
      if let found = Self.match(cues[index].bytes, endingAt: end, notBefore: start, in: bytes) {
        return (cues[index].rules, found)
      }
    }
    return nil
  }

  /// The rules of the longest words that start at `start`; nothing from `end` on is looked at.
  func rules(startingAt start: Int, notBeyond end: Int, in bytes: [UInt8]) -> [Int]? {
    guard start < end else { return nil }
    let cues = after[Int(bytes[start].lowercased)]
    let second = start + 1 < end ? bytes[start + 1].lowercased : 0
    for index in cues.indices where cues[index].second == 0 || cues[index].second == second {
      if Self.matches(cues[index].bytes, startingAt: start, notBeyond: end, in: bytes) { return cues[index].rules }
    }
    return nil
  }

  /// A blank in the words stands for any number of blanks.
  private static func match(_ cue: [UInt8], endingAt end: Int, notBefore start: Int, in bytes: [UInt8]) -> Int? {
    var position = end
    for byte in cue.reversed() {
      if byte == .space {
        var blanks = 0
        while position > start, blanks < 4, bytes[position - 1].isBlank {
          position -= 1
          blanks += 1
        }
      } else {
        guard position > start, bytes[position - 1].lowercased == byte else { return nil }
        position -= 1
      }
    }
    return cue[0].isWord
      && isPartOfWord(
        at: position, notBefore: start, isAddress: cue.contains(UInt8(ascii: "/")), in: bytes)
      ? nil : position
  }

  /// The letters before make it another word: `preerror`, the file `output.msg`, the option `-rc`.
  private static func isPartOfWord(
    at position: Int, notBefore start: Int, isAddress: Bool, in bytes: [UInt8]
  ) -> Bool {
    guard position > start else { return false }
    let isFirst = position - 1 == start
    switch bytes[position - 1] {
    case UInt8(ascii: "."): return !isFirst && bytes[position - 2].isWord && bytes[position].isLower && !isAddress
    case .hyphen, UInt8(ascii: "/"): return bytes[position].isLower && (isFirst || bytes[position - 2].isBlank)
    case let byte: return byte.isWord
    }
  }

  private static func matches(_ cue: [UInt8], startingAt start: Int, notBeyond end: Int, in bytes: [UInt8]) -> Bool {
    var position = start
    for byte in cue {
      if byte == .space {
        while position < end, bytes[position].isBlank { position += 1 }
      } else {
        guard position < end, bytes[position].lowercased == byte else { return false }
        position += 1
      }
    }
    guard position < end, cue.last?.isWord == true else { return true }
    // `kpid="6104" status="suspended"`: another attribute.
    return !bytes[position].isWord && bytes[position] != UInt8(ascii: "=")
  }
}
