import Diagnostics
import Markdown
import Entities

/// CB1407: Commands are such as current systems still have. `Data/deprecated-commands.tsv` has those that are not.
enum DeprecatedCommand {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    // What need not be told again: commands, and what to use instead of several.
    var done: Set<String> = []
    var rights: [String: Int] = [:]
    var findings: [Diagnostic] = []
    for index in article.places.commands {
      let node = article.document.nodes[index]
      guard !node.flags.contains(.included) else { continue }
      let isCode = node.kind != .strong
      let code = isCode ? article.document.primary(of: index) : article.bytes(ofBold: index)
      for word in isCode ? CommandWords.all(in: code) : boldCommand(in: code) {
        let isDone = { (row: CommandTable.Row) in done.contains(row.name) || done.contains(row.advice) }
        guard let row = CommandTable.row(for: word, in: code, isDone: isDone), !isDone(row),
          isCode || row.next == nil || isLower(code[word])
        else { continue }
        if isRight(row, in: article) {
          done.insert(row.name)
        } else if isRight(row, at: index, in: article) {
          rights[row.name, default: 0] += 1
          // It will be right wherever it stands.
          if rights[row.name] == 100 { done.insert(row.name) }
        } else {
          done.formUnion([row.name, row.advice])
          let offset = isCode ? word.lowerBound - code.startIndex : nil
          findings.append(
            article.finding(
              "deprecated-command", row.isLostInNewShell ? .note : nil,
              position: article.position(of: offset, in: index),
              "'\(String(decoding: code[word], as: UTF8.self))\(row.next.map { " \($0)" } ?? "")' is "
                + (row.isLostInNewShell ? "for Windows PowerShell 5.1 alone" : "deprecated"),
              hint: row.advice))
        }
      }
    }
    return findings
  }

  /// `**wmic os get**`: the first word, where more follow; a name with a hyphen may stand alone.
  private static func boldCommand(in text: ArraySlice<UInt8>) -> [Range<Int>] {
    guard let first = CommandWords.first(in: text) else { return [] }
    let isLine = text[first.upperBound...].first == UInt8(ascii: " ")
    return isLine || text[first].contains(UInt8(ascii: "-")) ? [first] : []
  }

  /// **Azure VM** is a name, **azure vm** a command.
  private static func isLower(_ word: ArraySlice<UInt8>) -> Bool { word.allSatisfy { $0.lowercased == $0 } }

  // MARK: - Where it is the right command

  private static let gone = Phrases([
    "deprecated", "retired", "obsolete", "discontinued", "superseded", "no longer supported", "no longer recommended",
    "no longer included", "replaced by", "instead of", "using the old", "older version", "earlier version", "廃止", "非推奨",
    "推奨されなく", "使用できなく", "利用できなく", "サポートされなく", "代わり", "代えて", "置き換え", "以前のバージョン", "古いバージョン",
  ])
  private static let oldSystems = Phrases([
    "windows 2000", "windows nt", "server 2000", "server 2003", "server 2008", "windows xp", "windows vista",
    "windows 7",
  ])
  private static let newSystems = Phrases([
    "windows 8", "windows 10", "windows 11", "server 2012", "server 2016", "server 2019", "server 2022", "server 2025",
    "later", "newer", "and above", "以降", "以上",
  ])

  /// What leads to the name of a command that is not to be run.
  private static let topics = Phrases([
    "information about", "details about", "read about", "learn about", "after you run",
  ])

  /// Whether an article is about the command, or about a system that has it.
  private static func isRight(_ row: CommandTable.Row, in article: CheckedArticle) -> Bool {
    let title = Array(article.article.title.utf8)
    let products = Array(article.article.products.joined(separator: "\n").utf8)
    return article.article.title.lowercased().contains(row.name) || isSaidToBeGone(row, in: title, title.indices)
      || !row.isGoneEverywhere && (isOld(title, title.indices) || isOld(products, products.indices))
      || row.systems.map { $0.occur(in: title, title.indices) || $0.occur(in: article.text.bytes) } ?? false
  }

  /// Whether what stands around it says that it is gone or names what to use, or speaks of a system that has it.
  private static func isRight(_ row: CommandTable.Row, at node: Int, in article: CheckedArticle) -> Bool {
    let bytes = article.text.bytes
    if let place = article.text.start(ofNode: node), topics.occur(in: bytes, max(0, place - 32)..<place) { return true }
    return article.surroundings(of: node).contains { range in
      isSaidToBeGone(row, in: bytes, range) || !row.isGoneEverywhere && isOld(bytes, range)
    }
  }

  private static func isSaidToBeGone(_ row: CommandTable.Row, in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    gone.occur(in: bytes, range) || row.replacement.map { $0.occur(in: bytes, range) } ?? false
  }

  private static func isOld(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    oldSystems.occur(in: bytes, range) && !newSystems.occur(in: bytes, range)
  }
}

extension Phrases {
  fileprivate func occur(in bytes: [UInt8]) -> Bool { occur(in: bytes, bytes.indices) }
}

extension CheckedArticle {
  /// What stands in bold: most often one piece of text.
  fileprivate func bytes(ofBold node: Int) -> ArraySlice<UInt8> {
    Int(document.nodes[node].end) == node + 2 && document.nodes[node + 1].kind == .text
      ? document.primary(of: node + 1) : Array(document.plainText(of: node).utf8)[...]
  }

  /// Words to either side of a node in its block, the heading above it, what leads to its code block or list, and the cells beside it.
  fileprivate func surroundings(of node: Int) -> [Range<Int>] {
    let blocks = text.blocks
    let count = blocks.partitionPoint { $0.node <= node }
    guard count > 0 else { return [] }
    var near = [count - 1]
    if blocks[count - 1].kind == .code { near.append(count - 2) }
    if blocks[count - 1].kind == .cell { near += [count - 2, count] }
    if let list = list(around: node) { near.append(blocks.partitionPoint { $0.node < list } - 1) }
    // Sections are seldom longer.
    near += blocks[max(0, count - 64)..<count].lastIndex { $0.kind == .heading }.map { [$0] } ?? []
    let place = text.start(ofNode: node) ?? blocks[count - 1].range.lowerBound
    return near.filter(blocks.indices.contains).map { index in
      index == count - 1 ? blocks[index].range.clamped(to: place - 512..<place + 512) : blocks[index].range.prefix(1024)
    }
  }

  /// The outermost list that a node stands in; of a long one only what is near.
  private func list(around node: Int) -> Int? {
    (max(0, node - 512)..<node).first { index in
      (document.nodes[index].kind == .bulletList || document.nodes[index].kind == .orderedList)
        && Int(document.nodes[index].end) > node
    }
  }
}

extension Range<Int> {
  fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
