/// Whole numbers as printable characters, so that postings are text: 45 characters end a number, 45 others continue it.
///
/// A number is written from its last digit to base 45: digits with more to come as `digit + 45`, the first one as itself. The
/// character of a value is the one of the alphabet at that place: U+0021 to U+007E without `$`, `\`, `` ` `` and `~`.
package enum NumberText {
  static let base = 45
  static let alphabet: [UInt8] = (0x21...0x7D).filter { $0 != 0x24 && $0 != 0x5C && $0 != 0x60 }
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
    return values
  }()

  @inline(__always)
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= base {
      bytes.append(alphabet[base + rest % base])
      rest /= base
    }
    bytes.append(alphabet[rest])
  }

  /// Reads numbers one after the other; nil at the end and at anything that is no number below 2^40.
  package struct Reader {
    private let bytes: ArraySlice<UInt8>
    private var index: Int

    package init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      index = bytes.startIndex
    }

    package mutating func next() -> Int? {
      var number = 0
      var scale = 1
      while index < bytes.endIndex {
        let value = Int(NumberText.values[Int(bytes[index])])
        guard value < 2 * base, scale < 1 << 35 else { return nil }
        index += 1
        number += value % base * scale
        if value < base { return number }
        scale *= base
      }
      return nil
    }
  }
}
