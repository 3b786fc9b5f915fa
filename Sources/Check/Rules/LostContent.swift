import Articles
import Diagnostics
import Markdown
import Entities

/// CB1306: Words that announce an error, a picture, a command or the like are followed by it: a lost screenshot leaves them alone.
///
/// They do so where a colon ends the block, or where its last sentence says `the following …`, 次の…, 下図. What follows may be anything
/// but the heading of another section, or the end.
enum LostContent {
  private static let english: Set<String> = [
    "error", "errors", "event", "events", "message", "messages", "warning", "warnings", "screenshot", "screenshots",
    "dialog", "output", "exception", "picture", "figure", "image", "command", "commands", "script", "query", "table",
    "code", "example", "list", "log",
  ]
  private static let japanese = [
    "エラー", "イベント", "メッセージ", "画面", "警告", "図", "ダイアログ", "出力", "スクリーンショット", "ログ", "コマンド", "スクリプト", "クエリ", "表",
  ]

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    article.text.blocks.filter { isAnnouncement($0, in: article) }.map { block in
      article.finding(
        "lost-content", node: block.node, "Nothing follows '\(tail(of: article.text.string(block.range)))'",
        hint: "Add what the words announce: the text of the message, the command, or the picture.")
    }
  }

  /// Whether a block announces something that does not follow.
  static func isAnnouncement(_ block: ReadableText.Block, in article: CheckedArticle) -> Bool {
    guard block.kind == .prose, mark(of: block, in: article) != nil else { return false }
    let next = Int(article.document.nodes[block.node].end)
    // Most blocks are followed by something, and most others announce nothing.
    guard let end = end(next, of: article, from: block.node), !article.isInQuote(block.node) else { return false }
    return announces(block, end, in: article) && !isNamed(byHeading: next, of: article)
  }

  /// What stands where something should follow.
  private enum End {
    /// The heading of a section that has a role, which is another matter, or the end of the text.
    case certain
    /// A heading that may begin what is announced.
    case heading
  }

  /// Nil where something follows. A smaller heading may begin what is announced.
  private static func end(_ index: Int, of article: CheckedArticle, from block: Int) -> End? {
    let document = article.document
    guard index < document.nodes.count else { return .certain }
    guard document.nodes[index].kind == .heading else {
      return document.nodes[index].kind == .footnote ? .certain : nil
    }
    // A tab, and a heading that is a link, have what was announced.
    let first = index + 1
    if first < Int(document.nodes[index].end), document.nodes[first].kind == .link { return nil }
    if LearnTab.isTab(index, in: document) { return nil }
    let level = article.article.section(of: block).map { article.article.sections[$0].level } ?? 1
    guard Int(document.nodes[index].level) <= level else { return nil }
    guard let section = article.article.section(headedBy: index) else { return .heading }
    // `Cause 1`, and what is to be done under any name, may be what was announced.
    let isOther = section.ownRole.map(others.contains) == true && !section.title.contains(where: \.isNumber)
    return isOther ? .certain : .heading
  }

  /// A heading may name what was announced itself: `Sample code`.
  private static func isNamed(byHeading index: Int, of article: CheckedArticle) -> Bool {
    article.article.section(headedBy: index).map { section in
      section.title.split { !$0.isLetter }.contains { english.contains($0.lowercased()) }
    } ?? false
  }

  /// Roles of sections that are another matter than what stands before them announces.
  private static let others: Set<SectionRole> = [.symptom, .environment, .cause, .status, .references]

  private static func announces(_ block: ReadableText.Block, _ end: End, in article: CheckedArticle) -> Bool {
    guard let mark = mark(of: block, in: article) else { return false }
    guard mark == .colon || pointers.occur(in: article.text.bytes, block.range) else { return false }
    let sentence = lastSentence(of: article.text.string(block.range).trimmingBlanks()).lowercased()
    if mark == .colon {
      return isEnglish(sentence)
        || !article.hasImageOrCode(block.node)
          && (isJapanese(sentence) || end == .certain && isWordy(sentence) && !endsWithLink(block, in: article))
    }
    guard !article.hasImageOrCode(block.node), !sentence.contains("\""), !sentence.contains("“") else { return false }
    if mark == .stop { return end == .certain && isEnglish(sentence) && pointsAhead(sentence) }
    return isJapanese(sentence) && ends(sentence) && !sentence.contains("「") && !sentence.contains(where: isNumeral)
  }

  /// Without one of these a sentence that ends with a stop announces nothing.
  private static let pointers = Phrases(["following", "below", "下図", "上図", "次の", "以下の", "下記の"])

  private enum Mark { case colon, stop, wideStop }

  /// What the block ends with.
  private static func mark(of block: ReadableText.Block, in article: CheckedArticle) -> Mark? {
    let bytes = article.text.bytes
    var end = block.range.upperBound
    let start = max(block.range.lowerBound, end - 8)
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    guard end > start else { return nil }
    switch bytes[end - 1] {
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: "."): return .stop
    // The last bytes of `：` and `。`.
    case 0x9A: return bytes[start..<end].suffix(3).elementsEqual("：".utf8) ? .colon : nil
    case 0x82: return bytes[start..<end].suffix(3).elementsEqual("。".utf8) ? .wideStop : nil
    default: return nil
    }
  }

  /// `For more, see [the page](…):` has what it announces.
  private static func endsWithLink(_ block: ReadableText.Block, in article: CheckedArticle) -> Bool {
    let nodes = article.document.nodes
    let last = Int(nodes[block.node].end) - 1
    return nodes[last].kind == .text && nodes[last].primary.offsets.count <= 3
      && (block.node..<last).contains { nodes[$0].kind == .link && Int(nodes[$0].end) == last }
  }

  /// A label (`Note:`) announces nothing by itself, nor does a drive (`C:`).
  private static func isWordy(_ sentence: String) -> Bool {
    if sentence.dropLast().last?.isLetter == true, sentence.dropLast(2).last == " " { return false }
    return sentence.split(separator: " ").count > 3 || sentence.utf8.count > 30
  }

  /// `下図 2` is a number of a picture.
  private static func isNumeral(_ character: Character) -> Bool { character.isNumber && character.isASCII }

  /// `the following error message`, `the following Warning may be logged`, `messages that resemble the following`, `the figure below`.
  private static func isEnglish(_ sentence: String) -> Bool {
    let words = sentence.split { !$0.isLetter }.map(String.init)
    return words.indices.contains { index in
      if words[index] == "following" {
        let after = words[index...].dropFirst()
        return after.prefix(2).contains(where: english.contains)
          || after.first.map(verbs.contains) != false && words[..<index].suffix(5).contains(where: english.contains)
      }
      return words[index] == "below" && index > 0
        && ["figure", "screenshot", "picture", "image"].contains(words[index - 1])
    }
  }

  /// What follows where the word `following` stands for the thing itself.
  private static let verbs: Set<String> = ["is", "are", "was", "were", "may", "might", "can", "in", "on", "at"]

  /// A sentence with a stop announces only where it says nothing else: `… are logged in the Application log.`
  private static func pointsAhead(_ sentence: String) -> Bool {
    if sentence.contains(":") { return false }
    let words = sentence.split { !$0.isLetter }.map(String.init)
    guard let place = words.lastIndex(where: { $0 == "following" || $0 == "below" }) else { return false }
    return words.count - place <= 16 && appearances.contains { sentence.contains($0) }
  }

  private static let appearances = [
    "logged", "displayed", "receive", "shown", "appear", "see the ", "returned", "recorded", "run the following",
    "written",
  ]

  /// `次のエラーが表示されます。`, `以下のようなイベントが記録されます。`, `下図のような画面`
  private static func isJapanese(_ sentence: String) -> Bool {
    if ["下図", "上図"].contains(where: sentence.contains) { return true }
    return ["次の", "以下の", "下記の"].contains { opening in
      guard let end = sentence.range(ofEnd: opening) else { return false }
      let rest = sentence[end...].hasPrefix("ような") ? sentence[end...].dropFirst(3) : sentence[end...]
      return japanese.contains { rest.hasPrefix($0) }
    }
  }

  private static func ends(_ sentence: String) -> Bool {
    ["表示されます。", "記録されます。", "発生します。", "出力されます。", "表示される。", "記録される。", "発生する。", "示します。", "出ます。", "実行します。"]
      .contains { sentence.hasSuffix($0) }
  }

  private static func lastSentence(of text: String) -> String {
    let body = text.dropLast()
    let start = body.indices.last { index in
      let character = body[index]
      let next = body.index(after: index)
      // `Gpresult.exe` has no end in it; `It returns "Denied." Then` has one.
      if character == "\"" || character == "”" {
        return next < body.endIndex && body[next] == " " && index > body.startIndex
          && body[body.index(before: index)] == "."
      }
      return character == "。" || character == "\n" || character == "." && next < body.endIndex && body[next] == " "
    }
    return String(text[(start.map { body.index(after: $0) } ?? text.startIndex)...]).trimmingBlanks()
  }

  private static func tail(of text: String) -> String {
    let words = lastSentence(of: text.trimmingBlanks())
    return words.count > 60 ? "…" + words.suffix(60) : words
  }
}

extension CheckedArticle {
  fileprivate func hasImageOrCode(_ block: Int) -> Bool {
    (block..<Int(document.nodes[block].end)).contains {
      document.nodes[$0].kind == .image || document.nodes[$0].kind == .code
    }
  }
}
