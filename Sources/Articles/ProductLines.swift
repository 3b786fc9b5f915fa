import Markdown

/// The products and the KB number that an article's body states: `_Applies to:_` lines and sections, `Original KB number`.
struct ProductLines {
  private(set) var products: [String] = []
  private(set) var ownKB: String?

  private static let productLabels = [
    "applies to", "original product version", "適用対象", "適用先", "対象製品", "対象バージョン",
  ]
  private static let numberLabels = ["original kb number", "kb 番号", "元の kb 番号"]

  init(document: MarkdownDocument, sections: [Section]) {
    let introduction = sections.first { $0.level > 1 }?.heading ?? document.nodes.count
    readLines(of: document, before: introduction)
    for section in sections where section.ownRole == .environment { readSection(section, of: document) }
  }

  /// Label lines stand in the paragraphs above the first section.
  private mutating func readLines(of document: MarkdownDocument, before end: Int) {
    var index = 1
    while index < end {
      let node = document.nodes[index]
      if node.kind == .paragraph {
        for line in Self.lines(of: index, in: document) where Self.hasLabel(line) {
          read(String(decoding: line, as: UTF8.self))
        }
        index = Int(node.end)
      } else {
        index += 1
      }
    }
  }

  private mutating func read(_ line: String) {
    let scalars = line.unicodeScalars
    guard let colon = scalars.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return }
    let label = line[..<colon].lowercased().trimmingBlanks()
    let value = line[scalars.index(after: colon)...].trimmingBlanks()
    if Self.productLabels.contains(label) {
      add(Self.split(value))
    } else if Self.numberLabels.contains(label), ownKB == nil {
      let digits = value.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
      ownKB = (5...8).contains(digits.count) ? String(digits) : nil
    }
  }

  /// An `Applies to` section: one product an item of its lists, or lines of products.
  private mutating func readSection(_ section: Section, of document: MarkdownDocument) {
    var index = section.nodes.lowerBound
    while index < section.nodes.upperBound {
      let node = document.nodes[index]
      if node.kind == .paragraph {
        for line in Self.lines(of: index, in: document) {
          let text = String(decoding: line, as: UTF8.self).trimmingBlanks()
          if !Self.isSentence(text) { add(Self.split(text)) }
        }
        index = Int(node.end)
      } else {
        index += 1
      }
    }
  }

  /// Sentences in the section say more about the products than their names.
  private static func isSentence(_ line: String) -> Bool { "。.！!：:".contains(line.last ?? " ") }

  private mutating func add(_ names: [String]) {
    for name in names where !products.contains(name) && name.utf8.count <= 120 { products.append(name) }
  }

  /// Whether a colon stands where a label may end: most lines are read no further.
  private static func hasLabel(_ line: [UInt8]) -> Bool {
    let head = line.prefix(longestLabel)
    return head.contains(UInt8(ascii: ":")) || head.contains(0xEF)
  }

  /// In bytes, with blanks around; `：` begins with 0xEF.
  private static let longestLabel = 80

  private static func lines(of paragraph: Int, in document: MarkdownDocument) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    for index in paragraph + 1..<Int(document.nodes[paragraph].end) {
      switch document.nodes[index].kind {
      case .softBreak, .lineBreak: lines.append([])
      case .text, .code: lines[lines.count - 1] += document.primary(of: index)
      default: break
      }
    }
    return lines
  }

  /// Splits at commas outside brackets. `Windows 10, version 2004` is one product.
  static func split(_ value: String) -> [String] {
    var depth = 0
    let parts = value.unicodeScalars.split { scalar in
      switch scalar {
      case "(", "（": depth += 1
      case ")", "）": depth -= 1
      case ",", "、", "，", ";": return depth <= 0
      default: break
      }
      return false
    }
    return joinVersions(parts.map { Substring($0).trimmingBlanks() }.filter { !$0.isEmpty })
  }

  /// Names that stand alone: in `Visual Studio 2010, and 2012, all editions` Visual Studio 2010 and Visual Studio 2012.
  static func completed(_ names: [String]) -> [String] {
    var product: Substring = ""
    return names.compactMap { written in
      let name = withoutConjunction(written)
      guard !isQualifier(name) else { return nil }
      guard name.first?.isASCII == true, name.first?.isNumber == true else {
        // One without a version has no others.
        let version = name.utf8.split(separator: UInt8(ascii: " ")).first { Substring($0).first?.isNumber == true }
        product = version.map { name[..<$0.startIndex] } ?? ""
        return name
      }
      return product + name
    }
  }

  private static func withoutConjunction(_ name: String) -> String {
    let rest = ["and ", "or "].first { name.hasPrefix($0) }.map { String(name.dropFirst($0.count)) } ?? name
    return rest.hasSuffix(".") ? String(rest.dropLast()) : rest
  }

  /// `all editions`, `later versions`: which of the product before.
  private static func isQualifier(_ name: String) -> Bool {
    ["all ", "later", "newer", "earlier"].contains { name.hasPrefix($0) }
  }

  private static func joinVersions(_ parts: [String]) -> [String] {
    var names: [String] = []
    for part in parts {
      if part.lowercased().hasPrefix("version "), let last = names.popLast() {
        names.append(last + ", " + part)
      } else {
        names.append(part)
      }
    }
    return names
  }
}
