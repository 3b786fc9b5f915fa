import Diagnostics

/// A saved page to a draft: its article found among what surrounds it, its text as blocks.
struct HTMLReader {
  /// - Parameter bytes: UTF-8.
  static func read(_ bytes: [UInt8], _ source: ImportSource) -> Draft {
    let tree = HTMLTree(HTMLTagLimiter.limited(bytes))
    guard !tree.nodes.isEmpty else { return Draft() }
    let page = HTMLPage(tree)
    var draft = Draft()
    draft.title = page.title.flatMap { $0.isEmpty ? nil : $0 }
    draft.head.language = page.language
    draft.head.description = HTMLPage.meta("description", tree)
    draft.head.date = page.date
    draft.head.updated = page.updated
    draft.head.tags = (HTMLPage.meta("keywords", tree) ?? "").split(separator: ",").map { $0.trimmingBlanks() }.filter {
      !$0.isEmpty
    }
    var reader = HTMLBlockReader(page, source)
    draft.blocks = reader.blocks()
    draft.excused = reader.excused
    draft.unsure = reader.unsure
    draft.embedded = reader.embedded
    draft.sourceText = sourceText(of: page)
    draft.leftOut = leftOut(of: page)
    draft.head.date = draft.head.date ?? PublicationDate.labelled(in: beginning(of: draft.sourceText))
    return draft
  }

  private static func beginning(of text: [UInt8]) -> [String] {
    String(decoding: text.prefix(4096), as: UTF8.self).split(separator: "\n").lazy.map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { !$0.isEmpty }.prefix(12).map(\.self)
  }

  /// All text that a reader of the article sees, the title's first.
  private static func sourceText(of page: HTMLPage) -> [UInt8] {
    let main = page.main..<page.tree.nodes[page.main].end
    var text: [UInt8] = []
    if let heading = page.titleHeading, !main.contains(heading) { text += HTMLText.text(of: heading, in: page) }
    return text + HTMLText.text(of: page.main, in: page)
  }

  /// The surroundings that hold words, those outside the article together with it, each kind once.
  private static func leftOut(of page: HTMLPage) -> [Draft.LeftOut] {
    var texts: [String: String] = [:]
    var order: [String] = []
    let main = page.main..<page.tree.nodes[page.main].end
    let body = page.tree.nodes.firstIndex { $0.name == "body" } ?? 0
    var index = body
    while index < page.tree.nodes.count {
      let node = page.tree.nodes[index]
      let isInTitle = page.titleHeading.map { index >= $0 && index < page.tree.nodes[$0].end } == true
      let part =
        page.surroundings.parts[index]
        ?? (node.kind == .text && !main.contains(index) && !isInTitle ? "text around the article" : nil)
      guard let part, part != "code of the page", part != "a permalink", part != "line numbers" else {
        index = part == nil ? index + 1 : node.end
        continue
      }
      let words = HTMLPage.words(of: index, in: page.tree, apart: true)
      if !words.isEmpty {
        if texts[part] == nil { order.append(part) }
        if texts[part, default: ""].utf8.count < 200 {
          texts[part] = [texts[part], words].compactMap(\.self).joined(separator: " ")
        }
      }
      index = node.end
    }
    return order.map { Draft.LeftOut(what: $0, text: texts[$0] ?? "") }
  }
}
