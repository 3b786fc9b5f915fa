import Markdown

/// Text to Markdown that reads as this text: what CommonMark or a table would take for markup gets a backslash, nothing else.
struct MarkdownText {
  /// What stands around a text.
  struct Place {
    /// Nothing but blanks stands before it on its line.
    var startsLine = false
    var isInLink = false
    var isInTable = false
    var isInHeading = false
    /// The next byte behind the text, where it could join with it: `!` before a link.
    var next: UInt8?
  }

  private let text: ArraySlice<UInt8>
  private let place: Place

  static func escaped(_ text: String, _ place: Place) -> [UInt8] {
    var result: [UInt8] = []
    write(Array(text.utf8)[...], place, into: &result)
    return result
  }

  static func write(_ text: ArraySlice<UInt8>, _ place: Place, into result: inout [UInt8]) {
    let writer = MarkdownText(text: text, place: place)
    let marker = place.startsLine ? writer.lineMarker : nil
    var copied = text.startIndex
    // Where the last `](` stands, which few texts ask for: brackets before it might open a link.
    var lastClosing: Int?
    var next = text.startIndex
    while let index = firstSuspect(in: text, from: next, marker) {
      next = index + 1
      let byte = text[index]
      if byte == UInt8(ascii: "["), lastClosing == nil { lastClosing = writer.lastClosing }
      guard index == marker || writer.isMarkup(byte, at: index, lastClosing ?? -1) else { continue }
      result += text[copied..<index]
      result.append(UInt8(ascii: "\\"))
      copied = index
    }
    result += text[copied...]
  }

  /// The place of the line's marker, or of a byte that may be markup.
  private static func firstSuspect(in text: ArraySlice<UInt8>, from start: Int, _ marker: Int?) -> Int? {
    let end = marker.flatMap { $0 >= start ? $0 : nil } ?? text.endIndex
    let length = text.withUnsafeBufferPointer { bytes in
      bytes[(start - text.startIndex)..<(end - text.startIndex)].prefix { !isSuspect($0) }.count
    }
    return start + length < text.endIndex ? start + length : nil
  }

  private var lastClosing: Int {
    text.indices.dropLast().last { text[$0] == UInt8(ascii: "]") && text[$0 + 1] == UInt8(ascii: "(") } ?? -1
  }

  /// Bytes that `isMarkup` knows.
  private static func isSuspect(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "|"), UInt8(ascii: "{"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  private func byte(_ index: Int) -> UInt8? {
    index < text.startIndex ? nil : index < text.endIndex ? text[index] : index == text.endIndex ? place.next : nil
  }

  private func isMarkup(_ byte: UInt8, at index: Int, _ lastClosing: Int) -> Bool {
    let next = self.byte(index + 1)
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "`"): return true
    case UInt8(ascii: "\\"): return next.map { Self.isPunctuation($0) || $0 == 0x0A } ?? true
    case UInt8(ascii: "_"):
      return !(self.byte(index - 1).map(Self.isWord) == true && next.map(Self.isWord) == true)
    case UInt8(ascii: "~"): return next == byte || self.byte(index - 1) == byte
    case UInt8(ascii: "<"): return next.map { Self.isLetter($0) || $0 == 0x2F || $0 == 0x21 || $0 == 0x3F } ?? true
    case UInt8(ascii: "&"): return next.map { Self.isLetter($0) || $0 == 0x23 } ?? false
    case UInt8(ascii: "!"): return index + 1 == text.endIndex && next == UInt8(ascii: "[")
    case UInt8(ascii: "["):
      return place.isInLink || next == 0x5E || next == 0x21 || next == 0x5B || index < lastClosing
    case UInt8(ascii: "]"): return place.isInLink || next == UInt8(ascii: "(")
    case UInt8(ascii: "|"): return place.isInTable
    case UInt8(ascii: "{"): return place.isInHeading
    case UInt8(ascii: "#"): return place.isInHeading && index == text.endIndex - 1
    default: return false
    }
  }

  /// Where the first line has what would make another block of it.
  private var lineMarker: Int? {
    let start = text.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? text.endIndex
    guard start < text.endIndex else { return nil }
    let line = text[start...]
    switch text[start] {
    case UInt8(ascii: "#"):
      let rest = line.drop { $0 == UInt8(ascii: "#") }
      return rest.isEmpty || rest.first == 0x20 || rest.first == 0x09 ? start : nil
    case UInt8(ascii: ">"): return start
    case UInt8(ascii: ":"): return line.starts(with: ":::".utf8) ? start : nil
    case UInt8(ascii: "~"): return line.starts(with: "~~~".utf8) ? start : nil
    case UInt8(ascii: "["): return line.starts(with: "[ ]".utf8) || line.starts(with: "[x]".utf8) ? start : nil
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "|"):
      let isRule = line.allSatisfy { "-=|: ".utf8.contains($0) }
      let isItem = text[start] != UInt8(ascii: "=") && (line.dropFirst().first.map { $0 == 0x20 || $0 == 0x09 } ?? true)
      return isRule || isItem ? start : nil
    case 0x30...0x39:
      let rest = line.drop { (0x30...0x39).contains($0) }
      guard line.count - rest.count <= 9, rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"),
        rest.dropFirst().first.map({ $0 == 0x20 || $0 == 0x09 }) ?? true
      else { return nil }
      return rest.startIndex
    default: return nil
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
