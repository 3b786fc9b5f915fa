/// What an engineer means by a pasted text: `8009030d`, `-2146893043`, `ID 36870`, `stop 7b`, a whole line of a log.
package enum EntityQuery {
  /// - Returns: the entities that the text may mean, best guess first, each once; those of an error line in its order.
  package static func parse(_ text: String, customKinds: [CustomKind] = []) -> [Entity] {
    let folded = WidthFold.folded(Array(text.utf8))
    let found = EntityScanner(customKinds: customKinds).scan(ScanText(plain: Array(text.utf8)))
    let isCustom = { (mention: Mention) in !EntityKind.builtIn.contains(mention.entity.kind) }
    // What a site defines for itself is what it means.
    var guesses = found.filter(isCustom).map(\.entity)
    guesses += whole(words(of: folded))
    guesses += found.lazy.filter { !isCustom($0) }.map(\.entity)
    var seen: Set<Entity> = []
    return guesses.filter { seen.insert($0).inserted }
  }

  /// Runs of letters, digits and non-ASCII characters, each with the sign before it; a word `0x…` is one.
  private static func words(of bytes: [UInt8]) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isSign = byte == .hyphen && word.isEmpty && index + 1 < bytes.count && bytes[index + 1].isDigit
      if byte.isWord || byte.isBeyondASCII || isSign || (byte == .hyphen && !word.isEmpty) {
        word.append(byte)
      } else if !word.isEmpty {
        words.append(String(decoding: word, as: UTF8.self))
        word = []
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  /// Guesses for a text that is one value, perhaps with its kind before it; none for longer texts.
  private static func whole(_ words: [String]) -> [Entity] {
    guard let last = words.last, words.count <= 4 else { return [] }
    let before = words.dropLast()
    if Provider.isKnown(before.joined(separator: " ")), let event = Candidate(query: Array(last.utf8))?.event {
      return [event]
    }
    return value(last, after: before.joined().lowercased())
  }

  private static func value(_ word: String, after kind: String) -> [Entity] {
    let bytes = Array(word.utf8)
    if let value = split(word, from: kind) { return value }
    let candidate = Candidate(query: bytes)
    if stopWords.contains(kind) {
      return hexNumber(bytes).map { [Entity(.stop, $0.hex)] } ?? []
    }
    guard let candidate else { return kind.isEmpty ? name(word) : [] }
    if eventWords.contains(kind) { return candidate.event.map { [$0] } ?? [] }
    if kbWords.contains(kind) { return candidate.kb.map { [$0] } ?? [] }
    if codeWords.contains(kind) { return candidate.codes }
    return kind.isEmpty ? candidate.guesses : []
  }

  /// `KB4012219`, `EventID7023`, `イベントID1057`: the kind and the number in one word.
  private static func split(_ word: String, from kind: String) -> [Entity]? {
    let bytes = Array(word.utf8)
    guard kind.isEmpty, let digit = bytes.firstIndex(where: \.isDigit), digit > 0,
      bytes[digit...].allSatisfy(\.isDigit)
    else { return nil }
    var prefix = String(decoding: bytes[..<digit], as: UTF8.self).lowercased()
    if prefix.hasSuffix("-") { prefix.removeLast() }
    guard eventWords.contains(prefix) || kbWords.contains(prefix) || codeWords.contains(prefix) else { return nil }
    return value(String(decoding: bytes[digit...], as: UTF8.self), after: prefix)
  }

  /// A symbol of the table, in any letter case.
  private static func name(_ word: String) -> [Entity] {
    let rows = CodeTable.rows(ofSymbol: word)
    return rows.isEmpty ? [] : [Entity(rows.allSatisfy { $0.space == .bugCheck } ? .stop : .symbol, word.uppercased())]
  }

  private static func hexNumber(_ bytes: [UInt8]) -> CodeNumber? {
    let digits =
      bytes.starts(with: [UInt8(ascii: "0")]) && bytes.count > 2 && bytes[1] | 0x20 == UInt8(ascii: "x")
      ? bytes[2...] : bytes[...]
    guard (1...8).contains(digits.count), digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).map(CodeNumber.init)
  }

  private static let eventWords: Set<String> = [
    "event", "eventid", "events", "id", "eid", "イベント", "イベントid", "イベントログ",
  ]
  private static let kbWords: Set<String> = ["kb", "kbarticle", "article", "文書番号", "サポート技術情報", "記事"]
  private static let codeWords: Set<String> = [
    "error", "errorcode", "win32", "ntstatus", "code", "status", "hresult", "msg", "エラー", "エラーコード", "コード", "状態コード",
  ]
  private static let stopWords: Set<String> = [
    "stop", "stopcode", "stoperror", "bugcheck", "bugcheckcode", "停止", "停止コード", "停止エラー", "バグチェック",
  ]
}

extension Candidate {
  /// The number that a whole query is.
  fileprivate init?(query bytes: [UInt8]) {
    let start = bytes.first == .hyphen ? 1 : 0
    guard start < bytes.count else { return nil }
    self.init(word: start..<bytes.count, in: bytes)
  }

  fileprivate var event: Entity? {
    form == .decimal && (0...65535).contains(number) ? Entity(.event, String(number)) : nil
  }

  fileprivate var kb: Entity? { form == .decimal && (5...7).contains(digits) ? Entity(.kb, String(number)) : nil }

  /// Eight digits may be a hexadecimal number that the table knows: `40000026`.
  fileprivate var codes: [Entity] {
    let hex = form == .decimal && digits == 8 ? UInt32(String(number), radix: 16).map { CodeNumber($0) } : nil
    let known = hex.flatMap { CodeTable.rows(of: $0).isEmpty ? nil : Entity(.code, $0.hex) }
    return [known, code].compactMap { $0 }
  }

  /// A bug check that the table names.
  private var bugCheck: Entity? {
    guard form == .hex, let bits, CodeTable.rows(of: CodeNumber(bits)).contains(where: { $0.space == .bugCheck })
    else { return nil }
    return Entity(.stop, CodeNumber(bits).hex)
  }

  /// What a bare number may be: 4012219 rather a KB number, 1057 rather an event, others codes.
  fileprivate var guesses: [Entity] {
    let kb = digits >= 6 ? kb : nil
    return [kb, event].compactMap { $0 } + codes + [bugCheck].compactMap { $0 }
  }
}
