/// A number in a text that may name an entity, before its context is looked at.
struct Candidate {
  enum Form {
    /// Digits, perhaps with a sign.
    case decimal
    /// `0x` and 1 to 8 hexadecimal digits.
    case hex
    /// Eight hexadecimal digits: with a letter, or with a first digit that a decimal of eight hardly has (`80070005`).
    case bareHex
  }

  let form: Form
  /// With the sign or the `0x`.
  let range: Range<Int>
  /// Its number; decimals beyond 18 digits are no candidates.
  let number: Int
  /// How many digits are written.
  let digits: Int

  /// The canonical value as an error code; nil beyond 32 bits.
  var code: Entity? {
    switch form {
    case .decimal: CodeNumber.canonical(decimal: number).map { Entity(.code, $0) }
    case .hex, .bareHex: UInt32(exactly: number).map { Entity(.code, CodeNumber($0).hex) }
    }
  }

  /// Reads the number that a word (letters, digits, underscores) is; nil where the word is something else. Its sign stands
  /// not before `start`.
  init?(word: Range<Int>, notBefore start: Int = 0, in bytes: [UInt8]) {
    let first = bytes[word.lowerBound]
    if first == UInt8(ascii: "0"), word.count > 2, bytes[word.lowerBound + 1] | 0x20 == UInt8(ascii: "x") {
      self.init(hex: word, in: bytes)
    } else {
      self.init(digits: word, notBefore: start, in: bytes)
    }
  }

  private init?(hex word: Range<Int>, in bytes: [UInt8]) {
    let start = word.lowerBound + 2
    var end = start
    var number = 0
    while end < word.upperBound, end < start + 9, bytes[end].isHexDigit {
      number = number << 4 | bytes[end].hexValue
      end += 1
    }
    guard end > start, end <= start + 8, Self.isSuffix(bytes[end..<word.upperBound]) else { return nil }
    self.init(form: .hex, range: word.lowerBound..<end, number: number, digits: end - start)
  }

  private init?(digits word: Range<Int>, notBefore start: Int, in bytes: [UInt8]) {
    var decimal = 0
    var hex = 0
    var end = word.lowerBound
    var letters = 0
    while end < word.upperBound, end < word.lowerBound + 18, bytes[end].isHexDigit {
      letters += bytes[end].isDigit ? 0 : 1
      if letters == 0 { decimal = decimal * 10 + bytes[end].hexValue }
      hex = hex << 4 & 0xFFFF_FFFF | bytes[end].hexValue
      end += 1
    }
    let count = end - word.lowerBound
    if letters > 0 {
      guard count == 8, Self.isSuffix(bytes[end..<word.upperBound]) else { return nil }
      self.init(form: .bareHex, range: word.lowerBound..<end, number: hex, digits: 8)
    } else {
      // `2974s`: several events of that number; `10060L`: a number of C.
      let suffix = bytes[end..<word.upperBound]
      guard count > 0,
        suffix.elementsEqual([UInt8(ascii: "s")]) || suffix.elementsEqual([UInt8(ascii: "L")]) || suffix.isEmpty
      else { return nil }
      let isNegative = Self.hasSign(before: word.lowerBound, notBefore: start, in: bytes)
      let first = bytes[word.lowerBound]
      if count == 8, !isNegative, first == UInt8(ascii: "0") || first == UInt8(ascii: "8") {
        self.init(form: .bareHex, range: word.lowerBound..<end, number: hex, digits: 8)
        return
      }
      self.init(
        form: .decimal, range: word.lowerBound - (isNegative ? 1 : 0)..<end, number: isNegative ? -decimal : decimal,
        digits: count)
    }
  }

  private init(form: Form, range: Range<Int>, number: Int, digits: Int) {
    self.form = form
    self.range = range
    self.number = number
    self.digits = digits
  }

  /// Suffixes of C's integer constants.
  private static func isSuffix(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 2 && bytes.allSatisfy { $0 | 0x20 == UInt8(ascii: "l") || $0 | 0x20 == UInt8(ascii: "u") }
  }

  /// A hyphen that joins nothing: `(-2146893043`, `= -5`, not `2201-2307`, `KB-303972`.
  private static func hasSign(before digits: Int, notBefore start: Int, in bytes: [UInt8]) -> Bool {
    guard digits > start, bytes[digits - 1] == .hyphen else { return false }
    guard digits - 1 > start else { return true }
    let before = bytes[digits - 2]
    return !before.isWord && before != .hyphen && before != UInt8(ascii: ")")
  }
}

extension UInt8 {
  /// Of a hexadecimal digit; meaningless for other bytes.
  var hexValue: Int { isDigit ? Int(self & 15) : Int((self | 0x20) &- 0x57) & 15 }
}
