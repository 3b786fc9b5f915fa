import Articles
import Diagnostics

/// What old pages write in place of elements: bold paragraphs for headings, numbers before headings, lines with breaks and
/// paragraphs with marks for lists and commands.
struct HTMLOldStyle {
  private(set) var blocks: [DraftBlock] = []
  /// Numbers and words that became marks.
  private(set) var excused: [String] = []

  init(_ blocks: [DraftBlock], by dictionary: HeadingDictionary) {
    let hasHeadings = blocks.contains { block in
      if case .heading(_, let text, _) = block { dictionary.role(of: text.plainText) != nil } else { false }
    }
    let areNumbered = Self.areNumbered(blocks)
    var index = 0
    while index < blocks.count {
      let (block, next) = (blocks[index], index + 1)
      if case .heading(let level, let text, let id) = block {
        appendHeading(level, text, id, areNumbered: areNumbered)
      } else if let (list, end) = Self.list(blocks, from: index) {
        self.blocks += list.blocks
        excused += list.excused
        index = end
        continue
      } else {
        append(block, level: hasHeadings ? 3 : 2, dictionary)
      }
      index = next
    }
  }

  private mutating func append(_ block: DraftBlock, level: Int, _ dictionary: HeadingDictionary) {
    guard case .paragraph(let inlines) = block else { return blocks.append(block) }
    if let (words, mark) = Self.heading(inlines, dictionary) {
      blocks.append(.heading(level: level, text: [.text(words)]))
      excused.append(mark)
    } else if let lines = Self.lines(inlines) {
      blocks += PlainBlockReader.blocks(of: lines)
      excused += lines.compactMap { $0.stepWord ?? $0.stepLetter }
    } else {
      blocks.append(block)
    }
  }

  // MARK: - Headings

  /// `2. Cause` and `Symptoms:`: numbers go where all headings have them, colons always.
  private mutating func appendHeading(_ level: Int, _ text: [DraftInline], _ id: String, areNumbered: Bool) {
    let text = text.joiningTexts
    guard text.count == 1, case .text(let written) = text[0] else {
      return blocks.append(.heading(level: level, text: text, id: id))
    }
    var words = written.trimmingBlanks()
    if areNumbered, let number = Self.number(of: words) {
      excused.append(number)
      words = words.dropFirst(number.count).trimmingBlanks()
    }
    let bare = words.trimmingEnd(":：").trimmingBlanks()
    blocks.append(.heading(level: level, text: [.text(bare.isEmpty ? words : bare)], id: id))
  }

  private static func areNumbered(_ blocks: [DraftBlock]) -> Bool {
    let texts = blocks.compactMap { block -> String? in
      if case .heading(_, let text, _) = block { text.plainText.trimmingBlanks() } else { nil }
    }
    return texts.count >= 2 && texts.allSatisfy { number(of: $0) != nil }
      && number(of: texts[0])?.hasPrefix("1") == true
  }

  /// `2. `, `1.2 `, `３．`: what stands before the words of a numbered heading; nil where no words follow.
  private static func number(of text: String) -> String? {
    let digits = text.prefix { $0.isNumber || ".．)）".contains($0) }
    let mark = text.prefix(digits.count + text.dropFirst(digits.count).prefix { $0.isWhitespace }.count)
    guard digits.first?.isNumber == true, digits.count <= 8, mark.count < text.count,
      mark.count > digits.count || ".．)）".contains(digits.last ?? " ")
    else { return nil }
    return String(mark)
  }

  /// `<p><b>■現象</b></p>`: a paragraph that is bold as a whole and says no more than a section's words.
  private static func heading(_ inlines: [DraftInline], _ dictionary: HeadingDictionary) -> (
    words: String, mark: String
  )? {
    let parts = inlines.filter { ![$0].isBlank }
    guard parts.count == 1, case .strong(let inner) = parts[0] else { return nil }
    let text = inner.plainText.trimmingBlanks()
    guard text.count <= 60, !text.contains("\n") else { return nil }
    let line = PlainLine(text[...])
    var words = text
    switch line.kind {
    case .marked(let rest), .label(let rest), .step(_, let rest): words = rest
    default: words = String(text.drop { "●○".contains($0) })
    }
    words = words.trimmingEnd(":：").trimmingBlanks()
    guard dictionary.isWord(words), !CalloutWords.isTitle(words) else { return nil }
    return (words, String(text.prefix { $0.isNumber }))
  }

  // MARK: - Lists

  /// Paragraphs one behind the other that begin with marks, as word processors save lists: at least two, numbers counting on.
  private static func list(_ blocks: [DraftBlock], from start: Int) -> (
    list: (blocks: [DraftBlock], excused: [String]), next: Int
  )? {
    var items: [[DraftInline]] = []
    var excused: [String] = []
    var first: Int?
    var index = start
    while index < blocks.count, case .paragraph(let written) = blocks[index] {
      let inlines = written.joiningTexts
      guard case .text(let text) = inlines.first else { break }
      let line = PlainLine(text.replacing("\u{A0}", with: " ")[...])
      var words = ""
      switch line.kind {
      case .step(let number, let rest) where items.isEmpty || first.map { number == $0 + items.count } == true:
        first = first ?? number
        words = rest
      case .bullet(let rest) where first == nil: words = rest
      default:
        // `<b>Run</b>` may follow the number at once.
        index = blocks.count
        continue
      }
      let isSpaced = text.last?.isWhitespace == true
      items.append([.text(words + (isSpaced ? " " : ""))] + inlines.dropFirst())
      excused += [line.stepWord ?? line.stepLetter].compactMap(\.self)
      index += 1
    }
    guard items.count >= 2 else { return nil }
    let list = DraftBlock.list(start: first, items: items.map { [.paragraph($0)] })
    return (([list], excused), start + items.count)
  }

  /// The lines of a paragraph that is nothing but text with breaks, where they look like steps, bullets, commands or an event.
  private static func lines(_ inlines: [DraftInline]) -> [PlainLine]? {
    var hasBreak = false
    for inline in inlines {
      switch inline {
      case .text: continue
      case .lineBreak: hasBreak = true
      default: return nil
      }
    }
    guard hasBreak else { return nil }
    // A break within the text of the source is a blank to a reader.
    let text = inlines.map { inline in
      if case .text(let text) = inline { text.replacing("\n", with: " ") } else { "\n" }
    }.joined()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { PlainLine($0) }
    let marks = lines.count { line in
      switch line.kind {
      case .step, .bullet, .prompt: true
      default: CommandLines.isCommand(line.text) || EventLines.isEvent(line.text)
      }
    }
    return marks >= 1 && lines.count >= 2 ? lines : nil
  }
}
