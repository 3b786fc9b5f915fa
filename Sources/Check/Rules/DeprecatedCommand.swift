import Diagnostics
import Markdown
import Entities

/// CB1407: Commands are such as current systems still have. `Data/deprecated-commands.tsv` has those that are not.
enum DeprecatedCommand {
  private struct Entry {
    /// In lower case.
    let name: String
    let advice: String
  }

  /// Whole names by their hash, and names of groups of cmdlets: `msol` of `Get-MsolUser`.
  private static let (names, nouns): ([UInt64: Entry], [Entry]) = {
    var names: [UInt64: Entry] = [:]
    var nouns: [Entry] = []
    for row in EmbeddedData.rows(of: "deprecated-commands.tsv") {
      let name = row[0].lowercased()
      if name.hasPrefix("*-") {
        nouns.append(Entry(name: String(name.dropFirst(2)), advice: row[1]))
      } else {
        names[TextTokens.hash(of: Array(name.utf8)[...])] = Entry(name: name, advice: row[1])
      }
    }
    return (names, nouns.sorted { $0.name.utf8.count > $1.name.utf8.count })
  }()

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    // An article about a command may well show it.
    let title = article.article.title.lowercased()
    var seen: Set<String> = []
    var findings: [Diagnostic] = []
    for index in article.document.nodes.indices {
      let node = article.document.nodes[index]
      let isCode = node.kind == .codeBlock || node.kind == .code
      guard isCode || node.kind == .strong, !node.flags.contains(.included) else { continue }
      let code = isCode ? article.document.primary(of: index) : Array(article.document.plainText(of: index).utf8)[...]
      for word in isCode ? commands(in: code) : boldCommand(in: code) {
        guard let entry = entry(for: code[word]), seen.insert(entry.name).inserted, !title.contains(entry.name) else {
          continue
        }
        let offset = isCode ? word.lowerBound - code.startIndex : nil
        findings.append(
          article.finding(
            "deprecated-command", position: article.position(of: offset, in: index),
            "'\(String(decoding: code[word], as: UTF8.self))' is deprecated", hint: entry.advice))
      }
    }
    return findings
  }

  /// `**wmic os get**`: the first word, where more follow; a name with a hyphen may stand alone.
  private static func boldCommand(in text: ArraySlice<UInt8>) -> [Range<Int>] {
    guard let first = commands(in: text).first, first.lowerBound == text.startIndex else { return [] }
    let isLine = text[first.upperBound...].first == UInt8(ascii: " ")
    return isLine || text[first].contains(UInt8(ascii: "-")) ? [first] : []
  }

  private static func entry(for word: ArraySlice<UInt8>) -> Entry? {
    let name = has(word.suffix(4), ".exe") ? word.dropLast(4) : word
    if let entry = names[TextTokens.hash(of: name)], has(name, entry.name) { return entry }
    guard let hyphen = name.firstIndex(of: UInt8(ascii: "-")), hyphen > name.startIndex else { return nil }
    let noun = name[(hyphen + 1)...]
    return nouns.first { has(noun.prefix($0.name.utf8.count), $0.name) }.flatMap { $0.advice == "-" ? nil : $0 }
  }

  /// Whether bytes are a text in lower case, but for their letter case.
  private static func has(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
    bytes.lazy.map(\.lowercased).elementsEqual(text.utf8)
  }

  /// Words where a command may stand: first on a line, behind a prompt or a separator; names with a hyphen anywhere.
  static func commands(in code: ArraySlice<UInt8>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var index = code.startIndex
    var isFirst = true
    while index < code.endIndex {
      let byte = code[index]
      if isPart(byte) {
        let start = index
        let end = code[index...].firstIndex { !isPart($0) } ?? code.endIndex
        let word = code[index..<end]
        let isCmdlet = word.contains(UInt8(ascii: "-")) && word.first != UInt8(ascii: "-")
        if word.count >= 2, word.count < 60, isFirst || isCmdlet {
          words.append(index..<end)
        }
        isFirst = false
        index = end
        // `Connect-MsolService : Unable to …` is what PowerShell prints of an error.
        if code[end...].starts(with: " : ".utf8), !words.isEmpty, words.last == start..<end { words.removeLast() }
        continue
      }
      // `C:\>`, `PS C:\>`, `$ `, `|`, `;`, `&`, `(`, `{` and the line's end: a command follows.
      if "\n|;&({>$#".utf8.contains(byte) { isFirst = true }
      index += 1
    }
    return words
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80
  }
}

extension CheckedArticle {
  /// The place of a byte of a node's literal; of the node where there is none.
  fileprivate func position(of offset: Int?, in node: Int) -> SourcePosition? {
    offset.flatMap { offset in text.start(ofNode: node).flatMap { position(ofText: $0 + offset) } }
      ?? article.file.position(at: Int(document.nodes[node].range.start))
  }
}
