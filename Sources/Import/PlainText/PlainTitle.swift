import Articles
import Diagnostics

/// Takes a plain text's title and the buttons of the page it was saved from out of its lines.
enum PlainTitle {
  /// Lines of pages around articles, in lower case.
  private static let buttons: Set<String> = [
    "share via", "share", "share this", "share this article", "skip to main content", "print", "tweet", "like", "save",
    "edit",
    "sign in", "feedback", "in this article", "table of contents", "contents", "rate this article", "back to top",
    "home",
    "共有", "共有する", "シェア", "印刷", "この記事を共有", "この記事の内容", "目次", "メイン コンテンツにスキップ", "サインイン", "ツイート", "保存", "編集",
  ]
  /// Lines at both ends of a text that are looked at for buttons.
  private static let margin = 12

  static func take(from lines: inout [PlainLine], into draft: inout Draft, by dictionary: HeadingDictionary) {
    removeButtons(from: &lines, &draft)
    guard let first = lines.firstIndex(where: { !$0.isBlank }) else { return }
    if let mail = MailHead(lines, from: first) {
      let words = lines[first..<first + mail.count].map(\.text).joined(separator: " ")
      (draft.title, draft.head.date) = (mail.subject, mail.date)
      draft.leftOut.append(Draft.LeftOut(what: "the head of the mail", text: words))
      lines.removeSubrange(first..<first + mail.count)
      return
    }
    guard let title = title(at: first, of: lines, by: dictionary) else { return }
    draft.title = title.text
    lines.removeSubrange(first..<first + title.count)
    removeRepetition(of: title.text, from: &lines, &draft)
  }

  private static func removeButtons(from lines: inout [PlainLine], _ draft: inout Draft) {
    let texts = lines.indices.filter { !lines[$0].isBlank }
    let ends = Set(texts.prefix(margin) + texts.suffix(margin))
    for index in ends.sorted(by: >) where buttons.contains(lines[index].text.lowercased()) {
      draft.leftOut.insert(Draft.LeftOut(what: "a line of the page around the article", text: lines[index].text), at: 0)
      lines.remove(at: index)
    }
  }

  /// The first line, where it stands alone or above a line of `=`; `Title: …` and `# …` as well.
  private static func title(at first: Int, of lines: [PlainLine], by dictionary: HeadingDictionary) -> (
    text: String, count: Int
  )? {
    let line = lines[first]
    let next = first + 1 < lines.count ? lines[first + 1] : PlainLine("")
    // In a box of its own.
    if line.kind == .rule, first + 2 < lines.count, lines[first + 2].kind == .rule, next.kind == .text,
      dictionary.role(of: next.text) == nil
    {
      return (next.text, 3)
    }
    guard line.text.count <= 200, next.isBlank || next.kind == .rule || isByline(next.text),
      dictionary.role(of: line.text) == nil || first + 1 >= lines.count
    else { return nil }
    switch line.kind {
    case .text, .marked, .label, .bullet, .note, .example, .titledRule: break
    case .step, .prompt, .rule, .blank: return nil
    }
    guard !line.text.hasSuffix("。"), !line.text.contains("\t") else { return nil }
    let text = line.text.drop { $0 == "#" || $0 == " " || $0 == "■" }
    return text.isEmpty ? nil : (String(text), next.kind == .rule ? 2 : 1)
  }

  /// The line of a blog below a title: `2018年3月5日 投稿者：佐藤`, `Posted on June 5, 2017 by Anna`, `作成日：2018/3/5`.
  static func isByline(_ text: String) -> Bool {
    guard text.count <= 80 else { return false }
    if PublicationDate.labelled(in: [text]) != nil || PublicationDate.leading(text) != nil { return true }
    let lower = text.lowercased()
    return ["posted ", "published ", "by ", "author:", "投稿者", "著者", "作成者", "投稿日", "公開日", "更新日", "作成日", "last updated"]
      .contains {
        lower.hasPrefix($0)
      } && text.split(separator: " ").count <= 12
  }

  /// Pages show the title twice: over the article, and as the name of the window.
  private static func removeRepetition(of title: String, from lines: inout [PlainLine], _ draft: inout Draft) {
    guard let next = lines.firstIndex(where: { !$0.isBlank }), isAlike(lines[next].text, title) else { return }
    draft.leftOut.append(Draft.LeftOut(what: "the title once more", text: lines[next].text))
    lines.remove(at: next)
  }

  /// Whether two lines differ in at most a tenth of their characters, by bigrams.
  static func isAlike(_ first: String, _ second: String) -> Bool {
    if first == second { return true }
    let (a, b) = (Array(first.unicodeScalars), Array(second.unicodeScalars))
    guard a.count > 8, b.count > 8, a.count < 400, b.count < 400, abs(a.count - b.count) * 10 <= a.count else {
      return false
    }
    var counts: [[Unicode.Scalar]: Int] = [:]
    for index in a.indices.dropLast() { counts[[a[index], a[index + 1]], default: 0] += 1 }
    var shared = 0
    for index in b.indices.dropLast() {
      guard let count = counts[[b[index], b[index + 1]]], count > 0 else { continue }
      counts[[b[index], b[index + 1]]] = count - 1
      shared += 1
    }
    return shared * 100 >= (max(a.count, b.count) - 1) * 85
  }
}
