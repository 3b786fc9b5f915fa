import Diagnostics

/// The words by which a text announces an image or a message that it does not hold itself.
enum LostImage {
  private static let japaneseMarks = ["以下の", "次の", "下記の", "下の", "下図", "次図"]
  private static let japaneseThings = [
    "エラー メッセージ", "エラーメッセージ", "メッセージ", "画面", "ダイアログ", "スクリーンショット", "図の", "図を", "画像", "キャプチャ", "エラーが",
  ]
  private static let japaneseEnds = ["表示されます", "表示される", "出力されます", "表示されました", "ような画面です", "とおりです", "通りです", "です", "ください"]
  private static let englishMarks = ["following ", "below", "as shown here", "shown in the "]
  private static let englishThings = [
    "error message", "screen", "dialog", "screenshot", "figure", "image", "picture", "message", "following error",
  ]

  /// Whether the paragraph's last sentence says that a picture or a message follows.
  static func isAnnounced(by text: String) -> Bool {
    let sentence = lastSentence(of: text)
    if sentence.unicodeScalars.contains(where: { (0x3040...0x30FF).contains($0.value) }) {
      let end = sentence.drop { _ in false }.trimmingBlanks().trimmingEnd("。.:：")
      return japaneseMarks.contains { sentence.contains($0) } && japaneseThings.contains { sentence.contains($0) }
        && japaneseEnds.contains { end.hasSuffix($0) }
    }
    let words = sentence.lowercased()
    guard
      words.hasSuffix(":") || words.hasSuffix("below.") || words.hasSuffix("below") || words.hasSuffix("message.")
        || words.hasSuffix("screenshot.")
    else { return false }
    return englishMarks.contains { words.contains($0) } && englishThings.contains { words.contains($0) }
  }

  private static func lastSentence(of text: String) -> Substring {
    let body = text.trimmingEnd("。. ")
    let start =
      body.lastIndex { $0 == "。" }
      ?? body.indices.dropLast().last { body[$0] == "." && body[body.index(after: $0)] == " " }
    return start.map { text[text.index(after: $0)...] } ?? text[...]
  }

  private static let connectives = [
    "また", "その", "この", "これ", "上記", "なお", "同時に", "次に", "まず", "ただし", "しかし", "そのため", "The ", "This ", "When ", "If ", "To ",
    "In ",
    "After ", "You ", "Additionally", "However", "These ", "For ", "At ", "As ",
  ]

  /// Whether a paragraph is the text going on, not what was announced.
  static func goesOn(_ text: String) -> Bool { connectives.contains { text.hasPrefix($0) } }

  /// The placeholder that a paragraph is or ends with: `下図のとおりです。（図１）`.
  static func placeholder(in text: String) -> String? {
    if isPlaceholder(text) { return text }
    var start = text.lastIndex { "（([【<［".contains($0) }
    while let open = start, open > text.startIndex, "（([【<［".contains(text[text.index(before: open)]) {
      start = text.index(before: open)
    }
    guard let start, start > text.startIndex, "。. \n".contains(text[text.index(before: start)]) else { return nil }
    let end = String(text[start...])
    return isPlaceholder(end) ? end : nil
  }

  /// `[image: …]`, `[cid:image001.png]`, `（画像）`: what is left of an image in plain text.
  static func isPlaceholder(_ text: String) -> Bool {
    guard text.count <= 120, let first = text.first, let last = text.last, "[（(【<［".contains(first),
      "]）)】>］".contains(last)
    else { return false }
    let inner = text.drop { "[（(【<［".contains($0) }.trimmingEnd("]）)】>］").lowercased()
    if inner.count <= 40, ["missing", "omitted", "removed"].contains(where: inner.hasSuffix),
      ["image", "screen", "picture", "figure"].contains(where: inner.contains)
    {
      return true
    }
    let begins = ["image", "cid:", "画像", "画面", "スクリーンショット", "図", "screenshot", "screen shot", "picture", "キャプチャ"]
    // `[エラー画面]`: a picture's label, no longer than a few words.
    return begins.contains { inner.hasPrefix($0) } && !inner.hasPrefix("図書")
      || inner.count <= 16 && ["画面", "画像", "スクリーンショット", "キャプチャ", "screenshot"].contains { inner.hasSuffix($0) }
  }
}

extension StringProtocol {
  /// Without those characters at the end.
  func trimmingEnd(_ characters: String) -> String {
    var view = Substring(self)
    while let last = view.last, characters.contains(last) { view.removeLast() }
    return String(view)
  }
}
