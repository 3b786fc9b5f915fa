import Articles
import Diagnostics
import Markdown
import Entities

/// CB1305: A symptom that speaks of an error quotes it: the message, the event, the code, or a picture of it.
enum VagueSymptom {
  private static let quotes = Phrases(["\"", "“", "「", "『", "‘", "«"])

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard let section = article.section(.symptom), !article.article.sections.contains(where: isOfMessages) else {
      return []
    }
    let nodes = article.nodes(of: section)
    guard !quotesSomething(nodes, in: article) else { return [] }
    let blocks = article.text.blocks.filter { nodes.contains($0.node) }
    let speaking = blocks.indices.filter {
      phrases.occur(in: article.text.bytes, blocks[$0].range) && speaksOfError(article.text.bytes, blocks[$0].range)
    }
    // What is lost has a rule of its own.
    guard speaking.contains(where: { !LostContent.isAnnouncement(blocks[$0], in: article) }),
      !speaking.contains(where: { saysIt($0, blocks, article) })
    else { return [] }
    return [
      article.finding(
        "symptom-without-error", node: section.heading,
        "'\(section.title)' speaks of an error and quotes no message, event or code",
        hint: "Write the exact text that readers see and will search for.")
    ]
  }

  /// `Error messages` as a section of its own.
  private static func isOfMessages(_ section: Section) -> Bool {
    let title = section.title.lowercased()
    return title.hasPrefix("error message") || title.hasPrefix("エラー メッセージ") || title.hasPrefix("エラーメッセージ")
  }

  private static let words = ["error message", "an error", "error occurs", "exception", "エラー", "メッセージ", "例外", "警告"]
  private static let phrases = Phrases(words)
  /// A sentence with one of these says that there is no message.
  private static let negations = Phrases([
    "no error", "no message", "no exception", "no warning", "without error", "without an error", "without any",
    "not receive",
    "n't receive", "not display", "n't display", "not show", "n't show", "not log", "n't log", "any error",
    "not an error", "no exception",
    "表示されません", "表示されない", "出ません", "出ない", "出力されません", "出力されない", "記録されません", "発生しません", "エラーなく", "エラーなし",
  ])
  /// What an error does to be seen; without it the words speak of errors as such.
  private static let appearances = Phrases([
    "receiv", "display", "show", "see ", "get ", "gets ", "got ", "return", "logged", "occur", "appear", "fail with",
    "fails with", "with an error", "with an exception", "produce", "report", "encounter", "raise",
    "表示", "出", "発生", "記録", "返", "示",
  ])

  /// Whether a sentence says that an error is seen, and neither names it nor puts it as a case that may be.
  private static func speaksOfError(_ bytes: [UInt8], _ block: Range<Int>) -> Bool {
    sentences(in: bytes, block).contains { range in
      guard phrases.occur(in: bytes, range), appearances.occur(in: bytes, range), !negations.occur(in: bytes, range)
      else { return false }
      let sentence = String(decoding: bytes[range], as: UTF8.self)
      let lower = sentence.lowercased()
      guard let word = words.first(where: lower.contains) else { return false }
      return !isHypothetical(lower, word) && !isNamed(sentence[...]) && !isDescribed(lower)
    }
  }

  /// What stands between full stops and ends of lines.
  private static func sentences(in bytes: [UInt8], _ block: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = block.lowerBound
    for index in block {
      let length = bytes[index] == UInt8(ascii: ".") || bytes[index] == 0x0A ? 1 : isWideStop(index, in: bytes) ? 3 : 0
      guard length > 0 else { continue }
      sentences.append(start..<index)
      start = index + length
    }
    return sentences + [start..<max(start, block.upperBound)]
  }

  /// `。`
  private static func isWideStop(_ index: Int, in bytes: [UInt8]) -> Bool {
    bytes[index] == 0xE3 && bytes[index...].starts(with: "。".utf8)
  }

  /// `if an application throws an exception`, `if an unknown error occurs`: in the clause itself.
  private static func isHypothetical(_ sentence: String, _ word: String) -> Bool {
    sentence.split(separator: ",").contains { clause in
      guard let place = clause.firstRange(of: word) else { return false }
      let before = clause[..<place.lowerBound].split(separator: " ").suffix(5)
      return before.contains("if")
    }
  }

  /// `an Access Denied error message`: two words with capitals before it are the error's own.
  private static func isNamed(_ sentence: Substring) -> Bool {
    let words = sentence.split(separator: " ")
    return words.indices.contains { index in
      index >= 2 && words[index].hasPrefix("error")
        && words[index - 2..<index].allSatisfy { $0.first?.isUppercase == true && $0.allSatisfy(\.isLetter) }
    }
  }

  /// `an error message that states that the number cannot be decreased`, `messages such as a time-out`, `a null reference exception`.
  private static func isDescribed(_ sentence: String) -> Bool {
    if describing.contains(where: sentence.contains) { return true }
    if sentence.contains("such as"), !sentence.contains("such as the following") { return true }
    let words = sentence.split { !$0.isLetter }.map(String.init)
    return words.indices.contains { index in
      guard words[index] == "error" || words[index] == "exception",
        let article = words[..<index].suffix(5).lastIndex(where: { $0 == "a" || $0 == "an" })
      else { return false }
      let name = words[article..<index].dropFirst()
      return name.count > 1 && !name.contains(where: unspecific.contains)
    }
  }

  private static let describing = ["states that", "stating that", "says that", "saying that"]
  /// Words before `error` that name none.
  private static let unspecific: Set<String> = [
    "unexpected", "unhandled", "unknown", "following", "similar", "generic", "internal", "other", "different",
    "specific", "new", "the", "that", "or", "and", "of", "in", "with", "to", "is", "for", "system", "runtime", "first",
    "fatal", "critical", "serious", "certain", "related", "unrecoverable", "terminating", "general", "custom",
  ]

  /// Whether the message stands there, though not as a quote: behind a colon, in bold, or as the status of an answer (`HTTP 401`).
  private static func saysIt(_ number: Int, _ blocks: [ReadableText.Block], _ article: CheckedArticle) -> Bool {
    let block = blocks[number]
    let text = article.text.string(block.range).trimmingBlanks()
    // `one of the following symptoms or error messages` and a list.
    if text.lowercased().contains("following"), number + 1 < blocks.count, blocks[number + 1].kind != .heading,
      blocks[number + 1].node > Int(article.document.nodes[block.node].end)
    {
      return true
    }
    if let colon = text.lastIndex(where: { $0 == ":" || $0 == "：" }) {
      let rest = text[text.index(after: colon)...].trimmingBlanks()
      if !rest.isEmpty || number + 1 < blocks.count && blocks[number + 1].kind != .heading { return true }
    }
    let isStatus = text.split { !$0.isLetter && !$0.isNumber }.contains { word in
      word.count == 3 && (word.first == "4" || word.first == "5") && word.allSatisfy { $0.isASCII && $0.isNumber }
    }
    return isStatus || isMarked(block.node, in: article)
      || number + 1 < blocks.count && isMarked(blocks[number + 1].node, in: article)
  }

  private static func isMarked(_ block: Int, in article: CheckedArticle) -> Bool {
    (block..<Int(article.document.nodes[block].end)).contains {
      article.document.nodes[$0].kind == .strong || article.document.nodes[$0].kind == .emphasis
    }
  }

  private static func quotesSomething(_ nodes: Range<Int>, in article: CheckedArticle) -> Bool {
    let hasMention = article.linked.mentions.contains { mention in
      mention.node.map { nodes.contains($0) } == true
    }
    return hasMention
      || nodes.contains { index in
        switch article.document.nodes[index].kind {
        case .code, .codeBlock, .blockQuote, .image, .table, .htmlBlock: true
        case .text:
          quotes.occur(in: article.document.text, article.document.nodes[index].primary.offsets)
        default: false
        }
      }
  }
}
