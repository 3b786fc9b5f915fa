/// What stands between two values of a list: `1057, 1058 and 1059`, `1057/36870`, `0x6bf (1727)`.
enum Joint {
  /// Nothing, blanks or quotes.
  case none
  case comma
  /// `and`, `or`, `to`, a slash, a hyphen, または.
  case word
  case bracket

  /// - Returns: nil where something else stands in the gap.
  init?(_ gap: Range<Int>, in bytes: [UInt8]) {
    var joint = Joint.none
    var position = gap.lowerBound
    while position < gap.upperBound {
      let byte = bytes[position]
      if byte.isBlank || Self.neutral.contains(byte) {
        position += 1
      } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
        if joint != .word { joint = .comma }
        position += 1
      } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "=") {
        joint = .bracket
        position += 1
      } else if Self.signs.contains(byte) {
        joint = .word
        position += 1
      } else if let word = Self.words.first(where: { Self.matches($0.text, at: position, in: bytes, gap.upperBound) }) {
        joint = word.joint == .none ? joint : word.joint
        position += word.text.count
      } else {
        return nil
      }
    }
    self = joint
  }

  /// Blanks, brackets, `=`, `:` and `-`, as stand between a number and its name.
  static func isLight(_ byte: UInt8) -> Bool {
    switch byte {
    case .space, .hyphen, UInt8(ascii: "("), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "\""): true
    default: false
    }
  }

  private static let neutral = ByteSet("\"'`*)]:")
  private static let signs = ByteSet("/-&~|")
  private static let words: [(text: [UInt8], joint: Joint)] =
    ["and", "or", "to", "through", "および", "または", "もしくは", "および、", "～", "〜", "–", "—", "と", "や", "から"]
    .map { (Array($0.utf8), .word) }
    + ["、", "・", "，"].map { (Array($0.utf8), .comma) }
    + ["event", "events", "id", "ids", "article", "articles", "kb", "イベント", "”", "“", "error"]
    .map { (Array($0.utf8), .none) }

  private static func matches(_ word: [UInt8], at position: Int, in bytes: [UInt8], _ end: Int) -> Bool {
    guard position + word.count <= end else { return false }
    for (index, byte) in word.enumerated() where bytes[position + index].lowercased != byte { return false }
    let isASCII = !word[0].isBeyondASCII
    return !isASCII || position + word.count == end || !bytes[position + word.count].isWord
  }
}
