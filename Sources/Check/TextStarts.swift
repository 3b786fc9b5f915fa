import Entities

/// One walk over the words of an article that notes where something may begin that a rule looks for: two bytes in a row tell, of which
/// most texts have few.
struct TextStarts: Sendable {
  /// What may begin.
  struct Signs: OptionSet, Sendable {
    let rawValue: UInt16
    /// `:` or `=` behind the last letter of a word for a password, or behind a quote; the mark is the second byte, in full width
    /// the last of its bytes.
    static let passwordMark = Signs(rawValue: 1)
    /// `/p`, `/r`
    static let passwordSwitch = Signs(rawValue: 2)
    /// `-s`
    static let secureString = Signs(rawValue: 4)
    static let secret = Signs(rawValue: 8)
    /// A digit and a dot.
    static let dottedNumber = Signs(rawValue: 16)
    /// A hexadecimal digit and a colon.
    static let colonNumber = Signs(rawValue: 32)
    /// A hexadecimal digit and a hyphen.
    static let hyphenNumber = Signs(rawValue: 64)
    /// The first two bytes of a digit in full width.
    static let wideNumber = Signs(rawValue: 128)
    /// The sign is the second byte.
    static let atSign = Signs(rawValue: 256)
    /// `S-`
    static let securityIdentifier = Signs(rawValue: 512)
    /// A dot and the first letter of a private top level.
    static let privateLevel = Signs(rawValue: 1024)
    /// `\\`
    static let share = Signs(rawValue: 2048)
    /// `0x`
    static let hexNumber = Signs(rawValue: 4096)
    fileprivate static let lineFeed = Signs(rawValue: 1 << 15)
  }

  private struct Start: Sendable {
    /// Files are at most 4 GiB.
    let offset: UInt32
    let signs: Signs
  }

  private var starts: [Start] = []
  private var found: Signs = []
  /// Where lines end.
  private(set) var ends: [Int] = []

  init(_ bytes: [UInt8]) {
    starts.reserveCapacity(bytes.count / 64)
    ends.reserveCapacity(bytes.count / 32)
    bytes.withUnsafeBufferPointer { bytes in
      Self.table.withUnsafeBufferPointer { table in
        var pair: UInt16 = 0
        for index in bytes.indices {
          // The byte before and this one. The table has a place for all.
          pair = pair << 8 | UInt16(bytes[index])
          let signs = table[Int(pair)]
          if !signs.isEmpty { note(signs, at: index) }
        }
      }
    }
  }

  private mutating func note(_ signs: Signs, at index: Int) {
    if signs.contains(.lineFeed) { return ends.append(index) }
    starts.append(Start(offset: UInt32(clamping: index - 1), signs: signs))
    found.formUnion(signs)
  }

  /// Where one of the signs begins, in order.
  func places(of sign: Signs) -> [Int] {
    found.isDisjoint(with: sign) ? [] : starts.compactMap { $0.signs.isDisjoint(with: sign) ? nil : Int($0.offset) }
  }

  /// Where one of the signs begins in a short text, in order.
  static func places(of sign: Signs, in text: ArraySlice<UInt8>) -> [Int] {
    text.indices.dropLast().filter { !table[Int(text[$0]) << 8 | Int(text[$0 + 1])].isDisjoint(with: sign) }
  }

  // MARK: - Which bytes tell

  /// By both bytes.
  private static let table: [Signs] = {
    var table = Array(repeating: Signs(), count: 1 << 16)
    func enter(_ sign: Signs, _ first: some Sequence<UInt8>, _ second: some Sequence<UInt8>) {
      for one in first { for other in second { table[Int(one) << 8 | Int(other)].formUnion(sign) } }
    }
    enter(.passwordMark, Password.bytesBeforeMark, "=:".utf8)
    enter(.passwordMark, [0xBC], [0x9A, 0x9D])
    enter(.passwordSwitch, "/".utf8, "pPrR".utf8)
    enter(.secureString, "-".utf8, "sS".utf8)
    for pair in Secret.pairs { enter(.secret, [pair.first], [pair.second]) }
    enter(.dottedNumber, "0123456789".utf8, ".".utf8)
    enter(.colonNumber, hexDigits.utf8, ":".utf8)
    enter(.hyphenNumber, hexDigits.utf8, "-".utf8)
    enter(.wideNumber, [0xEF], [0xBC])
    enter(.atSign, 1...255, "@".utf8)
    enter(.securityIdentifier, "S".utf8, "-".utf8)
    enter(.privateLevel, ".".utf8, HostName.firstOfLevels)
    enter(.share, "\\".utf8, "\\".utf8)
    enter(.hexNumber, "0".utf8, "x".utf8)
    enter(.lineFeed, 0...255, "\n".utf8)
    return table
  }()

  private static let hexDigits = "0123456789abcdefABCDEF"
}
