import Articles
import Diagnostics

/// What old pages write in place of elements: bold paragraphs for headings, lines with breaks for lists and commands.
struct HTMLOldStyle {
  private(set) var blocks: [DraftBlock] = []
  /// Numbers and words that became marks.
  private(set) var excused: [String] = []

  init(_ blocks: [DraftBlock], by dictionary: HeadingDictionary) {
    let hasHeadings = blocks.contains { block in
      if case .heading(_, let text, _) = block { dictionary.role(of: text.plainText) != nil } else { false }
    }
    for block in blocks {
      guard case .paragraph(let inlines) = block else {
        self.blocks.append(block)
        continue
      }
      if let (words, mark) = Self.heading(inlines, dictionary) {
        self.blocks.append(.heading(level: hasHeadings ? 3 : 2, text: [.text(words)]))
        excused.append(mark)
      } else if let lines = Self.lines(inlines) {
        self.blocks += PlainBlockReader.blocks(of: lines)
        excused += lines.compactMap(\.stepWord)
      } else {
        self.blocks.append(block)
      }
    }
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

  /// The lines of a paragraph that is nothing but text with breaks, where they look like steps, bullets or commands.
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
      default: CommandLines.isCommand(line.text)
      }
    }
    return marks >= 1 && lines.count >= 2 ? lines : nil
  }
}
