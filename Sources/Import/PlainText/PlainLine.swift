import Diagnostics

/// A line of plain text and what it looks like: a rule, a step, a bullet, a label, a note.
struct PlainLine {
  enum Kind: Equatable {
    case blank
    /// `--------`
    case rule
    /// `--- Title ---`
    case titledRule(String)
    /// `1. text`, `1 : text`, `（１）text`, `①text`
    case step(number: Int, String)
    /// `・ text`, `- text`
    case bullet(String)
    /// `■ text`, `【text】`
    case marked(String)
    /// `[text]` alone
    case label(String)
    /// `※ text`
    case note(String)
    /// `例 ) text`
    case example(mark: String, String)
    /// `> text`, `C:\> text`: what follows the prompt
    case prompt(String)
    case text

    var isPrompt: Bool { if case .prompt = self { true } else { false } }
  }

  let kind: Kind
  /// Without blanks around.
  let text: String
  /// Columns of blanks in front.
  let indent: Int
  /// As it stands, without blanks behind.
  let raw: String
  /// A blank line that is indented as the code around it: it is part of that.
  let isPadded: Bool

  init(_ raw: Substring) {
    var indent = 0
    var rest = raw.unicodeScalars
    loop: while let first = rest.first {
      switch first {
      case " ", "\u{A0}": indent += 1
      case "\t": indent += 4 - indent % 4
      case "\u{3000}": indent += 2
      default: break loop
      }
      rest.removeFirst()
    }
    let text = Substring(rest).trimmingBlanks()
    self.init(
      text: text, indent: text.isEmpty ? 0 : indent, raw: Self.withoutEndBlanks(raw),
      isPadded: text.isEmpty && indent >= 4)
  }

  private init(text: String, indent: Int, raw: String, isPadded: Bool) {
    (self.text, self.indent, self.raw, self.isPadded) = (text, indent, raw, isPadded)
    kind = Self.kind(of: text)
  }

  var isBlank: Bool { kind == .blank }

  /// The column where the words of a step or of a bullet begin; nil for other lines.
  var contentColumn: Int? {
    switch kind {
    case .step(_, let words), .bullet(let words): indent + max(text.count - words.count, 2)
    default: nil
    }
  }

  /// The letter of a step that counts by letters: lists number them.
  var stepLetter: String? {
    guard case .step = kind, let letter = text.first(where: { $0 != "(" }), letter.isASCII, letter.isLowercase,
      text.hasPrefix("\(letter))") || text.hasPrefix("\(letter).") || text.hasPrefix("(\(letter))")
    else { return nil }
    return String(letter)
  }

  /// `Step` or `手順`, where the line is a step that is written with the word.
  var stepWord: String? {
    guard case .step = kind, stepLetter == nil, let first = text.unicodeScalars.first else { return nil }
    return first == "手" ? "手順" : first == "S" || first == "s" ? String(text.prefix(4)) : nil
  }

  /// `■ text`, `【text】`.
  var isMarked: Bool { if case .marked = kind { true } else { false } }

  /// The line with at most that many columns of blanks taken away in front.
  func dedented(by columns: Int) -> PlainLine {
    var taken = 0
    var rest = raw[...].unicodeScalars
    while taken < columns, let first = rest.first {
      let width = first == "\t" ? 4 - taken % 4 : first == "\u{3000}" ? 2 : first == " " || first == "\u{A0}" ? 1 : 0
      guard width > 0 else { break }
      taken += width
      rest.removeFirst()
    }
    return PlainLine(text: text, indent: max(0, indent - taken), raw: String(rest), isPadded: isPadded)
  }

  private static func withoutEndBlanks(_ line: Substring) -> String {
    var view = line.unicodeScalars
    while let last = view.last, last.properties.isWhitespace { view.removeLast() }
    return String(view)
  }

  // MARK: - Kinds

  private static func kind(of text: String) -> Kind {
    guard let first = text.unicodeScalars.first else { return .blank }
    if isOrnament(text) { return .rule }
    if let rule = ruleKind(text, first) { return rule }
    if let step = step(text) { return step }
    switch first {
    case "・", "•", "‣", "◦", "●", "○", "–", "▪", "·", "-", "*", "+": return bullet(text, first) ?? .text
    case "■", "□", "◆", "◇", "▼", "▽", "▶", "★": return .marked(String(text.dropFirst()).trimmingBlanks())
    case "【": return bracketed(text, "】").map(Kind.marked) ?? .text
    case "[": return bracketed(text, "]").map(Kind.label) ?? .text
    case "［": return bracketed(text, "］").map(Kind.label) ?? .text
    case "※": return .note(String(text.drop { $0 == "※" }).trimmingBlanks())
    case "例": return example(text) ?? .text
    default: return CommandLines.prompt(text).map(Kind.prompt) ?? .text
    }
  }

  private static let ruleMarks: Set<Unicode.Scalar> = [
    "-", "=", "_", "*", "~", "─", "━", "―", "—", "–", "＝", "－", "＊", "#", "+",
  ]

  private static func ruleKind(_ text: String, _ first: Unicode.Scalar) -> Kind? {
    guard ruleMarks.contains(first), first != "#" || text.count >= 5 else { return nil }
    let head = text.unicodeScalars.prefix { $0 == first }
    // `* * *`, as Markdown has it.
    if head.count == 1, text.count >= 5, "*-_".unicodeScalars.contains(first),
      text.unicodeScalars.allSatisfy({ $0 == first || $0 == " " }), !text.contains("  ")
    {
      return .rule
    }
    guard head.count >= 3 else { return nil }
    if text.unicodeScalars.allSatisfy({ ruleMarks.contains($0) || $0 == " " }) { return .rule }
    let tail = text.unicodeScalars.reversed().prefix { $0 == first }
    let title = String(text.dropFirst(head.count).dropLast(tail.count)).trimmingBlanks()
    return tail.count >= 3 && !title.isEmpty && title.count <= 100 ? .titledRule(title) : nil
  }

  /// `■□■━━━━━━■□■`: marks of rules and squares, nothing else, mostly of rules.
  private static func isOrnament(_ text: String) -> Bool {
    guard text.unicodeScalars.first.map({ ornaments.contains($0) }) == true, text.count >= 6 else { return false }
    let rules = text.unicodeScalars.count { ruleMarks.contains($0) }
    return rules * 2 >= text.count
      && text.unicodeScalars.allSatisfy { ruleMarks.contains($0) || ornaments.contains($0) }
  }

  private static let ornaments: Set<Unicode.Scalar> = ["■", "□", "◆", "◇", "●", "○", "★", "☆", "▼", "▽", "・"]

  private static func bullet(_ text: String, _ mark: Unicode.Scalar) -> Kind? {
    let rest = text.dropFirst()
    let needsBlank = mark.isASCII || mark == "–" || mark == "·"
    guard !rest.isEmpty, !needsBlank || rest.first == " " || rest.first == "\t" || rest.first == "\u{3000}" else {
      return nil
    }
    return .bullet(rest.trimmingBlanks())
  }

  private static func bracketed(_ text: String, _ end: Character) -> String? {
    guard text.last == end, text.count > 2, text.count <= 62 else { return nil }
    let inner = text.dropFirst().dropLast()
    return inner.contains(end) || inner.allSatisfy({ $0 == " " }) ? nil : inner.trimmingBlanks()
  }

  /// `例 ) x`, `例: x`, `例）x`.
  private static func example(_ text: String) -> Kind? {
    let rest = text.dropFirst().drop { $0 == " " }
    guard let mark = rest.first, ")）:：".contains(mark) else { return nil }
    return .example(mark: "例", rest.dropFirst().trimmingBlanks())
  }

  // MARK: - Steps

  private static func step(_ text: String) -> Kind? {
    var rest = text[...].unicodeScalars
    if let first = rest.first, (0x2460...0x2473).contains(first.value) {
      return .step(number: Int(first.value - 0x2460) + 1, String(rest.dropFirst()).trimmingBlanks())
    }
    if let step = namedStep(text) ?? letteredStep(text) { return step }
    let isOpen = rest.first == "(" || rest.first == "（"
    if isOpen { rest.removeFirst() }
    guard let number = takeNumber(&rest), let separator = takeSeparator(&rest, isOpen: isOpen) else { return nil }
    // `1.5 GB`, `12:30`, `1.事象`
    let next = rest.first
    guard next == nil || separator.isWide || next == " " || next == "\t" || next.map({ !$0.isASCII }) == true else {
      return nil
    }
    let words = Substring(rest).trimmingBlanks()
    return words.isEmpty ? nil : .step(number: number, words)
  }

  /// `a) text`, `b. text`, `(c) text`.
  private static func letteredStep(_ text: String) -> Kind? {
    let bytes = Array(text.utf8.prefix(5))
    let isOpen = bytes.first == UInt8(ascii: "(")
    let start = isOpen ? 1 : 0
    guard bytes.count >= start + 4, (0x61...0x7A).contains(bytes[start]), bytes[start + 2] == UInt8(ascii: " "),
      bytes[start + 1] == UInt8(ascii: ")") || bytes[start + 1] == UInt8(ascii: ".") && !isOpen
    else { return nil }
    let words = text.dropFirst(start + 3).trimmingBlanks()
    return words.isEmpty ? nil : .step(number: Int(bytes[start]) - 0x60, words)
  }

  /// `Step 1: text`, `手順 1: text`, `手順１　text`.
  private static func namedStep(_ text: String) -> Kind? {
    let lower = text.prefix(5).lowercased()
    let isEnglish = lower == "step "
    guard isEnglish || text.hasPrefix("手順") else { return nil }
    var rest = text.dropFirst(isEnglish ? 5 : 2).drop { $0 == " " || $0 == "\u{3000}" }.unicodeScalars
    guard let number = takeNumber(&rest), let mark = rest.first else { return nil }
    guard ":：.)）．".unicodeScalars.contains(mark) || mark == "\u{3000}" && !isEnglish else { return nil }
    let words = Substring(rest.dropFirst()).trimmingBlanks()
    // `Step 1.5`
    guard let first = words.first, !first.isNumber else { return nil }
    return .step(number: number, words)
  }

  /// Of at most two digits, half or full width.
  private static func takeNumber(_ rest: inout Substring.UnicodeScalarView) -> Int? {
    var number = 0
    var digits = 0
    while let first = rest.first, let digit = digit(first) {
      digits += 1
      guard digits <= 2 else { return nil }
      number = number * 10 + digit
      rest.removeFirst()
    }
    return digits > 0 ? number : nil
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }

  private static func takeSeparator(_ rest: inout Substring.UnicodeScalarView, isOpen: Bool) -> (isWide: Bool, Void)? {
    if isOpen {
      guard rest.first == ")" || rest.first == "）" else { return nil }
      rest.removeFirst()
      return (true, ())
    }
    let spaced = rest.drop { $0 == " " }
    // `1 : text`: the blank before the colon tells it from a time.
    if let colon = spaced.first, colon == ":" || colon == "：" {
      rest = spaced.dropFirst()
      return (colon == "：", ())
    }
    guard let mark = rest.first, mark == "." || mark == ")" || mark == "．" || mark == "）" || mark == "、" else {
      return nil
    }
    rest.removeFirst()
    return (!mark.isASCII, ())
  }
}
