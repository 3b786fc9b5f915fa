import Articles
import Diagnostics

/// Which lines of a plain text are headings: `1. 事象`, `■ 原因`, `Symptoms`, a title in a box or above a line of hyphens.
struct PlainHeadingFinder {
  struct Heading: Equatable {
    var level: Int
    let text: String
    /// Its number, as written.
    var mark = ""
    /// Lines that it takes, with the rules around or below it.
    let count: Int
  }

  private let lines: [PlainLine]
  private let dictionary: HeadingDictionary
  private var found: [Int: Heading] = [:]
  /// How many lines have a text.
  private lazy var counts = Dictionary(lines.lazy.map { ($0.text, 1) }, uniquingKeysWith: +)

  /// - Returns: headings by the index of their first line.
  static func headings(of lines: [PlainLine], by dictionary: HeadingDictionary) -> [Int: Heading] {
    var finder = PlainHeadingFinder(lines: lines, dictionary: dictionary)
    finder.findOutlined()
    finder.findNumbered()
    finder.findUnderlined()
    finder.findWords()
    finder.findBoxed()
    if finder.found.isEmpty { finder.findLabels() }
    finder.findUnknown()
    PlainHeadingLevels.order(&finder.found, by: dictionary)
    PlainHeadingLevels.nest(&finder.found, by: dictionary)
    return finder.found
  }

  private init(lines: [PlainLine], dictionary: HeadingDictionary) {
    self.lines = lines
    self.dictionary = dictionary
  }

  private func isBlank(_ index: Int) -> Bool { !lines.indices.contains(index) || lines[index].isBlank }
  private func isIsolated(_ index: Int) -> Bool { isBlank(index - 1) && isBlank(index + 1) }
  private func isShort(_ text: String, limit: Int = 90) -> Bool { LoneTitles.isShort(text, limit: limit) }

  /// Lines that head something else, or nothing: `Note`, `適用先: Windows Server 2016`.
  private func headsNothing(_ words: String) -> Bool {
    if CalloutWords.isTitle(words) { return true }
    guard dictionary.role(of: words) == .environment, let colon = words.firstIndex(where: { $0 == ":" || $0 == "：" })
    else { return false }
    return words.index(after: colon) < words.endIndex
  }

  private mutating func insert(_ index: Int, level: Int, _ text: String, count: Int = 1, mark number: String = "") {
    guard found[index] == nil else { return }
    // A box's words stand below its first rule.
    let line = lines[count == 3 ? index + 1 : index]
    var mark = number
    if case .step(_, let words) = line.kind { mark = String(line.text.dropLast(words.count)) }
    found[index] = Heading(level: level, text: text, mark: mark, count: count)
  }

  /// `1 Introduction`, `1.1 Scope`: chapters below the title, parts below them.
  private mutating func findOutlined() {
    for entry in PlainOutline.entries(of: lines) {
      insert(entry.index, level: min(entry.number.count + 1, 6), entry.words, mark: entry.mark)
    }
  }

  /// Numbered lines that stand alone, count from 1 and name sections.
  private mutating func findNumbered() {
    var candidates: [(index: Int, number: Int, text: String)] = []
    for (index, line) in lines.enumerated() where line.indent < 4 && isIsolated(index) {
      if case .step(let number, let text) = line.kind, line.stepWord == nil, line.stepLetter == nil, isShort(text) {
        candidates.append((index, number, text))
      }
    }
    let named = candidates.filter { dictionary.role(of: $0.text) != nil }
    guard named.count >= 2 || named.count == 1 && candidates.count == 1 else { return findTightNumbered() }
    var expected = 1
    for candidate in candidates where candidate.number == expected {
      insert(candidate.index, level: 2, candidate.text)
      expected += 1
    }
  }

  /// Numbered lines below a blank line with their text on the very next one, in a run that names sections.
  private mutating func findTightNumbered() {
    var candidates: [(index: Int, number: Int, text: String)] = []
    for (index, line) in lines.enumerated() where line.indent < 4 && isBlank(index - 1) && !isBlank(index + 1) {
      guard case .step(let number, let text) = line.kind, line.stepWord == nil, line.stepLetter == nil,
        isShort(text, limit: 60),
        lines[index + 1].indent < 4
      else {
        continue
      }
      // A step's neighbour is the next step.
      if case .step(let next, _) = lines[index + 1].kind, next == number + 1 { continue }
      candidates.append((index, number, text))
    }
    guard candidates.count(where: { dictionary.role(of: $0.text) != nil }) >= 2 else { return }
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
      guard !PlainFacts.isColumnRule(mark), PublicationDate.labelled(in: [line.text]) == nil else { continue }
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
    var main: SectionRole?
    for (index, line) in lines.enumerated() where line.indent < 4 && isBlank(index - 1) && found[index] == nil {
      guard line.kind == .text || line.isMarked || isDot(line, index) else { continue }
      let words = Self.words(of: line)
      guard isShort(words, limit: 180), !headsNothing(words), let role = dictionary.role(of: words) else { continue }
      let isWord = dictionary.isWord(words)
      guard isWord || isIsolated(index) else { continue }
      // `Error message:` over each of several messages is no section.
      if words.count < line.text.count, !HeadingNames.isPlain(words), counts[line.text, default: 0] > 1 {
        continue
      }
      let isMore = role == .moreInformation && Self.moreInformation.contains(words.lowercased())
      // Behind the details only plain words head a section of the article, no part of the details.
      // `Resolution for event ID 7041` below a cause begins a section, below a resolution a part of it.
      let begins =
        !isWord && !isBelowMore && role != main && Self.mainRoles.contains(role) && beginsWithWord(words, role)
      let isLoud = words == words.uppercased() && words != words.lowercased()
      let isMain =
        begins || isLoud && found.values.contains { $0.level == 2 && $0.text == $0.text.uppercased() }
        || isWord && (isSection(role, below: main) || isMore) && (!isBelowMore || HeadingNames.isPlain(words))
      isBelowMore = isBelowMore || isMore
      insert(index, level: isMain || !isBelowSection ? 2 : 3, words)
      if isMain || !isBelowSection { main = role }
      isBelowSection = true
    }
  }

  /// `Resolution 2: …`, `Cause of the error`, `原因 1`: the words begin with the role's own word.
  private func beginsWithWord(_ words: String, _ role: SectionRole) -> Bool {
    let first = words.prefix { !$0.isNumber && $0 != " " && $0 != ":" && $0 != "：" }
    return first.endIndex < words.endIndex && dictionary.isWord(String(first))
      && dictionary.role(of: String(first)) == role
  }

  /// `●症状` over text: a section's word, not one point of several.
  private func isDot(_ line: PlainLine, _ index: Int) -> Bool {
    guard case .bullet(let words) = line.kind, "●○◎".contains(line.text.first ?? " "), dictionary.isWord(words),
      index + 1 < lines.count
    else { return false }
    if case .bullet = lines[index + 1].kind { return false }
    return true
  }

  /// What a way out requires is a part of it.
  private func isSection(_ role: SectionRole, below main: SectionRole?) -> Bool {
    guard role == .prerequisites, let main else { return Self.mainRoles.contains(role) }
    return ![.workaround, .resolution].contains(main)
  }

  /// Roles of an article's sections; the others head parts of them as well.
  private static let mainRoles: Set<SectionRole> = [
    .symptom, .environment, .cause, .workaround, .resolution, .confirmation, .status, .references, .verification,
    .summary, .prerequisites,
  ]
  private static let moreInformation: Set<String> = [
    "more information", "additional information", "common issues", "common issues and solutions",
    "known issues", "next steps", "frequently asked questions", "faq", "よく寄せられる質問", "よくある質問", "詳細情報", "詳細", "追加情報",
    "次のステップ", "既知の問題", "注釈",
  ]

  /// A line between two rules.
  private mutating func findBoxed() {
    let level = found.isEmpty ? 2 : 3
    for index in lines.indices.dropLast(2)
    where lines[index].kind == .rule && lines[index + 2].kind == .rule && isBlank(index - 1) && lines[index].indent < 4
    {
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

  /// Lines of other words that stand alone and read as titles, in a text that has sections.
  private mutating func findUnknown() {
    guard let first = found.keys.min() else { return }
    let titles = LoneTitles(lines)
    var last = 2
    for (index, line) in lines.enumerated() {
      if let heading = found[index] { last = heading.level }
      guard found[index] == nil, line.indent == 0, isIsolated(index), nextText(after: index) != nil,
        titles.isTitle(index), !headsNothing(Self.words(of: line)), !PlainTitle.isByline(line.text)
      else { continue }
      if line.stepWord != nil, let next = nextText(after: index), lines[next].stepWord != nil { continue }
      if isAnnounced(index), !isAnnouncedTitle(index, titles) { continue }
      let isWay = LoneTitles.isNumberedWay(line.text)
      insert(index, level: index < first ? 2 : isWay ? min(last + 1, 4) : 3, Self.words(of: line))
      if !isWay { last = index < first ? 2 : 3 }
    }
  }

  /// What a sentence announces is a title where it is one of several ways, over text of its own, no message.
  private func isAnnouncedTitle(_ index: Int, _ titles: LoneTitles) -> Bool {
    if titles.isOneOfNumbered(lines[index].text) { return true }
    guard let next = nextText(after: index), announcesWays(above: index) || titles.hasSiblings(index) else {
      return false
    }
    switch lines[next].kind {
    case .step, .bullet: return true
    default: return lines[next].indent < 4 && lines[next].text.count > lines[index].text.count
    }
  }

  /// `use one of the following methods:`, `次のいずれかの方法`: titles of ways follow, not a message.
  private func announcesWays(above index: Int) -> Bool {
    guard let before = lines[..<index].suffix(4).last(where: { !$0.isBlank })?.text.lowercased() else { return false }
    return Self.ways.contains(where: before.contains)
  }

  private static let ways = [
    "methods", "options", "ways", "solutions", "workarounds", "causes", "方法", "手順", "対処", "原因",
  ]

  private func nextText(after index: Int) -> Int? { lines[(index + 1)...].prefix(4).firstIndex { !$0.isBlank } }

  /// Whether the text above ends by saying that something comes.
  private func isAnnounced(_ index: Int) -> Bool {
    guard let before = lines[..<index].suffix(4).last(where: { !$0.isBlank }), let last = before.text.last else {
      return false
    }
    return last == ":" || last == "："
  }

  /// The line without its mark and a colon at its end.
  private static func words(of line: PlainLine) -> String {
    let text: String
    switch line.kind {
    case .marked(let words), .label(let words), .bullet(let words): text = words
    case .step(_, let words): text = line.stepWord == nil ? words : line.text
    default: text = line.text
    }
    return text.hasSuffix(":") || text.hasSuffix("：") ? String(text.dropLast()).trimmingBlanks() : text
  }
}
