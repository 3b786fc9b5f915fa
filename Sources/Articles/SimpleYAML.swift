import Diagnostics

/// Reads YAML of the plainest form, `key: plain text` lines, which nearly all articles have, ten times as fast as a YAML parser;
/// anything else is left to the parser.
enum SimpleYAML {
  /// - Returns: nil unless every line is blank or `key: value` with a plain scalar that YAML 1.2 reads as its own text.
  static func entries(of yaml: String) -> [(key: String, keyPosition: SourcePosition, value: FrontMatter.Value)]? {
    var entries: [(key: String, keyPosition: SourcePosition, value: FrontMatter.Value)] = []
    var seen: Set<Substring> = []
    var number = 1
    for line in yaml.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let text = Substring(trimmed(line))
      if text.isEmpty { continue }
      guard let (key, value, column) = entry(of: text.utf8, in: line), seen.insert(key).inserted else { return nil }
      let place = SourcePosition(line: number, column: column)
      entries.append(
        (
          String(key), SourcePosition(line: number, column: 1),
          FrontMatter.Value(content: .text(String(value)), position: place)
        ))
    }
    return entries
  }

  private static func trimmed(_ line: Substring.UTF8View) -> Substring.UTF8View {
    var end = line.endIndex
    while end > line.startIndex {
      let before = line.index(before: end)
      guard [0x20, 0x0D, 0x09].contains(line[before]) else { break }
      end = before
    }
    return line[line.startIndex..<end]
  }

  private static func entry(
    of text: Substring.UTF8View, in line: Substring.UTF8View
  ) -> (key: Substring, value: Substring, column: Int)? {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else { return nil }
    let key = text[..<colon]
    guard key.allSatisfy(isKeyByte), let first = key.first, isLetter(first) else { return nil }
    var start = text.index(after: colon)
    // An empty value may be the head of a block on the lines below.
    guard start < text.endIndex, text[start] == 0x20 else { return nil }
    while start < text.endIndex, text[start] == 0x20 { start = text.index(after: start) }
    guard start < text.endIndex, isPlain(text[start...]) else { return nil }
    let column = text.distance(from: text.startIndex, to: start) + 1
    return (Substring(key), Substring(text[start...]), column)
  }

  /// A plain scalar on one line without `: `, ` #` or an indicator at its beginning (YAML 1.2.2, 7.3.3).
  private static func isPlain(_ value: Substring.UTF8View) -> Bool {
    guard let first = value.first, isLetter(first) || isDigit(first) || first >= 0x80 else { return false }
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
  private static func isKeyByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
  }
}
