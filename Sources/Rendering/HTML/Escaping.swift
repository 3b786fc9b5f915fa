/// Bytes of text to bytes of HTML.
extension [UInt8] {
  package mutating func write(_ string: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount))
  }

  package mutating func write(_ string: String) { append(contentsOf: string.utf8) }

  /// Text content or a double-quoted attribute's value: `&`, `<`, `>` and `"` become references.
  package mutating func writeEscaped(_ text: some Collection<UInt8>) {
    let done: Void? = text.withContiguousStorageIfAvailable { writeEscaped(bytes: $0) }
    if done == nil { Array(text).withUnsafeBufferPointer { writeEscaped(bytes: $0) } }
  }

  package mutating func writeEscaped(_ text: String) { writeEscaped(text.utf8) }

  private mutating func writeEscaped(bytes: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    while let index = Self.nextSpecial(in: bytes, from: copied) {
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<index]))
      switch bytes[index] {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "<"): write("&lt;")
      case UInt8(ascii: ">"): write("&gt;")
      case UInt8(ascii: "\""): write("&quot;")
      // HTML has no way to write the other control characters.
      default: write("\u{FFFD}")
      }
      copied = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
  }

  /// Eight bytes at a time where none of them can be special; the bit trick tells whether one of eight is zero, or below a space.
  private static func nextSpecial(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let references =
          hasZero(word ^ ones &* 0x26) | hasZero(word ^ ones &* 0x22) | hasZero((word | ones &* 2) ^ ones &* 0x3E)
        let controls = hasZero(word ^ ones &* 0x7F) | (word &- ones &* 0x20) & ~word
        if (references | controls) & ones &* 0x80 == 0 {
          index += 8
          continue
        }
      }
      for place in index..<Swift.min(index + 8, bytes.count) where isSpecial(bytes[place]) { return place }
      index += 8
    }
    return nil
  }

  /// The upper bit of at least one byte is set where a byte is zero.
  @inline(__always)
  private static func hasZero(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: true
    default: false
    }
  }

  /// A destination as an attribute's value: percent-encodes what no URL holds, keeps what is encoded already (as cmark does,
  /// but a `%` that encodes nothing is encoded itself).
  package mutating func writeURL(_ url: some Collection<UInt8>) {
    let digits = Array("0123456789ABCDEF".utf8)
    for index in url.indices {
      let byte = url[index]
      switch byte {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "%") where !Self.isEncoding(url[index...].prefix(3)): write("%25")
      case UInt8(ascii: "'"): write("&#x27;")
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        append(byte)
      default:
        if Self.urlCharacters.contains(byte) {
          append(byte)
        } else {
          append(UInt8(ascii: "%"))
          append(digits[Int(byte >> 4)])
          append(digits[Int(byte & 15)])
        }
      }
    }
  }

  /// `%2F`.
  private static func isEncoding(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.count == 3
      && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
  }

  private static let urlCharacters = Set("-_.+!*(),%#@?=;:/,+$~".utf8)
}
