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

  /// Sixteen bytes at a time where none of them can be special.
  private static func nextSpecial(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      let end = Swift.min(index + 16, bytes.count)
      if let block = lastSixteen(of: bytes, before: end), !mayHoldSpecial(block) {
        index = end
        continue
      }
      for place in index..<end where isSpecial(bytes[place]) { return place }
      index = end
    }
    return nil
  }

  /// The bytes that end at a place; of a text of 8 to 15 bytes some stand in it twice. Nil for a shorter one.
  private static func lastSixteen(of bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> SIMD16<UInt8>? {
    let raw = UnsafeRawBufferPointer(bytes)
    if end >= 16 { return raw.loadUnaligned(fromByteOffset: end - 16, as: SIMD16<UInt8>.self) }
    guard end >= 8 else { return nil }
    return SIMD16(
      lowHalf: raw.loadUnaligned(fromByteOffset: 0, as: SIMD8<UInt8>.self),
      highHalf: raw.loadUnaligned(fromByteOffset: end - 8, as: SIMD8<UInt8>.self))
  }

  /// False where no byte is special. In arithmetic, as comparisons of vectors are made one by one: the upper bit of a byte below 0x80 less
  /// one is set where it is zero, and less 0x20 where it is a control character.
  private static func mayHoldSpecial(_ block: SIMD16<UInt8>) -> Bool {
    let quoteOrAnd = (block & 0xFB) ^ 0x22
    let lessOrGreater = (block | 0x02) ^ 0x3E
    let marks = (quoteOrAnd &- 1) | (lessOrGreater &- 1) | ((block ^ 0x7F) &- 1) | (block &- 0x20)
    let words = unsafeBitCast(marks & ~block, to: SIMD2<UInt64>.self)
    return (words[0] | words[1]) & 0x8080_8080_8080_8080 != 0
  }

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
    let done: Void? = url.withContiguousStorageIfAvailable { writeURL(bytes: $0) }
    if done == nil { Array(url).withUnsafeBufferPointer { writeURL(bytes: $0) } }
  }

  private mutating func writeURL(bytes: UnsafeBufferPointer<UInt8>) {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "%") where !Self.isEncoding(bytes[index...].prefix(3)): write("%25")
      case UInt8(ascii: "'"): write("&#x27;")
      case _ where Self.isURLCharacter(byte): append(byte)
      default:
        append(UInt8(ascii: "%"))
        append(Self.hexDigit(byte >> 4))
        append(Self.hexDigit(byte & 15))
      }
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 0x30 : 0x37) }

  /// `%2F`.
  private static func isEncoding(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.count == 3
      && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
  }

  private static func isURLCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"),
      UInt8(ascii: "(")...UInt8(ascii: ";"):
      true
    case UInt8(ascii: "_"), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
      UInt8(ascii: "="), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
