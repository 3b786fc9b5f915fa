import Diagnostics
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
      for line in lines(of: block.range, in: article.text.bytes) {
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
    article.text.blocks.contains { block in
      block.kind == .prose
        && lines(of: block.range, in: article.text.bytes).contains { number(at: $0, in: article.text.bytes) == 2 }
    }
  }

  private static func lines(of range: Range<Int>, in bytes: [UInt8]) -> [Int] {
    [range.lowerBound] + range.filter { bytes[$0] == 0x0A && $0 + 1 < range.upperBound }.map { $0 + 1 }
  }

  /// The number of a step that begins here: `1 : `, `(1) `, `1） `, `①`, `Step 1:`, `手順 1`.
  static func number(at start: Int, in bytes: [UInt8]) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    // ① to ⑳ are E2 91 A0 to E2 91 B3.
    if index + 2 < bytes.count, bytes[index] == 0xE2, bytes[index + 1] == 0x91, (0xA0...0xB3).contains(bytes[index + 2])
    {
      return Int(bytes[index + 2]) - 0x9F
    }
    let isNamed = bytes.has("step ", at: index) || bytes.has("手順", at: index)
    if bytes.has("step ", at: index) { index += 5 } else if bytes.has("手順", at: index) { index += 6 }
    let isOpen = !isNamed && index < bytes.count && bytes[index] == UInt8(ascii: "(")
    if isOpen { index += 1 }
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    let digits = bytes[index...].prefix(2).prefix(while: \.isDigit)
    guard let number = Int(String(decoding: digits, as: UTF8.self)), number > 0, digits.first != 0x30 else {
      return nil
    }
    index += digits.count
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return closes(at: index, in: bytes, isOpen: isOpen) ? number : nil
  }

  private static func closes(at index: Int, in bytes: [UInt8], isOpen: Bool) -> Bool {
    guard index < bytes.count else { return false }
    if isOpen { return bytes[index] == UInt8(ascii: ")") && begins(at: index + 1, in: bytes) }
    let isMark = bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: ")")
    if isMark { return begins(at: index + 1, in: bytes) }
    return bytes.has("：", at: index) || bytes.has("）", at: index)
  }
}

extension WrittenSteps {
  /// Words follow: `10:30` is a time, `1: 2400` a value.
  private static func begins(at index: Int, in bytes: [UInt8]) -> Bool {
    var index = index
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index < bytes.count && (bytes[index].isLetter || bytes[index] >= 0x80)
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
