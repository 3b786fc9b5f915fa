import Diagnostics
import Markdown

/// Finds in bytes what looks like the mark of an audience: `:::internal`, also with two colons, and what other tools write: `[!internal]`,
/// `!!! internal`, `{% internal %}`, `<!-- internal -->`, `【internal】`, `<div class="internal">`. Full-width letters and marks are as good as
/// plain ones.
struct AudienceMarks {
  private let names: Set<String>
  /// Of all audiences but the widest, which hides nothing, in UTF-8.
  private let narrow: [[UInt8]]
  /// By byte: whether a name in `narrow` or an alert may begin with it.
  private let starts: [Bool]
  private let isStrict: Bool
  private static let colon = UInt8(ascii: ":")

  init(_ audience: Audience) {
    names = Set(audience.names)
    let narrow = audience.names.dropFirst().map { Array($0.utf8) }
    self.narrow = narrow
    starts = (0...255).map { byte in
      byte == UInt8(ascii: "[") || narrow.contains { $0.first == Self.lower(UInt8(byte)) }
    }
    isStrict = audience.isStrict
  }

  /// Whether a text may have marks of audiences: one look at its bytes, before it is parsed.
  func isWorthReading(_ text: ArraySlice<UInt8>) -> Bool {
    let text = Self.folded(text)
    var isFound = false
    each(in: text) { mark in
      isFound = mayMean(mark)
      return !isFound
    }
    return isFound
      || text.indices.contains { index in
        starts[Int(text[index])] && (isNamed(at: index, in: text) || isUnknownAlert(at: index, in: text))
      }
  }

  /// Whether a block's name is that of an audience, or may be a slip of one.
  private func mayMean(_ mark: Mark) -> Bool {
    if isOneOfOurs(mark.name) { return true }
    // Another alphabet, another blank, a bracket: all that is no block and no end of one.
    if mark.name.isEmpty { return isStrict && mark.colons >= 3 && !mark.rest.isEmpty }
    if DirectiveName.isKnown(mark.name) { return false }
    return isStrict || isNear(mark.name)
  }

  /// The name of an audience, or one that is made of it: `internal-only`.
  private func isOneOfOurs(_ name: String) -> Bool {
    names.contains(name)
      || name.contains("-") && !name.hasSuffix("-end")
        && name.split(separator: "-").contains { part in
          narrow.contains { $0.elementsEqual(part.utf8) }
        }
  }

  private func isNear(_ name: String) -> Bool { Suggestion.nearest(to: name, among: names) != nil }

  // MARK: - Colons

  /// The first name of an audience behind colons that follow no letter; where a site names its audiences, whatever stands behind three
  /// colons. Else the name in a mark of another tool that begins the text.
  func mark(in text: ArraySlice<UInt8>) -> String? {
    let text = Self.folded(text)
    var found: String?
    each(in: text) { mark in
      if mark.isFree, isOneOfOurs(mark.name) { found = ":::" + mark.name }
      if isStrict, mark.colons >= 3 { found = ":::" + mark.name }
      return found == nil
    }
    return found ?? otherMark(text)
  }

  private struct Mark {
    let colons: Int
    /// In lower case.
    let name: String
    /// Behind the name, up to the end of the line.
    let rest: ArraySlice<UInt8>
    let isFree: Bool
  }

  /// Calls `body` with each run of colons, and what stands behind it, until it returns false.
  private func each(in text: ArraySlice<UInt8>, _ body: (Mark) -> Bool) {
    var index = text.startIndex
    // Of the line that is read; looked for once a line, however many runs of colons it holds.
    var lineEnd = text.startIndex
    while index < text.endIndex {
      guard text[index] == Self.colon else {
        index += 1
        continue
      }
      let start = index
      while index < text.endIndex, text[index] == Self.colon { index += 1 }
      guard index - start >= 2 else { continue }
      let rest = DirectiveName.withoutBlanks(text[index...])
      let latin = rest.prefix { ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "-") }
      let name = latin.isEmpty ? rest.prefix { $0 >= 0x80 || $0 == UInt8(ascii: "-") } : latin
      let isFree = start == text.startIndex || !Self.isWord(text[start - 1])
      if lineEnd < name.endIndex {
        lineEnd = text[name.endIndex...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      }
      let line = text[name.endIndex..<lineEnd]
      let mark = Mark(
        colons: index - start, name: String(decoding: name, as: UTF8.self).lowercased(),
        rest: line.drop { $0 <= UInt8(ascii: " ") }, isFree: isFree)
      guard body(mark) else { return }
    }
  }

  // MARK: - Marks of other tools

  private static let openers: [[UInt8]] = ["[", "{", "!!", "??", "%%", "<", "【", "〔"].map { Array($0.utf8) }
  private static let closers: [[UInt8]] = ["]", "}", ">", "】", "〕", "\n"].map { Array($0.utf8) }
  /// Words that may stand before the name within a mark.
  private static let helpers: Set<String> = [
    "begin", "start", "end", "if", "for", "only", "audience", "block", "class", "div",
  ]

  /// The name of an audience in a mark that begins a text, in letters as written.
  private func otherMark(_ text: ArraySlice<UInt8>) -> String? {
    let text = text.drop { $0 <= UInt8(ascii: " ") }
    guard let opener = Self.openers.first(where: { text.starts(with: $0) }) else { return nil }
    let content = text.dropFirst(opener.count).prefix(60)
    // `!!! internal "Title"`; brackets hold the name and nothing else.
    let isOpen = opener[0] == UInt8(ascii: "!") || opener[0] == UInt8(ascii: "?")
    let end = content.indices.first { index in Self.closers.contains { content[index...].starts(with: $0) } }
    if let name = firstName(in: content[..<(end ?? content.endIndex)], isAlone: !isOpen) { return name }
    guard text.starts(with: "[!".utf8) else { return nil }
    let alert = content.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: "]") }
    let name = String(decoding: alert, as: UTF8.self)
    let isForeign = isStrict && alert.contains { $0 >= 0x80 }
    return isForeign || !AlertName.isKnown(name) && isNear(name.lowercased()) ? name : nil
  }

  /// The name of an audience with nothing but helping words and marks before it.
  /// - Parameter isAlone: nor behind it.
  private func firstName(in text: ArraySlice<UInt8>, isAlone: Bool) -> String? {
    var index = text.startIndex
    var found: String?
    while index < text.endIndex {
      if found == nil, let name = name(at: index, in: text) {
        guard isAlone else { return name }
        found = name
        index += name.utf8.count
        continue
      }
      let word = text[index...].prefix(while: Self.isWord)
      if word.isEmpty {
        index += 1
      } else {
        guard Self.helpers.contains(String(decoding: word, as: UTF8.self).lowercased()) else { return nil }
        index = word.endIndex
      }
    }
    return found
  }

  /// The name of a narrower audience that stands as a word of its own.
  private func name(at index: Int, in text: ArraySlice<UInt8>) -> String? {
    for name in narrow where zip(text[index...], name).allSatisfy({ Self.lower($0) == $1 }) {
      let end = index + name.count
      guard end <= text.endIndex else { continue }
      let isCut = end < text.endIndex && Self.isWord(text[end]) && Self.isWord(text[end - 1])
      let isInside = index > text.startIndex && Self.isWord(text[index - 1]) && Self.isWord(text[index])
      if !isCut, !isInside { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  /// Whether an audience is named with something before it on its line that may open a mark.
  private func isNamed(at index: Int, in text: ArraySlice<UInt8>) -> Bool {
    guard name(at: index, in: text) != nil else { return false }
    let before = text[max(text.startIndex, index - 60)..<index]
    let line = before.lastIndex(of: UInt8(ascii: "\n")).map { before[($0 + 1)...] } ?? before
    return line.contains { Self.startsOpener[Int($0)] }
  }

  private static let startsOpener: [Bool] = (0...255).map { byte in
    openers.contains { $0.first == UInt8(byte) } || byte == 0x60 || byte == 0x7E
  }

  private func isUnknownAlert(at index: Int, in text: ArraySlice<UInt8>) -> Bool {
    guard text[index] == UInt8(ascii: "["), text[index...].starts(with: "[!".utf8) else { return false }
    let name = String(decoding: text[(index + 2)...].prefix(60).prefix { $0 > 0x20 && $0 != 0x5D }, as: UTF8.self)
    return !AlertName.isKnown(name) && (isStrict || isNear(name.lowercased()))
  }

  // MARK: - Code and HTML

  /// ` ```internal `: a fence that bears the name of an audience.
  func mark(ofFence info: ArraySlice<UInt8>) -> String? { firstName(in: Self.folded(info), isAlone: false) }

  private static let boxes: Set = ["aside", "details", "div", "p", "section", "span"]

  /// An element, a comment or an attribute for an audience.
  func mark(inHTML html: ArraySlice<UInt8>) -> String? {
    var tokens = RawHTMLTokenizer(html)
    var start = tokens.index
    while let token = tokens.next() {
      defer { start = tokens.index }
      switch token {
      case .text(let text): if let mark = mark(in: text) { return mark }
      case .comment:
        let comment = Self.folded(html[start..<tokens.index].dropFirst(4))
        if let name = firstName(in: comment, isAlone: true) { return name }
      case .start(let element, let attributes, _):
        for attribute in attributes {
          if Self.boxes.contains(element), isWhole(Array(attribute.name.utf8)) { return attribute.name }
          let tells = attribute.name == "class" || attribute.name.hasSuffix("audience")
          if tells, isWhole(attribute.value) { return String(decoding: attribute.value, as: UTF8.self) }
        }
      // `<partner name>` is a placeholder; what has an end tag is none.
      case .end(let element, _): if isWhole(Array(element.utf8)) { return element }
      }
    }
    return nil
  }

  private func isWhole(_ text: [UInt8]) -> Bool { narrow.contains { $0.elementsEqual(text.lazy.map(Self.lower)) } }

  // MARK: - Letters

  private static func isWord(_ byte: UInt8) -> Bool { (lower(byte) &- 0x61) < 26 || (byte &- 0x30) < 10 }

  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Full-width forms of ASCII (U+FF01 to U+FF5E) and the wide blank as plain ones.
  private static func folded(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(0xEF) || text.contains(0xE3) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      if let plain = plain(at: index, in: text) {
        result.append(plain)
        index += 3
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result[...]
  }

  /// What the three bytes at a place stand for; nil for all that is no full-width form.
  private static func plain(at index: Int, in text: ArraySlice<UInt8>) -> UInt8? {
    guard text[index] == 0xEF || text[index] == 0xE3, index + 2 < text.endIndex else { return nil }
    let (middle, low) = (text[index + 1], text[index + 2])
    if text[index] == 0xE3 { return middle == 0x80 && low == 0x80 ? UInt8(ascii: " ") : nil }
    guard low &- 0x80 < 0x40 else { return nil }
    if middle == 0xBC, low > 0x80 { return low - 0x60 }
    return middle == 0xBD && low < 0x9F ? low &- 0x20 : nil
  }
}
