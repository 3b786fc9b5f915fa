import Articles
import Diagnostics

/// Which lines of a plain text are headings: `1. 事象`, `■ 原因`, `Symptoms`, a title in a box or above a line of hyphens.
struct PlainHeadingFinder {
  struct Heading: Equatable {
    let level: Int
    let text: String
    /// Its number, as written.
    var mark = ""
    /// Lines that it takes, with the rules around or below it.
    let count: Int
  }

  private let lines: [PlainLine]
  private let dictionary: HeadingDictionary
  private var found: [Int: Heading] = [:]

  /// - Returns: headings by the index of their first line.
  static func headings(of lines: [PlainLine], by dictionary: HeadingDictionary) -> [Int: Heading] {
    var finder = PlainHeadingFinder(lines: lines, dictionary: dictionary)
    finder.findNumbered()
    finder.findUnderlined()
    finder.findWords()
    finder.findBoxed()
    if finder.found.isEmpty { finder.findLabels() }
    finder.findUnknown()
    return finder.found
  }

  private init(lines: [PlainLine], dictionary: HeadingDictionary) {
    self.lines = lines
    self.dictionary = dictionary
  }

  private func isBlank(_ index: Int) -> Bool { !lines.indices.contains(index) || lines[index].isBlank }
  private func isIsolated(_ index: Int) -> Bool { isBlank(index - 1) && isBlank(index + 1) }

  /// A line that could be a heading by its length and its end.
  private func isShort(_ text: String, limit: Int = 90) -> Bool {
    guard let last = text.last, text.count <= limit, text.utf8.count <= limit * 2 else { return false }
    return !"。．！;；,，、".contains(last) && !(last == "." && !text.hasSuffix("..."))
  }

  /// Lines that head something else, or nothing: `Note`, `適用先: Windows Server 2016`.
  private func headsNothing(_ words: String) -> Bool {
    if CalloutWords.isTitle(words) { return true }
    guard dictionary.role(of: words) == .environment, let colon = words.firstIndex(where: { $0 == ":" || $0 == "：" })
    else { return false }
    return words.index(after: colon) < words.endIndex
  }

  private mutating func insert(_ index: Int, level: Int, _ text: String, count: Int = 1) {
    guard found[index] == nil else { return }
    // A box's words stand below its first rule.
    let line = lines[count == 3 ? index + 1 : index]
    var mark = ""
    if case .step(_, let words) = line.kind { mark = String(line.text.dropLast(words.count)) }
    found[index] = Heading(level: level, text: text, mark: mark, count: count)
  }

  /// Numbered lines that stand alone, count from 1 and name sections.
  private mutating func findNumbered() {
    var candidates: [(index: Int, number: Int, text: String)] = []
    for (index, line) in lines.enumerated() where line.indent < 4 && isIsolated(index) {
      if case .step(let number, let text) = line.kind, isShort(text) { candidates.append((index, number, text)) }
    }
    let named = candidates.filter { dictionary.role(of: $0.text) != nil }
    guard named.count >= 2 || named.count == 1 && candidates.count == 1 else { return }
    var expected = 1
    for candidate in candidates where candidate.number == expected {
      insert(candidate.index, level: 2, candidate.text)
      expected += 1
    }
  }

  /// Text above `=====` or `-----`, below an empty line or the text's beginning.
  private mutating func findUnderlined() {
    for index in lines.indices.dropLast() where lines[index].indent < 4 && lines[index + 1].kind == .rule {
      let line = lines[index]
      let isNamed = dictionary.role(of: line.text) != nil
      guard isBlank(index - 1), found[index] == nil, line.kind == .text || isNamed, isShort(line.text) else { continue }
      let mark = lines[index + 1].text
      // A rule much longer or shorter than the line is one of its own.
      guard !line.text.contains("://"), mark.count * 3 >= line.text.count, isNamed || mark.count <= line.text.count * 3
      else {
        continue
      }
      insert(index, level: mark.hasPrefix("=") || isNamed ? 2 : 3, Self.words(of: line), count: 2)
    }
  }

  /// Lines that are a section's words: `Symptoms`, `■ 原因`, `Resolution:`.
  private mutating func findWords() {
    var isBelowSection = false
    var isBelowMore = false
    for (index, line) in lines.enumerated() where line.indent < 4 && isBlank(index - 1) && found[index] == nil {
      guard line.kind == .text || line.isMarked else { continue }
      let words = Self.words(of: line)
      guard isShort(words, limit: 180), !headsNothing(words), let role = dictionary.role(of: words) else { continue }
      let isWord = dictionary.isWord(words)
      guard isWord || isIsolated(index) else { continue }
      let isMore = Self.moreInformation.contains(words.lowercased())
      // Behind the details only plain words head a section of the article, no part of the details.
      let isMain = isWord && (Self.mainRoles.contains(role) || isMore) && (!isBelowMore || HeadingNames.isPlain(words))
      isBelowMore = isBelowMore || isMore
      insert(index, level: isMain || !isBelowSection ? 2 : 3, words)
      isBelowSection = true
    }
  }

  /// Roles of an article's sections; the others head parts of them as well.
  private static let mainRoles: Set<SectionRole> = [
    .symptom, .environment, .cause, .workaround, .resolution, .confirmation, .status, .references, .verification,
    .summary, .prerequisites,
  ]
  private static let moreInformation: Set<String> = [
    "more information", "additional information", "詳細情報", "詳細", "追加情報",
  ]

  /// A line between two rules.
  private mutating func findBoxed() {
    let level = found.isEmpty ? 2 : 3
    for index in lines.indices.dropLast(2)
    where lines[index].kind == .rule && lines[index + 2].kind == .rule && isBlank(index - 1) {
      let line = lines[index + 1]
      guard !line.isBlank, isShort(line.text), !EventLines.isEvent(line.text) else { continue }
      insert(index, level: level, Self.words(of: line), count: 3)
    }
  }

  /// `[現象]`: headings where nothing else is one.
  private mutating func findLabels() {
    for (index, line) in lines.enumerated() {
      if case .label(let text) = line.kind, dictionary.role(of: text) != nil { insert(index, level: 2, text) }
    }
  }

  /// Short lines of other words that stand alone, in a text that has sections.
  private mutating func findUnknown() {
    guard found.count >= 1 else { return }
    let first = found.keys.min() ?? 0
    for (index, line) in lines.enumerated() where found[index] == nil && line.indent == 0 && isIsolated(index) {
      guard let next = nextText(after: index), lines[next].indent < 4 || isAnnounced(index) == false else { continue }
      guard isTitleLike(line), !isAnnounced(index), !headsNothing(Self.words(of: line)) else { continue }
      insert(index, level: index < first ? 2 : 3, Self.words(of: line))
    }
  }

  private func nextText(after index: Int) -> Int? { lines[(index + 1)...].prefix(4).firstIndex { !$0.isBlank } }

  /// Whether the text above ends by saying that something comes.
  private func isAnnounced(_ index: Int) -> Bool {
    guard let before = lines[..<index].suffix(4).last(where: { !$0.isBlank }), let last = before.text.last else {
      return false
    }
    return last == ":" || last == "："
  }

  private func isTitleLike(_ line: PlainLine) -> Bool {
    guard isShort(line.text), !line.text.hasSuffix(":"), !line.text.hasSuffix("："), !line.text.contains("\t") else {
      return false
    }
    switch line.kind {
    case .marked: return true
    case .text:
      if line.text.contains("://") || EventLines.isField(line.text) || CommandLines.isCommand(line.text) {
        return false
      }
      let isJapanese = line.text.unicodeScalars.contains { $0.value >= 0x3040 }
      if isJapanese { return line.text.count <= 45 && !Self.sentenceEnds.contains { line.text.hasSuffix($0) } }
      guard let first = line.text.first, first.isUppercase || first.isNumber, line.text.count >= 3 else { return false }
      return !line.text.contains("=") && !line.text.contains("\\") && line.text.split(separator: " ").count <= 14
    default: return false
    }
  }

  private static let sentenceEnds = ["です", "ます", "ました", "ません", "でした", "ください", "下さい", "する", "した", "?", "？"]

  private static func words(of line: PlainLine) -> String {
    let text: String
    switch line.kind {
    case .marked(let words), .label(let words): text = words
    case .step(_, let words): text = words
    default: text = line.text
    }
    return text.hasSuffix(":") || text.hasSuffix("：") ? String(text.dropLast()).trimmingBlanks() : text
  }
}
