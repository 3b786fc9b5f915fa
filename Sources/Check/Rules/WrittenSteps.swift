import Diagnostics
import Entities
import Markdown

/// CB1307: Numbered steps are a Markdown list, not paragraphs or lines that begin with a number.
enum WrittenSteps {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard hasSecondStep(article) else { return [] }
    var findings: [Diagnostic] = []
    var expected = 1
    var first: Int?
    var parent = -1
    for block in article.text.blocks {
      if block.kind == .heading || block.kind == .prose && article.parent(of: block.node) != parent {
        (expected, first, parent) = (1, nil, article.parent(of: block.node))
      }
      guard block.kind == .prose, !article.isInQuote(block.node) else { continue }
      for line in [block.range.lowerBound] + article.text.lineStarts(in: block.range) {
        guard let number = number(at: line, in: article.text.bytes) else { continue }
        if number == 1 { (expected, first) = (2, line) } else if number == expected { expected += 1 }
        guard number == 2, expected == 3, let place = first else { continue }
        findings.append(
          article.finding(
            "steps-not-a-list", ofText: place, "Steps are written as text, not as a list",
            hint: "Begin each with '1. ' at the start of a line, so that readers see steps to tick off."))
        first = nil
      }
    }
    return findings
  }

  /// Most articles have no line that begins so: they need no closer look.
  private static func hasSecondStep(_ article: CheckedArticle) -> Bool {
    let bytes = article.text.bytes
    let ends = article.text.starts.ends
    var next = 0
    for block in article.text.blocks {
      var line = block.range.lowerBound
      // The line feed behind a block is none of its own.
      while next < ends.count, ends[next] < block.range.upperBound {
        if block.kind == .prose, number(at: line, in: bytes) == 2 { return true }
        line = ends[next] + 1
        next += 1
      }
      if block.kind == .prose, line < block.range.upperBound, number(at: line, in: bytes) == 2 { return true }
      next += 1
    }
    return false
  }

  /// The number of a step that begins here: `1 : `, `(1) `, `1） `, `①`, `Step 1:`, `手順 1`, `（１）`, `２．`, `手順１　`.
  static func number(at start: Int, in bytes: [UInt8]) -> Int? {
    // Most lines begin with none of these, and need no text made of them.
    guard let place = bytes[start...].firstIndex(where: { $0 != UInt8(ascii: " ") }),
      bytes[place].isDigit || bytes[place] == UInt8(ascii: "(") || bytes[place].isBeyondASCII
        || bytes.has("step ", at: place)
    else { return nil }
    // Full-width digits and marks are read as half-width ones; a step's mark is short.
    let head = String(decoding: bytes[start...].prefix(64), as: UTF8.self)
    var rest = head.unicodeScalars.drop { $0 == " " || $0 == "\u{3000}" }
    if let first = rest.first, (0x2460...0x2473).contains(first.value) { return Int(first.value) - 0x245F }
    let isNamed = Self.take(["step ", "手順", "【手順"], from: &rest)
    let isOpen = !isNamed && (rest.first == "(" || rest.first == "（")
    if isOpen { rest = rest.dropFirst() }
    rest = rest.drop { $0 == " " }
    let digits = rest.prefix { Self.digit($0) != nil }
    guard (1...2).contains(digits.count), let first = digits.first, Self.digit(first) != 0 else { return nil }
    let number = digits.reduce(0) { $0 * 10 + (Self.digit($1) ?? 0) }
    rest = rest.dropFirst(digits.count)
    if isNamed, rest.first == "\u{3000}" || rest.first == "】" { return number }
    rest = rest.drop { $0 == " " }
    guard let mark = rest.first else { return nil }
    rest = rest.dropFirst()
    if isOpen { return mark == ")" && begins(rest) || mark == "）" ? number : nil }
    if mark == ":" || mark == ")" { return begins(rest) ? number : nil }
    if mark == "．" || mark == "、" {
      return rest.first.map { Self.digit($0) == nil && $0 != " " } == true ? number : nil
    }
    return mark == "：" || mark == "）" ? number : nil
  }

  private static func take(_ words: [String], from rest: inout Substring.UnicodeScalarView) -> Bool {
    let lower = String(rest.prefix(8)).lowercased()
    guard let word = words.first(where: lower.hasPrefix) else { return false }
    rest = rest.dropFirst(word.unicodeScalars.count)
    return true
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value) - 0x30
    case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
    default: nil
    }
  }

  /// Words follow: `10:30` is a time, `1: 2400` a value.
  private static func begins(_ rest: Substring.UnicodeScalarView) -> Bool {
    rest.first { $0 != " " }.map { $0.properties.isAlphabetic || !$0.isASCII } == true
  }
}

extension CheckedArticle {
  /// The start of the block in which a block stands: blocks of one list item or of the document have the same.
  fileprivate func parent(of node: Int) -> Int {
    var parent = node - 1
    while parent > 0 {
      let kind = document.nodes[parent].kind
      let isContainer = kind == .item || kind == .blockQuote || kind == .alert || kind == .directive
      if isContainer, document.nodes[parent].end > UInt32(node) { return parent }
      if kind == .heading || node - parent > 200 { return 0 }
      parent -= 1
    }
    return 0
  }
}
