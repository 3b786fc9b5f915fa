/// Values to JSON (RFC 8259) as bytes, member by member: nothing is collected or reflected on, so that a file costs little more
/// than its length.
///
/// `<` is written as `\u003C`: the same bytes may stand in a script element of a page.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// The whole of a file, in place of what `bytes` held.
  static func file(in bytes: inout [UInt8], _ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(capacity: 0)
    swap(&writer.bytes, &bytes)
    writer.bytes.removeAll(keepingCapacity: true)
    writer.object(body)
    writer.bytes.append(UInt8(ascii: "\n"))
    swap(&writer.bytes, &bytes)
  }

  // MARK: - Members

  mutating func object(_ key: StaticString, _ body: (inout JSONWriter) -> Void) {
    write(key: key)
    open(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Left out where it has no elements, unless `keepsEmpty`.
  mutating func array<Elements: Collection>(
    _ key: StaticString, _ elements: Elements, keepsEmpty: Bool = false,
    _ body: (inout JSONWriter, Elements.Element) -> Void
  ) {
    guard keepsEmpty || !elements.isEmpty else { return }
    write(key: key)
    open(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in for element in elements { body(&writer, element) } }
  }

  /// Left out where it has no elements.
  mutating func texts(_ key: StaticString, _ elements: some Collection<String>) {
    array(key, elements) { $0.text($1) }
  }

  /// Left out where it is nil or empty.
  mutating func text(_ key: StaticString, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    write(key: key)
    writeQuoted(text.utf8)
  }

  /// UTF-8; kept even where it is empty.
  mutating func text(_ key: StaticString, bytes text: some Collection<UInt8>) {
    write(key: key)
    writeQuoted(text)
  }

  mutating func number(_ key: StaticString, _ number: Int?) {
    guard let number else { return }
    write(key: key)
    bytes.write(String(number))
  }

  /// Left out where it is false.
  mutating func flag(_ key: StaticString, _ flag: Bool) {
    guard flag else { return }
    write(key: key)
    bytes.write("true")
  }

  // MARK: - Elements

  mutating func object(_ body: (inout JSONWriter) -> Void) { open(UInt8(ascii: "{"), UInt8(ascii: "}"), body) }

  mutating func text(_ text: String) {
    separate()
    writeQuoted(text.utf8)
  }

  // MARK: - Bytes

  private mutating func open(_ start: UInt8, _ end: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(start)
    body(&self)
    bytes.append(end)
  }

  private mutating func write(key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.write(key)
    bytes.write("\":")
  }

  /// A comma behind anything but an opening or a key: no value ends with these bytes.
  private mutating func separate() {
    switch bytes.last {
    case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): break
    default: bytes.append(UInt8(ascii: ","))
    }
  }

  private mutating func writeQuoted(_ text: some Collection<UInt8>) { bytes.writeJSON(text) }
}

extension [UInt8] {
  /// A text as JSON, which YAML reads as well.
  /// - Parameter isPlain: the text never stands in a page, and keeps its `<`.
  mutating func writeJSON(_ text: some Collection<UInt8>, isPlain: Bool = false) {
    append(UInt8(ascii: "\""))
    let done: Void? = text.withContiguousStorageIfAvailable { writeJSON(bytes: $0, isPlain) }
    if done == nil { Array(text).withUnsafeBufferPointer { writeJSON(bytes: $0, isPlain) } }
    append(UInt8(ascii: "\""))
  }

  private mutating func writeJSON(bytes text: UnsafeBufferPointer<UInt8>, _ isPlain: Bool) {
    var copied = 0
    var index = 0
    while true {
      index = Self.firstSpecial(in: text, from: index)
      append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
      guard index < text.count else { return }
      switch text[index] {
      case UInt8(ascii: "\""): write("\\\"")
      case UInt8(ascii: "\\"): write("\\\\")
      case UInt8(ascii: "\n"): write("\\n")
      case UInt8(ascii: "\t"): write("\\t")
      case UInt8(ascii: "<") where isPlain: append(text[index])
      default:
        write("\\u00")
        append(Self.digit(text[index] >> 4))
        append(Self.digit(text[index] & 15))
      }
      index += 1
      copied = index
    }
  }

  /// Where the next byte stands that is not written as it is, or the end: eight bytes at a time, as most texts have few of them.
  private static func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
    // The top bit of each byte that is zero, and perhaps of one behind it.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }
    var index = start
    while index + 8 <= text.count {
      // In bounds: eight bytes are left.
      let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let controls = (word &- ones &* 0x20) & ~word & tops
      let others =
        zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C) | zeros(word ^ ones &* 0x3C)
        | zeros(word ^ ones &* 0x7F)
      guard controls | others == 0 else { break }
      index += 8
    }
    while index < text.count, !isSpecial(text[index]) { index += 1 }
    return index
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<") || byte == 0x7F
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }
}
