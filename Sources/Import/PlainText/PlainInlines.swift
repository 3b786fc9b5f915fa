import Diagnostics

/// A line of plain text to running text: its addresses become links.
enum PlainInlines {
  static func read(_ text: String) -> [DraftInline] {
    guard text.utf8.contains(UInt8(ascii: ":")), text.contains("://") else { return text.isEmpty ? [] : [.text(text)] }
    var inlines: [DraftInline] = []
    var rest = text[...]
    while let start = address(in: rest) {
      let url = end(of: rest[start...])
      // Browsers write the address of a link behind its words, in angle brackets.
      let isBracketed = rest[..<start].hasSuffix("<") && rest[url.endIndex...].hasPrefix(">")
      let before = isBracketed ? rest[..<start].dropLast() : rest[..<start]
      if !before.isEmpty { inlines.append(.text(String(before))) }
      inlines.append(.link([.text(String(url))], destination: String(url)))
      rest = rest[url.endIndex...].dropFirst(isBracketed ? 1 : 0)
      // `word <address>word`: without the bracket they would be one word.
      if isBracketed, let next = rest.first, next.isASCII, next.isLetter || next.isNumber { inlines.append(.text(" ")) }
    }
    if !rest.isEmpty { inlines.append(.text(String(rest))) }
    return inlines
  }

  /// Where `http://` or `https://` begins that more follows.
  private static func address(in text: Substring) -> String.Index? {
    var rest = text
    while let range = rest.firstRange(of: "://") {
      let head = text[..<range.lowerBound]
      let next = text[range.upperBound...].first
      for scheme in ["https", "http"]
      where head.hasSuffix(scheme) && next?.isASCII == true && (next?.isLetter == true || next?.isNumber == true) {
        return text.index(range.lowerBound, offsetBy: -scheme.count)
      }
      rest = text[range.upperBound...]
    }
    return nil
  }

  /// Up to a blank, a bracket or a character beyond ASCII; marks that end a sentence are no part.
  private static func end(of text: Substring) -> Substring {
    var url = text.prefix {
      $0.isASCII && !$0.isWhitespace && !"<>\"`{}|\\^".contains($0) && !$0.unicodeScalars.contains { $0.value < 0x21 }
    }
    while let last = url.last {
      let isUnbalanced = last == ")" && !url.contains("(")
      guard ".,;:!?'*]".contains(last) || isUnbalanced else { break }
      url.removeLast()
    }
    return url
  }
}
