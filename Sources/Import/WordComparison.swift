import Markdown

/// Whether an article holds every word of the text it was made from, as often as that, and how many in the same order.
package struct WordComparison: Sendable {
  package struct Lost: Sendable, Hashable {
    package let word: String
    /// In the source's text, in bytes.
    package let offset: Int
  }

  /// Words of the source.
  package let total: Int
  /// Words that the article has too few of, in the source's order.
  package let lost: [Lost]
  /// Words that come in the article in the source's order.
  package let inOrder: Int

  /// - Parameters:
  ///   - excused: texts of the source that the article lacks on purpose.
  init(source: [UInt8], article: MarkdownDocument, excused: [String]) {
    self.init(
      source: source, words: Self.words(of: article),
      excused: excused.flatMap { Words.all(in: Array($0.utf8)).map(\.text) })
  }

  init(source: [UInt8], words: [String], excused: [String]) {
    let wanted = Words.all(in: source)
    var places: [String: [Int]] = [:]
    for (index, word) in words.enumerated() { places[word, default: []].append(index) }
    var allowed: [String: Int] = [:]
    for word in excused { allowed[word, default: 0] += 1 }
    var wantedCounts: [String: Int] = [:]
    for word in wanted { wantedCounts[word.text, default: 0] += 1 }
    var next: [String: Int] = [:]
    var lost: [Lost] = []
    var matched: [Int] = []
    for word in wanted {
      let found = places[word.text] ?? []
      let number = next[word.text, default: 0]
      if number < found.count {
        matched.append(found[number])
        next[word.text] = number + 1
      } else if let count = allowed[word.text], count > 0 {
        allowed[word.text] = count - 1
      } else {
        lost.append(Lost(word: word.text, offset: word.offset))
      }
    }
    total = wanted.count
    self.lost = lost
    inOrder = Self.longestRise(of: matched)
  }

  /// The words that a reader of the article sees, numbers of list items and titles of boxes among them.
  static func words(of document: MarkdownDocument) -> [String] {
    var bytes: [UInt8] = []
    // Lists that are open, with the number of the next item; none for bullets.
    var lists: [(end: Int, number: Int?)] = []
    var index = 0
    while index < document.nodes.count {
      let node = document.nodes[index]
      while let list = lists.last, list.end <= index { lists.removeLast() }
      if !Self.isInline(node.kind) { bytes.append(UInt8(ascii: "\n")) }
      index += 1
      switch node.kind {
      case .text, .code: bytes += document.primary(of: index - 1)
      // What an image shows in words is no text of the source.
      case .image:
        bytes.append(UInt8(ascii: "\n"))
        index = Int(node.end)
      case .alert: bytes += callout(document.primary(of: index - 1))
      case .codeBlock:
        bytes +=
          document.secondary(of: index - 1) + [UInt8(ascii: "\n")] + document.primary(of: index - 1) + [
            UInt8(ascii: "\n")
          ]
      case .footnoteReference: bytes += document.primary(of: index - 1) + [UInt8(ascii: "\n")]
      case .directive: bytes += document.secondary(of: index - 1) + [UInt8(ascii: "\n")]
      case .html where document.primary(of: index - 1).starts(with: "<br".utf8): bytes.append(UInt8(ascii: "\n"))
      case .orderedList: lists.append((Int(node.end), Int(node.number)))
      case .bulletList: lists.append((Int(node.end), nil))
      case .item:
        if let last = lists.indices.last, let number = lists[last].number {
          bytes += "\(number) ".utf8
          lists[last].number = number + 1
        }
      default: break
      }
    }
    return Words.all(in: bytes).map(\.text)
  }

  /// The kind of an alert as texts write it: `Note`, `NOTE`, `note`.
  private static func callout(_ kind: ArraySlice<UInt8>) -> [UInt8] {
    let word = String(decoding: kind, as: UTF8.self)
    return Array("\(word.prefix(1) + word.dropFirst().lowercased())\n".utf8)
  }

  /// Whether a node parts no words.
  private static func isInline(_ kind: Node.Kind) -> Bool {
    switch kind {
    case .text, .code, .html, .emphasis, .strong, .link, .image, .strikethrough: true
    default: false
    }
  }

  /// The length of the longest rising part of a sequence, in n log n.
  private static func longestRise(of values: [Int]) -> Int {
    var ends: [Int] = []
    for value in values {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] < value { low = middle + 1 } else { high = middle }
      }
      if low == ends.count { ends.append(value) } else { ends[low] = value }
    }
    return ends.count
  }
}

/// The words of a text: runs of letters and digits, of Japanese each character.
enum Words {
  /// - Parameter bytes: UTF-8; full-width letters and digits are read as half-width ones.
  static func all(in bytes: [UInt8]) -> [(text: String, offset: Int)] {
    var words: [(text: String, offset: Int)] = []
    var word = String.UnicodeScalarView()
    var (start, offset) = (0, 0)
    func end() {
      if !word.isEmpty { words.append((String(word), start)) }
      word = String.UnicodeScalarView()
    }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let folded = folded(scalar)
      if !isWord(folded) || scalar == "\u{FFFD}" {
        end()
      } else if isSingle(folded) {
        end()
        words.append((String(Character(folded)), offset))
      } else {
        if word.isEmpty { start = offset }
        word.append(folded)
      }
      offset += UTF8.width(scalar)
    }
    end()
    return words
  }

  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    default: scalar
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return MarkdownEscaping.isLetter(scalar) || MarkdownEscaping.isDigit(scalar) }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber,
      .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }

  /// Han, Kana: written without blanks.
  private static func isSingle(_ scalar: Unicode.Scalar) -> Bool {
    (0x3040...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
      || (0x20000...0x3FFFF).contains(scalar.value) || (0xFF66...0xFF9D).contains(scalar.value)
  }
}
