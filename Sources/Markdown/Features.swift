/// Which extensions a text can hold at all, by the bytes that each begins with: what is absent costs no pass.
struct Features: OptionSet {
  let rawValue: UInt16
  /// `|`
  static let tables = Features(rawValue: 1)
  /// `:::` at the beginning of a line.
  static let directives = Features(rawValue: 2)
  /// `~`
  static let tildes = Features(rawValue: 4)
  /// `[^`
  static let footnotes = Features(rawValue: 8)
  /// `[[`
  static let wikiLinks = Features(rawValue: 16)
  /// `[!`: alerts, includes, videos.
  static let marks = Features(rawValue: 32)
  /// `{#`
  static let headingIDs = Features(rawValue: 64)
  /// `[ ]`, `[x]`
  static let tasks = Features(rawValue: 128)
  /// Characters beyond Latin-1 as UTF-8 (E3 and above): Kana, Han, full width.
  static let wide = Features(rawValue: 256)
  /// `\~`
  static let escapedTildes = Features(rawValue: 512)
  /// `\[`
  static let escapedBrackets = Features(rawValue: 2048)
  /// Bytes that masks are made of: nothing can be masked.
  static let maskBytes = Features(rawValue: 1024)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// One look at each byte.
  init(of text: [UInt8]) {
    self = []
    text.withUnsafeBufferPointer { bytes in
      var index = Self.signs.next(from: 0, in: bytes)
      while index < bytes.count {
        let byte = bytes[index]
        let previous = index > 0 ? bytes[index - 1] : UInt8(ascii: "\n")
        switch byte {
        case UInt8(ascii: "|"): insert(.tables)
        case UInt8(ascii: ":"): if previous == byte { insert(.directives) }
        case UInt8(ascii: "~"): insert(previous == UInt8(ascii: "\\") ? [.tildes, .escapedTildes] : .tildes)
        case UInt8(ascii: "^"): if previous == UInt8(ascii: "[") { insert(.footnotes) }
        case UInt8(ascii: "["):
          if previous == byte { insert(.wikiLinks) } else if previous == UInt8(ascii: "\\") { insert(.escapedBrackets) }
        case UInt8(ascii: "!"): if previous == UInt8(ascii: "[") { insert(.marks) }
        case UInt8(ascii: "#"): if previous == UInt8(ascii: "{") { insert(.headingIDs) }
        case UInt8(ascii: "]"):
          if previous == UInt8(ascii: " ") || previous | 0x20 == UInt8(ascii: "x") { insert(.tasks) }
        case 0xE3...0xEF: insert(.wide)
        case 0x01, 0x03...0x06: insert(.maskBytes)
        case UInt8(ascii: "?"), UInt8(ascii: ">"):
          if previous == UInt8(ascii: "?"), index > 1, bytes[index - 2] == UInt8(ascii: "<") { insert(.maskBytes) }
        default: break
        }
        index = Self.signs.next(from: index + 1, in: bytes)
      }
    }
  }

  private static let signs = SignBytes(Array("|:~^[]!#?>".utf8) + [0x01] + (0x03...0x06) + (0xE3...0xEF))
}
