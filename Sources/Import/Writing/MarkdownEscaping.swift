/// Text to Markdown that means just that text, with no more backslashes than that takes (CommonMark 0.30 and our own syntax).
package struct MarkdownEscaping {
  private let scalars: [Unicode.Scalar]
  private let isInCell: Bool
  private let isInLink: Bool
  /// What stands around the text: a blank at a line's beginning or end, a letter for other inlines.
  private let before: Unicode.Scalar
  private let after: Unicode.Scalar
  private let hasTildes: Bool

  /// - Parameter text: one line in the middle of a paragraph.
  package static func escaped(_ text: String) -> String { escaped(text, before: " ") }

  static func escaped(
    _ text: String, before: Unicode.Scalar, after: Unicode.Scalar = " ", inCell: Bool = false,
    inLink: Bool = false
  ) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    return MarkdownEscaping(text, before, after, inCell, inLink).escaped()
  }

  private init(_ text: String, _ before: Unicode.Scalar, _ after: Unicode.Scalar, _ inCell: Bool, _ inLink: Bool) {
    scalars = Array(text.unicodeScalars)
    (self.before, self.after) = (before, after)
    (isInCell, isInLink) = (inCell, inLink)
    hasTildes = text.utf8.count { $0 == UInt8(ascii: "~") } > 1
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "<"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "|"),
      UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "{"):
      true
    default: false
    }
  }

  private func escaped() -> String {
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar.isASCII, needsBackslash(scalar, at: index) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  private func needsBackslash(_ scalar: Unicode.Scalar, at index: Int) -> Bool {
    let previous = index > 0 ? scalars[index - 1] : before
    let next = index + 1 < scalars.count ? scalars[index + 1] : after
    switch scalar {
    case "`": return true
    case "\\": return Self.isPunctuation(next) || next == "\n" || index + 1 == scalars.count
    case "*": return !(Self.isBlank(previous) && Self.isBlank(next))
    case "_": return !(isWord(previous) && isWord(next)) && !(Self.isBlank(previous) && Self.isBlank(next))
    case "<": return next == "/" || next == "!" || next == "?" || Self.isLetter(next)
    case "[": return isInLink || Self.startsMark(next) || opensLink(at: index)
    case "]": return isInLink
    case "!": return index + 1 == scalars.count && after == "["
    case "&": return beginsReference(at: index)
    case "~": return hasTildes && !(isWord(previous) && isWord(next))
    case "|": return isInCell
    case ":": return next == ":" && index + 2 < scalars.count && scalars[index + 2] == ":" && previous != ":"
    case "{": return next == "#"
    default: return false
    }
  }

  /// `[^1]`, `[[id]]`, `[!NOTE]`; `[ ]` and `[x]` mean the same in text.
  private static func startsMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "^" || scalar == "[" || scalar == "!"
  }

  /// `[…](`, `[…][`, `[…]:` within the text at hand, or one that ends where something else begins.
  private func opensLink(at index: Int) -> Bool {
    for position in index + 1..<min(scalars.count, index + 1000) where scalars[position] == "]" {
      let next = position + 1 < scalars.count ? scalars[position + 1] : after
      if next == "(" || next == "[" || next == ":" { return true }
    }
    return false
  }

  /// `&amp;`, `&#60;`, `&#x3C;`.
  private func beginsReference(at index: Int) -> Bool {
    let rest = scalars[(index + 1)...].prefix(34)
    guard let end = rest.firstIndex(of: ";"), end > index + 1 else { return false }
    return rest[..<end].allSatisfy { $0 == "#" || Self.isLetter($0) || Self.isDigit($0) }
  }

  /// Whether a part of the text would be read as a character reference.
  static func holdsReference(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return false }
    let escaping = MarkdownEscaping(text, " ", " ", false, false)
    return escaping.scalars.indices.contains { escaping.scalars[$0] == "&" && escaping.beginsReference(at: $0) }
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? Self.isLetter(scalar) || Self.isDigit(scalar) : scalar.properties.isAlphabetic
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace
  }
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool { (0x61...0x7A).contains(scalar.value | 0x20) }
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
  /// Of ASCII (CommonMark 2.1).
  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F && !isLetter(scalar) && !isDigit(scalar)
  }
}

/// What makes a line of text the beginning of a block.
enum LineStart {
  /// - Parameters:
  ///   - line: of a paragraph, already escaped as text; without blanks in front.
  ///   - isFirst: of its paragraph: only `1.` interrupts one.
  /// - Returns: the line with a backslash where it would begin something else.
  static func escaped(_ line: String, isFirst: Bool) -> String {
    guard let first = line.unicodeScalars.first, first.isASCII else { return line }
    if MarkdownEscaping.isDigit(first) { return escapedNumber(line, isFirst: isFirst) }
    return beginsBlock(line, first) ? "\\" + line : line
  }

  private static func beginsBlock(_ line: String, _ first: Unicode.Scalar) -> Bool {
    switch first {
    case "#":
      let marks = line.prefix { $0 == "#" }
      return marks.count <= 6 && isBlankOrEnd(line.dropFirst(marks.count).unicodeScalars.first)
    case ">": return true
    case "+": return isBlankOrEnd(line.dropFirst().unicodeScalars.first)
    case "-", "*", "_":
      return first != "_" && isBlankOrEnd(line.dropFirst().unicodeScalars.first) || isRule(line, of: first)
    case "=": return line.allSatisfy { $0 == "=" || $0 == " " }
    case "~": return line.hasPrefix("~~~")
    case "|": return line.allSatisfy { "|-: ".contains($0) }
    case ":": return line.allSatisfy { "|-: ".contains($0) } || line.hasPrefix(":::")
    case "[": return line.contains("]:")
    default: return false
    }
  }

  /// `---`, `- - -`, `-|-`.
  private static func isRule(_ line: String, of mark: Unicode.Scalar) -> Bool {
    line.unicodeScalars.allSatisfy { $0 == mark || $0 == " " || mark == "-" && ($0 == "|" || $0 == ":") }
  }

  private static func isBlankOrEnd(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { $0.value <= 0x20 } ?? true }

  private static func escapedNumber(_ line: String, isFirst: Bool) -> String {
    let digits = line.unicodeScalars.prefix(while: MarkdownEscaping.isDigit)
    let rest = line.unicodeScalars[digits.endIndex...]
    guard digits.count <= 9, let mark = rest.first, mark == "." || mark == ")", isFirst || Int(String(digits)) == 1,
      isBlankOrEnd(rest.dropFirst().first)
    else { return line }
    return String(digits) + "\\" + String(rest)
  }
}
