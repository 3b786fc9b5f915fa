import Diagnostics

/// Reads YAML of the plainest form, lines `key: plain text` or `key: "text"`, which nearly all articles have, ten times as fast as a
/// YAML parser; anything else is left to the parser.
enum SimpleYAML {
  /// - Returns: nil unless every line is blank, a comment, or `key: value` with nothing or a scalar that YAML 1.2 reads as its own text.
  static func entries(of yaml: ArraySlice<UInt8>) -> [FrontMatter.Entry]? {
    guard holdsOnlyText(yaml) else { return nil }
    var entries: [FrontMatter.Entry] = []
    var number = 1
    var start = yaml.startIndex
    while start < yaml.endIndex {
      number += 1
      let end = yaml[start...].firstIndex(of: UInt8(ascii: "\n")) ?? yaml.endIndex
      let line = trimmed(yaml[start..<end])
      start = end + 1
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      guard let (name, value) = entry(of: line) else { return nil }
      let key = String(decoding: name, as: UTF8.self)
      guard !entries.contains(where: { $0.key == key }) else { return nil }
      entries.append(
        FrontMatter.Entry(
          key: key, keyPosition: SourcePosition(line: number, column: 1),
          value: FrontMatter.Value(
            content: .text(String(decoding: isQuoted(value) ? value.dropFirst().dropLast() : value, as: UTF8.self)),
            position: SourcePosition(line: number, column: value.startIndex - line.startIndex + 1))))
      guard entries.count < keyLimit else { return nil }
    }
    return entries
  }

  /// Whether lines end as ours do and nothing stands in them that the parser refuses, ends a line at or drops: control characters (a
  /// carriage return by itself, U+0085), U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF.
  private static func holdsOnlyText(_ yaml: ArraySlice<UInt8>) -> Bool {
    yaml.withUnsafeBufferPointer { bytes in
      func follow(_ index: Int, _ second: UInt8, _ third: ClosedRange<UInt8>) -> Bool {
        index + 2 < bytes.count && bytes[index + 1] == second && third.contains(bytes[index + 2])
      }
      return bytes.indices.allSatisfy { index in
        switch bytes[index] {
        case UInt8(ascii: "\n"), UInt8(ascii: "\t"): true
        case UInt8(ascii: "\r"): index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
        case 0x00..<0x20, 0x7F: false
        case 0xC2: index + 1 < bytes.count && bytes[index + 1] >= 0xA0
        case 0xE2: !follow(index, 0x80, 0xA8...0xA9)
        case 0xEF: !follow(index, 0xBB, 0xBF...0xBF) && !follow(index, 0xBF, 0xBE...0xBF)
        default: true
        }
      }
    }
  }

  /// More keys than any article has are left to the parser, which looks for repeated ones in less than their square.
  private static let keyLimit = 64

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.endIndex
    while end > line.startIndex, line[end - 1] == 0x20 || line[end - 1] == 0x0D || line[end - 1] == 0x09 { end -= 1 }
    return line[..<end]
  }

  private static func entry(of line: ArraySlice<UInt8>) -> (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
    let key = line[..<colon]
    guard key.allSatisfy(isKeyByte), isLetter(line[line.startIndex]) else { return nil }
    // Nothing, unless a block follows: its lines are indented or begin with a hyphen, and are none of ours.
    if colon + 1 == line.endIndex { return (key, line[(colon + 1)...]) }
    guard line[colon + 1] == 0x20 else { return nil }
    let value = line[(colon + 1)...].drop { $0 == 0x20 }
    return isPlain(value) || isQuoted(value) ? (key, value) : nil
  }

  /// A text in quotes on one line, with nothing in it that means something else there (YAML 1.2.2, 7.3.1 and 7.3.2).
  private static func isQuoted(_ value: ArraySlice<UInt8>) -> Bool {
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), value.count >= 2,
      value.last == quote
    else { return false }
    return value.dropFirst().dropLast().allSatisfy {
      $0 != quote && $0 != UInt8(ascii: "\\") && $0 >= 0x20 && $0 != 0x7F
    }
  }

  /// A plain scalar on one line without `: `, ` #` or an indicator at its beginning (YAML 1.2.2, 7.3.3).
  private static func isPlain(_ value: ArraySlice<UInt8>) -> Bool {
    guard let first = value.first, isLetter(first) || isDigit(first) || isSign(first) || first >= 0x80 else {
      return false
    }
    var previous: UInt8 = 0
    for byte in value {
      if byte < 0x20 || byte == 0x7F { return false }
      if previous == UInt8(ascii: ":"), byte == 0x20 { return false }
      if previous == 0x20, byte == UInt8(ascii: "#") { return false }
      previous = byte
    }
    return previous != UInt8(ascii: ":")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
  /// Signs that mean nothing where a value begins.
  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "/")
  }
  private static func isKeyByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
