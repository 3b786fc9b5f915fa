import Diagnostics
import Markdown

/// CB1306: Words that announce an error, an event or a picture are followed by it: a lost screenshot leaves them alone.
enum LostContent {
  private static let english: [StaticString] = [
    "error", "event", "message", "warning", "screenshot", "screen shot", "dialog", "output", "exception", "picture",
    "figure", "image",
  ]
  private static let japanese = ["エラー", "イベント", "メッセージ", "画面", "警告", "図", "ダイアログ", "出力", "スクリーンショット", "ログ"]

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let document = article.document
    return article.text.blocks.filter { $0.kind == .prose }.compactMap { block in
      let next = Int(document.nodes[block.node].end)
      guard isEnd(next, of: article, from: block.node), announces(block, in: article) else { return nil }
      return article.finding(
        "lost-content", node: block.node, "Nothing follows '\(tail(of: article.text.string(block.range)))'",
        hint: "Add what the words announce: the text of the message, the event, or the picture.")
    }
  }

  /// Whether there is only the heading of another section, or nothing. A smaller heading may begin what is announced.
  private static func isEnd(_ index: Int, of article: CheckedArticle, from block: Int) -> Bool {
    let document = article.document
    guard index < document.nodes.count else { return true }
    guard document.nodes[index].kind == .heading else { return document.nodes[index].kind == .footnote }
    let level = article.article.section(of: block).map { article.article.sections[$0].level } ?? 1
    return Int(document.nodes[index].level) <= level
  }

  private static let marks = [":", "：", "。"].map { Array($0.utf8) }

  private static func announces(_ block: ReadableText.Block, in article: CheckedArticle) -> Bool {
    let end = article.text.bytes[block.range].suffix(8).reversed().drop(while: \.isBlank).reversed()
    guard marks.contains(where: { end.suffix($0.count).elementsEqual($0) }) else { return false }
    let text = article.text.string(block.range).trimmingBlanks()
    guard let last = text.unicodeScalars.last else { return false }
    // Only the last sentence counts, and not where it holds what it announces.
    if last == ":" || last == "：" {
      let sentence = lastSentence(of: text).lowercased()
      return isEnglish(sentence)
        || isJapanese(sentence) && !article.hasImageOrCode(block.node)
    }
    let sentence = lastSentence(of: text)
    return last == "。" && isJapanese(sentence) && ends(sentence) && !article.hasImageOrCode(block.node)
      && !sentence.contains("「") && !sentence.contains("\"") && !sentence.contains(where: \.isNumber)
  }

  /// `the following error message`, `the following Warning may be logged`.
  private static func isEnglish(_ sentence: String) -> Bool {
    guard let end = sentence.range(ofEnd: "following ") else { return false }
    let words = sentence[end...].split { !$0.isLetter }.prefix(2)
    return words.contains { word in english.contains { word.hasPrefix("\($0)") } }
  }

  /// `次のエラーが表示されます。`, `以下のイベントが記録されます。`
  private static func isJapanese(_ sentence: String) -> Bool {
    ["次の", "以下の", "下記の"].contains { opening in
      guard let end = sentence.range(ofEnd: opening) else { return false }
      return japanese.contains { sentence[end...].hasPrefix($0) }
    }
  }

  private static func ends(_ sentence: String) -> Bool {
    ["表示されます。", "記録されます。", "発生します。", "出力されます。", "表示される。", "記録される。", "発生する。", "示します。"].contains {
      sentence.hasSuffix($0)
    }
  }

  private static func lastSentence(of text: String) -> String {
    let body = text.dropLast()
    let start = body.lastIndex { $0 == "。" || $0 == "." || $0 == "\n" }.map { body.index(after: $0) }
    return String(text[(start ?? text.startIndex)...])
  }

  private static func tail(of text: String) -> String {
    let words = lastSentence(of: text.trimmingBlanks()).trimmingBlanks()
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
