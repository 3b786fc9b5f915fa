import Diagnostics

/// The words of the interface in one language: a file of `key: text` lines, which is YAML too.
struct ThemeStrings: Sendable {
  private var words: [String: String]

  init(words: [String: String]) { self.words = words }

  static func read(_ file: ThemeFile) -> (ThemeStrings, [Diagnostic]) {
    var words: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let text = String(line).trimmingBlanks()
      if text.isEmpty || text.hasPrefix("#") { continue }
      guard let colon = text.firstIndex(of: ":"), !text[..<colon].contains(" ") else {
        diagnostics.append(
          Diagnostic(
            .error, rule: "strings", path: file.shownPath, at: SourcePosition(line: number + 1, column: 1),
            "This is no 'key: text' line", hint: "Write one word of the interface a line."))
        continue
      }
      words[String(text[..<colon])] = unquoted(String(text[text.index(after: colon)...]).trimmingBlanks())
    }
    return (ThemeStrings(words: words), diagnostics)
  }

  private static func unquoted(_ text: String) -> String {
    text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : text
  }

  var keys: [String] { words.keys.sorted() }
  func has(_ key: String) -> Bool { words[key] != nil }

  /// Takes what is missing from another language.
  mutating func fill(from other: ThemeStrings) { words.merge(other.words) { own, _ in own } }

  /// The word for a key; the key itself where there is none.
  subscript(_ key: String) -> String { words[key] ?? key }

  /// A word with `{count}` and the like filled in.
  func text(_ key: String, _ values: (name: String, value: String)...) -> String {
    let word = self[key]
    var result = ""
    // Bytes, as braces are the same in all scripts and many pages have such words.
    var rest = word.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      let inner = rest[open...].dropFirst()
      result += Substring(rest[..<open])
      if let close = inner.firstIndex(of: UInt8(ascii: "}")),
        let value = values.first(where: { $0.name == Substring(inner[..<close]) })
      {
        result += value.value
        rest = inner[close...].dropFirst()
      } else {
        result += "{"
        rest = inner
      }
    }
    return result + Substring(rest)
  }

  func escaped(_ key: String) -> String { Self.escaped(self[key]) }

  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.writeEscaped(text)
    return String(decoding: bytes, as: UTF8.self)
  }
}
