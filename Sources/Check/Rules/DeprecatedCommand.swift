import Diagnostics
import Markdown
import Entities

/// CB1407: Commands are such as current systems still have. `Data/deprecated-commands.tsv` has those that are not.
enum DeprecatedCommand {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    var seen: Set<String> = []
    var findings: [Diagnostic] = []
    for index in article.document.nodes.indices {
      let node = article.document.nodes[index]
      let isCode = node.kind == .codeBlock || node.kind == .code
      guard isCode || node.kind == .strong, !node.flags.contains(.included) else { continue }
      let code = isCode ? article.document.primary(of: index) : Array(article.document.plainText(of: index).utf8)[...]
      for word in isCode ? CommandWords.all(in: code) : boldCommand(in: code) {
        guard let row = CommandTable.row(for: word, in: code), !seen.contains(row.name),
          !isRight(row, at: index, in: article)
        else { continue }
        seen.insert(row.name)
        let offset = isCode ? word.lowerBound - code.startIndex : nil
        findings.append(
          article.finding(
            "deprecated-command", position: article.position(of: offset, in: index),
            "'\(String(decoding: code[word], as: UTF8.self))' is deprecated", hint: row.advice))
      }
    }
    return findings
  }

  /// `**wmic os get**`: the first word, where more follow; a name with a hyphen may stand alone.
  private static func boldCommand(in text: ArraySlice<UInt8>) -> [Range<Int>] {
    guard let first = CommandWords.all(in: text).first, first.lowerBound == text.startIndex else { return [] }
    let isLine = text[first.upperBound...].first == UInt8(ascii: " ")
    return isLine || text[first].contains(UInt8(ascii: "-")) ? [first] : []
  }

  // MARK: - Where it is the right command

  private static let gone = Phrases([
    "deprecated", "retired", "obsolete", "discontinued", "superseded", "no longer supported", "no longer available",
    "no longer recommended", "no longer included", "replaced by", "instead of", "廃止", "非推奨", "推奨されなく", "使用できなく",
    "利用できなく", "サポートされなく", "代わり", "代えて", "置き換え",
  ])
  private static let oldSystems = Phrases([
    "windows 2000", "windows nt", "server 2003", "server 2008", "windows xp", "windows vista", "windows 7",
  ])
  private static let newSystems = Phrases([
    "windows 8", "windows 10", "windows 11", "server 2012", "server 2016", "server 2019", "server 2022", "server 2025",
    "later", "newer", "and above", "以降", "以上",
  ])

  /// Whether an article is about the command or says that it is gone, or speaks of a system that has it.
  private static func isRight(_ row: CommandTable.Row, at node: Int, in article: CheckedArticle) -> Bool {
    let title = article.article.title
    let products = article.article.products.joined(separator: "\n")
    let bytes = article.text.bytes
    let near = article.text.surroundings(of: node)
    return title.lowercased().contains(row.name) || isOld(Array(title.utf8)) || isOld(Array(products.utf8))
      || near.contains { gone.occur(in: bytes, $0) || isOld(bytes, $0) }
      || row.systems.map { $0.occur(in: Array(title.utf8)) || $0.occur(in: bytes) } ?? false
  }

  private static func isOld(_ bytes: [UInt8], _ range: Range<Int>? = nil) -> Bool {
    let range = range ?? bytes.indices
    return oldSystems.occur(in: bytes, range) && !newSystems.occur(in: bytes, range)
  }
}

extension Phrases {
  fileprivate func occur(in bytes: [UInt8]) -> Bool { occur(in: bytes, bytes.indices) }
}

extension ReadableText {
  /// The block of a node, the heading above it, and what stands before a code block.
  fileprivate func surroundings(of node: Int) -> [Range<Int>] {
    let count = blocks.partitionPoint { $0.node <= node }
    guard count > 0 else { return [] }
    var ranges = [blocks[count - 1].range]
    if blocks[count - 1].kind == .code, count > 1 { ranges.append(blocks[count - 2].range) }
    // Sections are seldom longer.
    let above = blocks[max(0, count - 64)..<count].last { $0.kind == .heading }
    return ranges + (above.map { [$0.range] } ?? [])
  }
}
