/// Values to JSON (RFC 8259) as bytes, member by member: nothing is collected or reflected on, so that a file costs little more
/// than its length.
///
/// `<` is written as `\u003C`: the same bytes may stand in a script element of a page.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 4096) { bytes.reserveCapacity(capacity) }

  /// The whole as a file.
  static func file(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.object(body)
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
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

  private mutating func writeQuoted(_ text: some Collection<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    let done: Void? = text.withContiguousStorageIfAvailable { writeEscaped($0) }
    if done == nil { Array(text).withUnsafeBufferPointer { writeEscaped($0) } }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    for index in text.indices where Self.isSpecial(text[index]) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
      switch text[index] {
      case UInt8(ascii: "\""): bytes.write("\\\"")
      case UInt8(ascii: "\\"): bytes.write("\\\\")
      case UInt8(ascii: "\n"): bytes.write("\\n")
      case UInt8(ascii: "\t"): bytes.write("\\t")
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        bytes.write("\\u00")
        bytes.append(digits[Int(text[index] >> 4)])
        bytes.append(digits[Int(text[index] & 15)])
      }
      copied = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<") || byte == 0x7F
  }
}
