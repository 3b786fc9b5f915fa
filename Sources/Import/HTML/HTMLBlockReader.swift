import Diagnostics

/// The article of a page to blocks.
struct HTMLBlockReader {
  let tree: HTMLTree
  let page: HTMLPage
  private var inlines: HTMLInlineReader
  private let shift: Int
  /// Words that became marks: `Note` over a note.
  private(set) var excused: [String] = []

  var unsure: [Draft.Unsure] { inlines.unsure }
  var embedded: [(name: String, bytes: [UInt8])] { inlines.embedded }

  /// Blocks nest at most this deep; what is deeper is running text.
  private static let depthLimit = 16

  init(_ page: HTMLPage, _ source: ImportSource) {
    self.page = page
    tree = page.tree
    inlines = HTMLInlineReader(page, source)
    let main = page.main..<tree.nodes[page.main].end
    let others = main.contains { page.tree.nodes[$0].name == "h1" && $0 != page.titleHeading }
    // Sections headed by large headings stand below the title.
    shift = others ? 1 : 0
  }

  mutating func blocks() -> [DraftBlock] { content(of: page.main, depth: 0) }

  // MARK: - Containers

  /// The blocks of an element's children; runs of inline content become paragraphs.
  private mutating func content(of parent: Int, depth: Int) -> [DraftBlock] {
    var blocks: [DraftBlock] = []
    var run: [DraftInline] = []
    for child in tree.children(of: parent) {
      if page.surroundings.parts[child] != nil || child == page.titleHeading || tree.nodes[child].kind == .comment {
        continue
      }
      if page.isBlock[child], depth < Self.depthLimit {
        flush(&run, into: &blocks)
        blocks += block(child, depth: depth + 1)
      } else {
        run += inlines.read(child)
      }
    }
    flush(&run, into: &blocks)
    return blocks
  }

  private func flush(_ run: inout [DraftInline], into blocks: inout [DraftBlock]) {
    if !run.isBlank { blocks.append(.paragraph(run)) }
    run = []
  }

  private mutating func block(_ index: Int, depth: Int) -> [DraftBlock] {
    let node = tree.nodes[index]
    if let kind = HTMLAdmonition.kind(of: node) { return admonition(index, kind, depth: depth) }
    switch node.name {
    case "h1", "h2", "h3", "h4", "h5", "h6": return heading(index)
    case "ul", "dir", "menu": return list(index, start: nil, depth: depth)
    case "ol":
      return list(index, start: node["start"].flatMap { Int($0) }.map { min(max($0, 0), 999_999) } ?? 1, depth: depth)
    case "blockquote": return nested(content(of: index, depth: depth)) { .quote($0) }
    case "pre", "xmp", "listing", "plaintext", "textarea": return code(index)
    case "table": return table(index, depth: depth)
    case "p" where HTMLInlineReader.isMonospaced(node), "div" where HTMLInlineReader.isMonospaced(node):
      return holdsBlocks(index) ? content(of: index, depth: depth) : code(index)
    case "hr": return [.rule]
    case "dt", "caption", "legend": return paragraphs(content(of: index, depth: depth)) { [.strong($0)] }
    case "details": return details(index, depth: depth)
    default: return content(of: index, depth: depth)
    }
  }

  private func holdsBlocks(_ index: Int) -> Bool {
    (index + 1..<tree.nodes[index].end).contains { page.isBlock[$0] || tree.nodes[$0].name == "img" }
  }

  private func nested(_ blocks: [DraftBlock], _ wrap: ([DraftBlock]) -> DraftBlock) -> [DraftBlock] {
    blocks.isEmpty ? [] : [wrap(blocks)]
  }

  private func paragraphs(_ blocks: [DraftBlock], _ change: ([DraftInline]) -> [DraftInline]) -> [DraftBlock] {
    blocks.map { if case .paragraph(let text) = $0 { .paragraph(change(text)) } else { $0 } }
  }

  // MARK: - Blocks

  private mutating func heading(_ index: Int) -> [DraftBlock] {
    let node = tree.nodes[index]
    let text = inlines.read(children: index)
    guard !text.isBlank else { return [] }
    let level = min((Int(node.name.dropFirst()) ?? 2) + shift, 6)
    // The id may be on the words in it, as wikis write it.
    let anchor = HTMLInlineReader.ids(of: index, in: tree).first(where: inlines.targets.contains) ?? ""
    return [.heading(level: max(level, 2), text: text, id: anchor.allSatisfy(Self.isAnchor) ? anchor : "")]
  }

  private static func isAnchor(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_" || character == "."
  }

  /// Items; what stands between them belongs to the one before.
  private mutating func list(_ index: Int, start: Int?, depth: Int) -> [DraftBlock] {
    var items: [[DraftBlock]] = []
    for child in tree.children(of: index)
    where page.surroundings.parts[child] == nil && tree.nodes[child].kind != .comment {
      let isItem = tree.nodes[child].name == "li"
      let blocks =
        isItem
        ? content(of: child, depth: depth)
        : page.isBlock[child] ? block(child, depth: depth + 1) : paragraph(inlines.read(child))
      if isItem || items.isEmpty {
        if isItem || !blocks.isEmpty { items.append(blocks) }
      } else {
        items[items.count - 1] += blocks
      }
    }
    items.removeAll { $0.isEmpty }
    return items.isEmpty ? [] : [.list(start: start, items: items)]
  }

  private func paragraph(_ text: [DraftInline]) -> [DraftBlock] { text.isBlank ? [] : [.paragraph(text)] }

  private mutating func details(_ index: Int, depth: Int) -> [DraftBlock] {
    let summary = tree.children(of: index).first { tree.nodes[$0].name == "summary" }
    let title = summary.map { HTMLPage.words(of: $0, in: tree) } ?? ""
    let blocks = content(of: index, depth: depth)
    // The first block is the summary's text.
    let rest = summary != nil && !blocks.isEmpty ? Array(blocks.dropFirst()) : blocks
    return rest.isEmpty ? blocks : [.box(title: title, rest)]
  }

  private mutating func admonition(_ index: Int, _ kind: String, depth: Int) -> [DraftBlock] {
    var blocks = content(of: index, depth: depth)
    guard case .paragraph(let first) = blocks.first else { return nested(blocks) { .alert(kind: kind, $0) } }
    let head = first.plainText.trimmingBlanks()
    let titled = tree.children(of: index).first {
      tree.nodes[$0].kind == .element && page.surroundings.parts[$0] == nil
    }
    if CalloutWords.isTitle(head), blocks.count > 1 {
      excused.append(head)
      blocks.removeFirst()
    } else if let titled, HTMLAdmonition.isTitle(tree.nodes[titled]), blocks.count > 1, !head.contains("\n") {
      blocks.removeFirst()
      return [.box(title: head, blocks)]
    }
    return [.alert(kind: kind, blocks)]
  }

  private func code(_ index: Int) -> [DraftBlock] {
    var text = ""
    var position = index + 1
    while position < tree.nodes[index].end {
      if page.surroundings.parts[position] != nil {
        position = tree.nodes[position].end
        continue
      }
      let node = tree.nodes[position]
      if node.kind == .text { text += node.text } else if node.name == "br" { text += "\n" }
      position += 1
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.replacing("\u{A0}", with: " ") }
    let kept = lines.drop { $0.trimmingBlanks().isEmpty }.reversed().drop { $0.trimmingBlanks().isEmpty }.reversed()
    guard !kept.isEmpty else { return [] }
    let code = kept.joined(separator: "\n")
    return [.code(language: language(of: index) ?? CommandLines.language(of: code), text: code)]
  }

  /// `language-powershell`, `lang-sql`, `brush: xml`, `highlight-source-json`, on the element, its code or the box around it.
  private func language(of index: Int) -> String? {
    let inner = tree.children(of: index).first { tree.nodes[$0].name == "code" }
    let parent = tree.nodes[index].parent
    for node in [inner, index, parent >= 0 ? parent : nil].compactMap({ $0.map { tree.nodes[$0] } }) {
      if let name = node["data-lang"] ?? node["data-language"] ?? node["lang"], Self.isLanguage(name),
        node.name == "code" || node["data-lang"] != nil
      {
        return name.lowercased()
      }
      let words = (node["class"] ?? "").lowercased().replacing("brush:", with: "language-").split {
        $0 == " " || $0 == ";"
      }
      for word in words {
        for prefix in ["language-", "lang-", "highlight-source-", "highlight-text-", "highlight-"]
        where word.hasPrefix(prefix) {
          let name = String(word.dropFirst(prefix.count))
          if Self.isLanguage(name), !Self.noLanguages.contains(name) { return name }
        }
      }
      if let at = words.firstIndex(of: "language-"), at + 1 < words.count, Self.isLanguage(String(words[at + 1])),
        !Self.noLanguages.contains(String(words[at + 1]))
      {
        return String(words[at + 1])
      }
    }
    return nil
  }

  private static let noLanguages: Set<String> = ["text", "plain", "plaintext", "default", "none"]

  private static func isLanguage(_ name: String) -> Bool {
    !name.isEmpty && name.count <= 24
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-+#.".contains($0)) }
  }

  // MARK: - Tables

  private mutating func table(_ index: Int, depth: Int) -> [DraftBlock] {
    let grid = HTMLTableGrid(tree, table: index, surroundings: page.surroundings)
    var blocks: [DraftBlock] = []
    for caption in grid.captions { blocks += block(caption, depth: depth + 1) }
    if grid.isLayout || depth >= Self.depthLimit {
      for cell in grid.rows.joined() { if let cell { blocks += content(of: cell, depth: depth) } }
      return blocks
    }
    var rows = grid.rows.map { row in row.map { cell in cell.map { cellText($0, depth: depth) } ?? [] } }
    rows.removeAll { $0.allSatisfy(\.isEmpty) }
    guard let columns = rows.map(\.count).max(), columns > 0 else { return blocks }
    if !grid.hasHeader {
      if let header = Self.boldWords(of: rows[0]) {
        rows[0] = header
      } else if rows.count < 2 || !Self.namesColumns(rows[0]) || Self.isRecord(rows[0], like: rows[1...]) {
        rows.insert(Array(repeating: [], count: columns), at: 0)
      }
    }
    return blocks + [.table(rows)]
  }

  /// Three and more cells with a few words each. Of public tables without a marked header and with three columns two thirds have
  /// such a first row, and it is the header; of those with two columns most are records of a label and a value.
  private static func namesColumns(_ row: [[DraftInline]]) -> Bool {
    row.count >= 3
      && row.allSatisfy { cell in
        let text = cell.plainText
        return text.count <= 40 && text.contains(where: \.isLetter)
      }
  }

  /// `dc01`, `Tokyo`, `runs` over `dc02`, `Osaka`, `stopped`: digits in a cell over cells with digits.
  private static func isRecord(_ row: [[DraftInline]], like others: ArraySlice<[[DraftInline]]>) -> Bool {
    func holdsDigit(_ cell: [DraftInline]) -> Bool { cell.plainText.contains { $0.isNumber } }
    return row.indices.contains { column in
      holdsDigit(row[column]) && others.allSatisfy { $0.indices.contains(column) && holdsDigit($0[column]) }
    }
  }

  /// The words of a row whose every cell is bold as a whole: old pages mark headers so.
  private static func boldWords(of row: [[DraftInline]]) -> [[DraftInline]]? {
    let words = row.compactMap { cell -> [DraftInline]? in
      let parts = cell.filter { ![$0].isBlank }
      if parts.count == 1, case .strong(let inner) = parts[0] { return inner }
      return nil
    }
    return words.count == row.count ? words : nil
  }

  /// A cell's blocks as running text, a break between two.
  private mutating func cellText(_ cell: Int, depth: Int) -> [DraftInline] {
    var text: [DraftInline] = []
    for part in Self.flattened(content(of: cell, depth: depth)) where !part.isBlank {
      if !text.isEmpty { text.append(.lineBreak) }
      text += part
    }
    return text
  }

  private static func flattened(_ blocks: [DraftBlock]) -> [[DraftInline]] {
    blocks.flatMap { block -> [[DraftInline]] in
      switch block {
      case .heading(_, let text, _): [[.strong(text)]]
      case .paragraph(let text): [text]
      case .list(let start, let items):
        items.enumerated().flatMap { number, item in
          let parts = flattened(item)
          let mark = start.map { "\($0 + number). " } ?? "- "
          return parts.enumerated().map { $0 == 0 ? [.text(mark)] + $1 : $1 }
        }
      case .quote(let inner), .alert(_, let inner): flattened(inner)
      case .box(let title, let inner): [[.strong([.text(title)])]] + flattened(inner)
      case .code(_, let text): text.split(separator: "\n").map { [.code(String($0))] }
      case .table(let rows): rows.map { row in row.flatMap { $0 + [.text(" ")] } }
      case .rule: []
      }
    }
  }
}
