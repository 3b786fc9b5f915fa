import Diagnostics
import Markdown

/// CB1407: Commands are such as current systems still have. `Data/deprecated-commands.tsv` has those that are not.
enum DeprecatedCommand {
  private struct Entry {
    let name: String
    let advice: String
  }

  /// Whole names, and names of groups of cmdlets: `msol` of `Get-MsolUser`.
  private static let (names, nouns): ([String: Entry], [Entry]) = {
    var names: [String: Entry] = [:]
    var nouns: [Entry] = []
    for row in DataFile.rows(of: "deprecated-commands.tsv") {
      let name = row[0].lowercased()
      if name.hasPrefix("*-") {
        nouns.append(Entry(name: String(name.dropFirst(2)), advice: row[1]))
      } else {
        names[name] = Entry(name: name, advice: row[1])
      }
    }
    return (names, nouns)
  }()

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    // An article about a command may well show it.
    let title = article.article.title.lowercased()
    var seen: Set<String> = []
    var findings: [Diagnostic] = []
    for index in article.document.nodes.indices {
      let node = article.document.nodes[index]
      guard node.kind == .codeBlock || node.kind == .code, !node.flags.contains(.included) else { continue }
      for (word, offset) in commands(in: article.document.primary(of: index)) {
        guard let entry = entry(for: word), seen.insert(entry.name).inserted, !title.contains(entry.name) else {
          continue
        }
        findings.append(
          article.finding(
            "deprecated-command", position: article.position(of: offset, in: index), "'\(word)' is deprecated",
            hint: entry.advice))
      }
    }
    return findings
  }

  private static func entry(for word: String) -> Entry? {
    let name = word.lowercased().hasSuffix(".exe") ? word.lowercased().dropLast(4) : word.lowercased()[...]
    if let entry = names[String(name)] { return entry }
    guard let hyphen = name.firstIndex(of: "-"), hyphen > name.startIndex else { return nil }
    let noun = name[name.index(after: hyphen)...]
    return nouns.first { noun.hasPrefix($0.name) }
  }

  /// Words where a command may stand: first on a line, behind a prompt or a separator; names with a hyphen anywhere.
  static func commands(in code: ArraySlice<UInt8>) -> [(word: String, offset: Int)] {
    var words: [(word: String, offset: Int)] = []
    var index = code.startIndex
    var isFirst = true
    while index < code.endIndex {
      let byte = code[index]
      if isPart(byte) {
        let end = code[index...].firstIndex { !isPart($0) } ?? code.endIndex
        let word = code[index..<end]
        let isCmdlet = word.contains(UInt8(ascii: "-")) && word.first != UInt8(ascii: "-")
        if word.count >= 2, word.count < 60, isFirst || isCmdlet {
          words.append((String(decoding: word, as: UTF8.self), index - code.startIndex))
        }
        isFirst = false
        index = end
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
  /// The place of a byte of a node's literal.
  fileprivate func position(of offset: Int, in node: Int) -> SourcePosition? {
    text.start(ofNode: node).flatMap { position(ofText: $0 + offset) }
      ?? article.file.position(at: Int(document.nodes[node].range.start))
  }
}
