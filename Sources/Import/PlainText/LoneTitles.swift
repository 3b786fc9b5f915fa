import Diagnostics

/// Tells which lines that stand alone are titles of what follows: by their end, their length, and the others of the text.
struct LoneTitles {
  private let lines: [PlainLine]
  /// How often lines that stand alone begin with the same words: `Method 1`, `Status code: …`.
  private let beginnings: [String: Int]
  /// Lines that stand alone and ask.
  private let questions: Int
  /// Whether the text's Japanese sentences end with 。: then a line without it is a title.
  private let endsSentences: Bool

  init(_ lines: [PlainLine]) {
    self.lines = lines
    var beginnings: [String: Int] = [:]
    var questions = 0
    for (index, line) in lines.enumerated() where line.indent == 0 && Self.isAlone(index, lines) {
      guard line.kind == .text || line.stepWord != nil else { continue }
      beginnings[Self.beginning(of: line.text), default: 0] += 1
      if Self.asks(line.text) { questions += 1 }
    }
    beginnings[""] = nil
    (self.beginnings, self.questions) = (beginnings, questions)
    endsSentences = Self.endsSentences(lines)
  }

  static func isAlone(_ index: Int, _ lines: [PlainLine]) -> Bool {
    (index == 0 || lines[index - 1].isBlank) && (index + 1 == lines.count || lines[index + 1].isBlank)
  }

  /// A line that could be a heading by its length and its end, that within brackets or quotation marks, too.
  static func isShort(_ text: String, limit: Int = 90) -> Bool {
    guard text.count <= limit, text.utf8.count <= limit * 2 else { return false }
    guard !text.hasSuffix("..."), let last = text.last(where: { !closing.contains($0) }) else { return !text.isEmpty }
    return !sentenceMarks.contains(last)
  }

  private static let closing: Set<Character> = [")", "）", "\"", "”", "’", "」", "』"]
  private static let sentenceMarks: Set<Character> = [".", "。", "．", "！", ";", "；", ",", "，", "、"]

  /// - Parameter index: of a line that stands alone, with text behind it.
  func isTitle(_ index: Int) -> Bool {
    let line = lines[index]
    guard let last = line.text.last, last != ":", last != "：", !line.text.contains("\t") else { return false }
    switch line.kind {
    case .marked: return Self.isShort(line.text)
    // `Step 1: Stop the service` over its own paragraphs; steps of a line each are a list.
    case .step:
      return line.stepWord != nil && (Self.isShort(line.text, limit: Self.numberedLimit) || isSentenceTitle(index))
    case .text: break
    default: return false
    }
    guard !line.text.contains("://"), !EventLines.isField(line.text),
      !CommandLines.isCommand(line.text) || CommandLines.isBareName(line.text)
    else { return false }
    return line.text.unicodeScalars.contains { $0.value >= 0x3040 } ? isJapaneseTitle(index) : isEnglishTitle(line.text)
  }

  // MARK: - Others of a kind

  /// Whether another line that stands alone begins alike.
  func hasSiblings(_ index: Int) -> Bool { beginnings[Self.beginning(of: lines[index].text), default: 0] > 1 }

  /// `Scenario 2: …`, `手順 3:…` where there are more of them.
  func isOneOfNumbered(_ text: String) -> Bool {
    Self.number(of: text).map { beginnings[$0.label, default: 0] > 1 } ?? false
  }

  /// The label and the number of `Scenario 2: …`, `手順 3`, `Error 5 - …`; nil for `Windows 10 stops`.
  static func number(of text: String) -> (label: String, number: Int)? {
    let label = beginning(of: text)
    let digits = text.dropFirst(label.count).prefix { $0.isNumber }
    guard !label.isEmpty, let number = Int(String(digits).halfWidth), number < 100 else { return nil }
    let rest = text[digits.endIndex...].drop { $0 == " " }
    guard rest.isEmpty || ":：-–—．.(（".contains(rest.first ?? " ") else { return nil }
    return (label, number)
  }

  /// `Method 1: …`, `方法 2`: they stand below the heading before them.
  static func isNumberedWay(_ text: String) -> Bool {
    let start = beginning(of: text).trimmingBlanks().lowercased()
    return ["method", "option", "方法", "オプション"].contains(start)
  }

  /// The word before a number or a colon.
  private static func beginning(of text: String) -> String {
    let start = text.prefix { !$0.isNumber && $0 != ":" && $0 != "：" }
    guard start.endIndex < text.endIndex, start.split(separator: " ").count <= 3, start.count >= 2 else { return "" }
    return String(start)
  }

  private static func asks(_ text: String) -> Bool {
    ["か。", "か", "？", "?"].contains(where: text.hasSuffix) && isOneSentence(text)
  }

  private static func isOneSentence(_ text: String) -> Bool { !text.dropLast().contains("。") }

  // MARK: - Japanese

  private static func endsSentences(_ lines: [PlainLine]) -> Bool {
    let long = lines.filter { line in
      line.kind == .text && line.indent == 0 && line.text.count > 45
        && line.text.unicodeScalars.contains { $0.value >= 0x3040 }
    }
    return long.count >= 4 && long.count(where: { $0.text.hasSuffix("。") }) * 10 >= long.count * 8
  }

  private static let sentenceEnds = ["です", "ます", "ました", "ません", "でした", "ください", "下さい", "する", "した", "?", "？"]

  private func isJapaneseTitle(_ index: Int) -> Bool {
    let text = lines[index].text
    if isSentenceTitle(index) { return true }
    guard Self.isShort(text) else { return false }
    return endsSentences || isOneOfNumbered(text)
      || text.count <= 45 && !Self.sentenceEnds.contains(where: text.hasSuffix)
  }

  /// A title that is a sentence: one of several questions, one of several numbered ones, or what is done (`…を作成します。`)
  /// over a longer text.
  private func isSentenceTitle(_ index: Int) -> Bool {
    let text = lines[index].text
    guard text.count <= Self.sentenceLimit, Self.isOneSentence(text) else { return false }
    if Self.asks(text) { return questions > 1 }
    guard text.hasSuffix("。") else { return false }
    if isOneOfNumbered(text) { return true }
    guard text.count <= Self.actionLimit, text.hasSuffix("ます。"), text.contains("を"), !text.contains("次"),
      !text.contains("以下"),
      let next = lines[(index + 1)...].prefix(4).first(where: { !$0.isBlank })
    else { return false }
    return next.kind == .text && next.indent == 0 && next.text.count > text.count
  }

  private static let sentenceLimit = 100
  private static let actionLimit = 30

  // MARK: - English

  private static let englishLimit = 120
  private static let numberedLimit = 180

  private func isEnglishTitle(_ text: String) -> Bool {
    let isNumbered = isOneOfNumbered(text)
    guard Self.isShort(text, limit: isNumbered ? Self.numberedLimit : Self.englishLimit), text.count >= 3 else {
      return false
    }
    // `-1018 JET_errReadVerifyFailure`: an error's number.
    let start = text.drop { "-'\"(".contains($0) }
    guard let first = start.first, first.isUppercase || first.isNumber else { return false }
    if isNumbered { return true }
    if CommandLines.isBareName(text) { return true }
    // Two sentences, a path, a setting, code.
    let weight = CodeShape.weight(of: text)
    return !text.contains(". ") && !text.contains("\\") && (weight == .none || weight == .weak && !text.contains("="))
  }
}
