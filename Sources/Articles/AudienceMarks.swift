import Diagnostics
import Markdown

/// Finds in bytes what looks like the mark of an audience: `:::internal`, also with two colons, and what other tools write: `[!internal]`,
/// `!!! internal`, `{% internal %}`, `<!-- internal -->`, `【internal】`, `<div class="internal">`. Full-width letters and marks are as good as
/// plain ones.
struct AudienceMarks {
  private let names: Set<String>
  /// Of all audiences but the widest, which hides nothing, in UTF-8.
  private let narrow: [[UInt8]]
  /// By byte: whether a name in `narrow` may begin with it.
  private let starts: [Bool]
  private let isStrict: Bool
  private static let colon = UInt8(ascii: ":")

  init(_ audience: Audience) {
    names = Set(audience.names)
    let narrow = audience.names.dropFirst().map { Array($0.utf8) }
    self.narrow = narrow
    starts = (0...255).map { byte in narrow.contains { $0.first == Self.lower(UInt8(byte)) } }
    isStrict = audience.isStrict
  }

  /// Whether a text may have marks of audiences: one look at its bytes, before it is parsed.
  func isWorthReading(_ text: ArraySlice<UInt8>) -> Bool {
    var index = text.startIndex
    while let place = Self.sign(from: index, in: text) {
      index = place + 1
      if Self.plain(at: place, in: text) != nil { return isWorthReading(Self.folded(text)) }
      if text[place] != Self.colon {
        if opens(at: place, in: text) { return true }
      } else if index < text.endIndex, text[index] == Self.colon {
        let mark = mark(at: place, in: text)
        if mayMean(mark) { return true }
        index = place + mark.colons
      }
    }
    return false
  }

  /// The next byte with which a colon, an opener or a full-width form begins.
  private static func sign(from start: Int, in text: ArraySlice<UInt8>) -> Int? {
    text[start...].withUnsafeBufferPointer { bytes in
      var index = signs.next(from: 0, in: bytes)
      // Most of what begins with this byte is Kana.
      while index < bytes.count, bytes[index] == 0xE3, index + 1 == bytes.count || bytes[index + 1] != 0x80 {
        index = signs.next(from: index + 1, in: bytes)
      }
      return index < bytes.count ? start + index : nil
    }
  }

  private static let signs = SignBytes(Array(":[{<!?%`~".utf8) + [0xE3, 0xEF])

  /// Whether a block's name is that of an audience, or may be a slip of one.
  private func mayMean(_ mark: Mark) -> Bool {
    if isOneOfOurs(mark.name) { return true }
    // Another alphabet, another blank, a bracket: all that is no block and no end of one.
    if mark.name.isEmpty { return isStrict && mark.colons >= 3 && mark.hasMore }
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
    var index = text.startIndex
    while let place = text[index...].firstIndex(of: Self.colon) {
      let mark = mark(at: place, in: text)
      let isOurs = mark.colons >= 2 && mark.isFree && isOneOfOurs(mark.name)
      if isOurs || isStrict && mark.colons >= 3 { return ":::" + mark.name }
      index = place + mark.colons
    }
    return otherMark(text)
  }

  private struct Mark {
    let colons: Int
    /// In lower case.
    let name: String
    /// Whether something else stands behind the name, on its line.
    let hasMore: Bool
    let isFree: Bool
  }

  /// A run of colons, and what stands behind it.
  private func mark(at start: Int, in text: ArraySlice<UInt8>) -> Mark {
    let end = text[start...].firstIndex { $0 != Self.colon } ?? text.endIndex
    let rest = DirectiveName.withoutBlanks(text[end...])
    let latin = rest.prefix { ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "-") }
    let name = latin.isEmpty ? rest.prefix { $0 >= 0x80 || $0 == UInt8(ascii: "-") } : latin
    let more = text[name.endIndex...].first { $0 > UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    return Mark(
      colons: end - start, name: String(decoding: name, as: UTF8.self).lowercased(),
      hasMore: more != nil && more != UInt8(ascii: "\n"),
      isFree: start == text.startIndex || !Self.isWord(text[start - 1]))
  }

  // MARK: - Marks of other tools

  /// How many bytes of an opener stand at a place: `[`, `{`, `<`, `!!`, `??`, `%%`, `【`, `〔`, and the fences of code; 0 for all else.
  private static func openerLength(at place: Int, in text: ArraySlice<UInt8>) -> Int {
    let byte = text[place]
    let run = text[place...].prefix(3).prefix { $0 == byte }.count
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): return 1
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "%"): return run >= 2 ? 2 : 0
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return run == 3 ? 3 : 0
    case 0xE3: return text[place...].starts(with: "【".utf8) || text[place...].starts(with: "〔".utf8) ? 3 : 0
    default: return 0
    }
  }

  private static let closers: [[UInt8]] = ["]", "}", ">", "】", "〕", "\n"].map { Array($0.utf8) }
  /// Words that may stand before the name within a mark.
  private static let helpers: Set<String> = [
    "begin", "start", "end", "if", "for", "only", "audience", "block", "class", "div",
  ]

  /// The name of an audience in a mark that begins a text, in letters as written.
  private func otherMark(_ text: ArraySlice<UInt8>) -> String? {
    let text = text.drop { $0 <= UInt8(ascii: " ") }
    let opener = text.isEmpty ? 0 : Self.openerLength(at: text.startIndex, in: text)
    guard opener > 0 else { return nil }
    let content = text.dropFirst(opener).prefix(60)
    // `!!! internal "Title"`; brackets hold the name and nothing else.
    let isOpen = text.first == UInt8(ascii: "!") || text.first == UInt8(ascii: "?")
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
    guard starts[Int(text[index])] else { return nil }
    for name in narrow where zip(text[index...], name).allSatisfy({ Self.lower($0) == $1 }) {
      let end = index + name.count
      guard end <= text.endIndex else { continue }
      let isCut = end < text.endIndex && Self.isWord(text[end]) && Self.isWord(text[end - 1])
      let isInside = index > text.startIndex && Self.isWord(text[index - 1]) && Self.isWord(text[index])
      if !isCut, !isInside { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  /// Whether a mark may begin at a place: the name of an audience behind an opener, with nothing but helping words between, or anywhere
  /// within a tag.
  private func opens(at place: Int, in text: ArraySlice<UInt8>) -> Bool {
    let text = text[place...]
    let opener = Self.openerLength(at: place, in: text)
    guard opener > 0 else { return false }
    if firstName(in: text.dropFirst(opener).prefix(60), isAlone: false) != nil { return true }
    guard text[place] == UInt8(ascii: "<") else { return isUnknownAlert(text) }
    let tag = Self.tag(text)
    return tag.indices.contains { name(at: $0, in: tag) != nil }
  }

  /// The tag that begins a text, up to its end: not one within quotes.
  private static func tag(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var quote: UInt8?
    return text.dropFirst().prefix { byte in
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      return quote != nil || byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
    }
  }

  private func isUnknownAlert(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.starts(with: "[!".utf8) else { return false }
    let name = String(decoding: text.dropFirst(2).prefix(60).prefix { $0 > 0x20 && $0 != 0x5D }, as: UTF8.self)
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
    var result: [UInt8] = []
    var copied = text.startIndex
    for index in text.indices {
      guard let plain = plain(at: index, in: text) else { continue }
      result += text[copied..<index]
      result.append(plain)
      copied = index + 3
    }
    return copied == text.startIndex ? text : result + text[copied...]
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
