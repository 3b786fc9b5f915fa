/// A language's data as bytes, as the lexer asks for them.
final class CompiledLanguage: Sendable {
  struct Delimited: Sendable {
    let start: [UInt8]
    let end: [UInt8]
    let escape: UInt8?
    let isMultiline: Bool

    init(_ data: CodeLanguage.Delimited) {
      start = Array(data.start.utf8)
      end = Array(data.end.utf8)
      escape = data.escape?.asciiValue
      isMultiline = data.isMultiline
    }
  }

  struct LineComment: Sendable {
    let mark: [UInt8]
    let place: CodeLanguage.LineComment.Place
  }

  let data: CodeLanguage
  let lineComments: [LineComment]
  let blockComments: [Delimited]
  let strings: [Delimited]
  let keyMark: UInt8?
  private let wordBytes: [Bool]
  private let variableBytes: [Bool]
  /// With what comments and strings begin.
  private let markBytes: [Bool]
  /// By first byte, in lower case: a bit for each length that a keyword or a type has.
  private let wordLengths: [UInt32]

  /// - Returns: nil for a name that no language has first.
  static func named(_ name: String) -> CompiledLanguage? { byName[name] }

  private static let byName: [String: CompiledLanguage] = Dictionary(
    CodeLanguage.all.map { ($0.name, CompiledLanguage($0)) }, uniquingKeysWith: { first, _ in first })

  private init(_ data: CodeLanguage) {
    self.data = data
    lineComments = data.lineComments.map { LineComment(mark: Array($0.mark.utf8), place: $0.place) }
    blockComments = data.blockComments.map(Delimited.init)
    strings = data.strings.map(Delimited.init)
    keyMark = data.key?.mark.asciiValue
    let others = data.wordCharacters.compactMap(\.asciiValue)
    let marks = data.variableMarks.compactMap(\.asciiValue)
    wordBytes = (UInt8.min...UInt8.max).map { Self.isLetter($0) || $0 >= 0x80 || others.contains($0) }
    variableBytes = (UInt8.min...UInt8.max).map(marks.contains)
    let starts = lineComments.map(\.mark) + (blockComments + strings).map(\.start)
    let firsts = starts.compactMap { $0.first.map { $0 | 0x20 } }
    markBytes = (UInt8.min...UInt8.max).map { firsts.contains($0 | 0x20) }
    var lengths = Array(repeating: UInt32(0), count: 256)
    for word in data.keywords.union(data.types) {
      guard let first = word.utf8.first else { continue }
      lengths[Int(first | 0x20)] |= Self.bit(word.utf8.count)
    }
    wordLengths = lengths
  }

  /// All long words have one.
  private static func bit(_ length: Int) -> UInt32 { 1 << UInt32(min(length, 31)) }

  /// False for what can be neither a keyword nor a type, as most words: by their beginning and length. Letters of other scripts may have
  /// another length in lower case.
  func mayKnow(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return wordLengths[Int(first | 0x20)] & Self.bit(word.count) != 0 || word.contains { $0 >= 0x80 }
  }

  /// Whether a comment or a string may begin with a byte, in upper or lower case.
  func mayBeginMark(_ byte: UInt8) -> Bool { markBytes[Int(byte)] }

  func isWord(_ byte: UInt8) -> Bool { wordBytes[Int(byte)] || Self.isDigit(byte) }

  func beginsWord(_ byte: UInt8) -> Bool { wordBytes[Int(byte)] }

  func beginsVariable(_ byte: UInt8) -> Bool { variableBytes[Int(byte)] }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
}
