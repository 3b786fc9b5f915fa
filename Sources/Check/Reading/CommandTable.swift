import Entities

/// The commands of `Data/deprecated-commands.tsv`.
enum CommandTable {
  struct Row: Sendable {
    /// In lower case; of a group of cmdlets what its names have in common behind the hyphen.
    let name: String
    /// What must follow at once: `netsh firewall`.
    let next: String?
    /// What must stand further on in the line: `wmic … set`.
    let word: String?
    let advice: String
    /// Where one of these is spoken of the command is still right.
    let systems: Phrases?
    /// Whether it is gone from old systems as well, as the service behind it is.
    let isGoneEverywhere: Bool
    /// What the advice says to use.
    let replacement: Phrases?

    /// Windows PowerShell 5.1, which Windows still has, keeps what PowerShell 7 lost.
    let isLostInNewShell: Bool
  }

  /// Rows of whole names by the hash of the command, in order.
  private static let (names, groups): ([UInt64: [Row]], [Row]) = {
    var names: [UInt64: [Row]] = [:]
    var groups: [Row] = []
    for fields in EmbeddedData.rows(of: "deprecated-commands.tsv") {
      let row = row(of: fields)
      if fields[0].hasPrefix("*-") {
        groups.append(row)
      } else {
        let command = row.name.utf8.prefix { $0 != UInt8(ascii: " ") }
        names[TextTokens.hash(of: Array(command)[...]), default: []].append(row)
      }
    }
    return (names, groups.sorted { $0.name.utf8.count > $1.name.utf8.count })
  }()

  /// The last bits of the hashes of `names`: most words have others.
  private static let isNameEnding: [Bool] = {
    var isEnding = Array(repeating: false, count: 1 << 10)
    for hash in names.keys { isEnding[ending(of: hash)] = true }
    return isEnding
  }()

  private static func ending(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash & 0x3FF) }

  /// The first bytes of the names of `groups`.
  private static let isGroupStart: [Bool] = (0...255).map { byte in
    groups.contains { Int($0.name.utf8.first ?? 0) == byte }
  }

  private static func row(of fields: [String]) -> Row {
    let name = fields[0].lowercased()
    let systems = fields.count > 2 ? fields[2].lowercased() : ""
    let words = name.split(separator: " ").map(String.init)
    let isGroup = name.hasPrefix("*-")
    let isFarther = words.count == 3 && words[1] == "…"
    return Row(
      name: isGroup ? String(name.dropFirst(2)) : isFarther ? words[0] : name, next: words.count == 2 ? words[1] : nil,
      word: isFarther ? words[2] : nil, advice: fields[1],
      systems: ["", "-", "5.1"].contains(systems) ? nil : Phrases(systems.split(separator: "|").map(String.init)),
      isGoneEverywhere: systems == "-", replacement: replacement(in: fields[1]).map { Phrases([$0]) },
      isLostInNewShell: systems == "5.1")
  }

  /// `use Get-CimInstance, and …`: names that are long enough to be nothing else.
  private static func replacement(in advice: String) -> String? {
    guard let use = advice.firstRange(of: "; use ") else { return nil }
    let name = advice[use.upperBound...].lowercased().prefix { $0 != "," }
    let first = name.hasSuffix(".") ? name.dropLast() : name
    return first.utf8.count < 6 || first.hasPrefix("the ") ? nil : String(first)
  }

  /// What cmdlets begin with.
  private static let verbs: Set<String> = [
    "add", "clear", "confirm", "connect", "convert", "convertto", "copy", "debug", "disable", "disconnect", "dismount",
    "enable", "enter", "export", "find", "get", "grant", "import", "initialize", "install", "invoke", "join", "limit",
    "login", "logout", "measure", "mount", "move", "new", "publish", "redo", "register", "remove", "rename", "reset",
    "resize", "resolve", "restart", "restore", "resume", "revoke", "save", "search", "select", "send", "set", "show",
    "start", "stop", "suspend", "switch", "sync", "test", "unblock", "undo", "uninstall", "unpublish", "unregister",
    "update", "upgrade", "use", "wait", "write",
  ]

  /// The first row that a command and what follows it in its line fit; nil where it is none of these.
  /// - Parameter isDone: whether nothing more is asked of a row. What follows a command is read for others only.
  static func row(for word: Range<Int>, in code: ArraySlice<UInt8>, isDone: (Row) -> Bool) -> Row? {
    let written = code[word]
    let isProgram = written.last?.lowercased == UInt8(ascii: "e") && isEqual(written.suffix(4), ".exe")
    let name = isProgram ? written.dropLast(4) : written
    let hash = TextTokens.hash(of: name)
    if isNameEnding[ending(of: hash)], let rows = names[hash] {
      // The last of them takes what fits no other.
      if rows.last?.next == nil, rows.last?.word == nil, rows.allSatisfy(isDone) { return nil }
      let rest = rest(behind: word.upperBound, in: code)
      if let row = rows.first(where: { isEqual(name, $0.name.prefix { $0 != " " }) && fits($0, rest) }) { return row }
    }
    guard let hyphen = name.firstIndex(of: UInt8(ascii: "-")), hyphen > name.startIndex else { return nil }
    let noun = name[(hyphen + 1)...]
    guard let first = noun.first, isGroupStart[Int(first.lowercased)] else { return nil }
    guard let row = groups.first(where: { isEqual(noun.prefix($0.name.utf8.count), $0.name[...]) }), row.advice != "-",
      verbs.contains(String(decoding: name[..<hyphen], as: UTF8.self).lowercased())
    else { return nil }
    return row
  }

  /// What follows in the line, of a long one whole words within `reach`.
  private static func rest(behind end: Int, in code: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = code[end...].prefix(reach).prefix { $0 != UInt8(ascii: "\n") }
    guard let next = code[rest.endIndex...].first, isPart(next) else { return rest }
    return rest[..<(rest.lastIndex { !isPart($0) } ?? rest.startIndex)]
  }

  private static let reach = 512

  private static func isPart(_ byte: UInt8) -> Bool { byte.isWord || byte == UInt8(ascii: ".") }

  private static func fits(_ row: Row, _ rest: ArraySlice<UInt8>) -> Bool {
    if let next = row.next {
      let first = rest.drop(while: \.isBlank).prefix { !$0.isBlank }
      return first.startIndex > rest.startIndex && isEqual(first, next[...])
    }
    guard let word = row.word else { return true }
    return rest.split { !isPart($0) }.contains { isEqual($0, word[...]) }
  }

  /// Whether bytes are a text in lower case, but for their letter case.
  private static func isEqual(_ bytes: ArraySlice<UInt8>, _ text: Substring) -> Bool {
    bytes.lazy.map(\.lowercased).elementsEqual(text.utf8)
  }
}
