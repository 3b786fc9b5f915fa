/// Code to HTML with its words coloured: one lexer for all languages, led by a language's data.
///
/// Linear in the code's length, legal for any bytes. No span crosses a line's end.
struct CodeHighlighter {
  private let code: ArraySlice<UInt8>
  private let language: CompiledLanguage
  private var index: Int
  private var isLineStart = true
  /// Only blanks and prompts so far: the next word is a command.
  private var isCommandPlace = true
  private var html: [UInt8] = []

  /// The name of the language of a fence's info string (`powershell-interactive`, `PowerShell`), nil where none is known.
  static func canonical(_ info: String) -> String? {
    let word = info.drop { $0 == " " || $0 == "{" || $0 == "." }.prefix { !" ,{}\t:".contains($0) }.lowercased()
    return CodeLanguage.byName[word]?.name
  }

  /// Appends escaped code with spans.
  ///
  /// - Parameter language: a canonical name; for any other the code stays plain.
  static func write(_ code: ArraySlice<UInt8>, language: String, into html: inout [UInt8]) {
    guard let known = CompiledLanguage.byName[language] else { return html.writeEscaped(code) }
    var highlighter = CodeHighlighter(code: code, language: known)
    highlighter.run()
    html += highlighter.html
  }

  private init(code: ArraySlice<UInt8>, language: CompiledLanguage) {
    self.code = code
    self.language = language
    index = code.startIndex
    html.reserveCapacity(code.count * 2)
  }

  private mutating func run() {
    while index < code.endIndex {
      if isLineStart {
        isLineStart = false
        isCommandPlace = true
        if language.data.hasPrompts, let end = promptEnd() { emit(.prompt, until: end); continue }
        if language.data.hasSections, code[index] == UInt8(ascii: "["), let end = lineIndex(of: UInt8(ascii: "]")) {
          emit(.keyword, until: end + 1)
          continue
        }
      }
      step()
    }
  }

  private mutating func step() {
    let byte = code[index]
    if byte == UInt8(ascii: "\n") {
      isLineStart = true
      return emit(.plain, until: index + 1)
    }
    if byte <= 0x20 { return emit(.plain, until: index + 1) }
    if let end = commentEnd() { return emit(.comment, until: end) }
    if language.data.isMarkup { return stepMarkup() }
    for string in language.strings where code[index...].starts(with: string.start) {
      let end = delimitedEnd(string)
      return emit(isKey(at: end) ? .variable : .string, until: end)
    }
    if language.variableMarks.contains(byte) { return emitVariable() }
    if Self.isDigit(byte) { return emit(.number, until: numberEnd()) }
    if language.isWord(byte) { return emitWord() }
    // What follows a pipe or a bracket is a command again.
    isCommandPlace =
      byte == UInt8(ascii: "|") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "&")
    emit(.plain, until: index + 1)
  }

  // MARK: - Tokens

  private func commentEnd() -> Int? {
    for comment in language.lineComments where code[index...].starts(with: comment) { return lineEnd() }
    for comment in language.blockComments where code[index...].starts(with: comment.start) {
      return delimitedEnd(comment)
    }
    return nil
  }

  /// An open string or comment ends with its line, or, if it may hold lines, with the code.
  private func delimitedEnd(_ delimiter: CompiledLanguage.Delimited) -> Int {
    var position = index + delimiter.start.count
    while position < code.endIndex {
      let byte = code[position]
      if byte == delimiter.escape {
        position += 2
      } else if byte == delimiter.end[0], code[position...].starts(with: delimiter.end) {
        return position + delimiter.end.count
      } else if byte == UInt8(ascii: "\n"), !delimiter.isMultiline {
        return position
      } else {
        position += 1
      }
    }
    return code.endIndex
  }

  private func lineEnd() -> Int { lineIndex(of: nil) ?? code.endIndex }

  private func lineIndex(of wanted: UInt8?) -> Int? {
    var position = index
    while position < code.endIndex, code[position] != UInt8(ascii: "\n") {
      if code[position] == wanted { return position }
      position += 1
    }
    return wanted == nil ? position : nil
  }

  private func isKey(at end: Int) -> Bool {
    guard let mark = language.keyMark else { return false }
    let rest = code[min(end, code.endIndex)...].prefix(64).drop { $0 == UInt8(ascii: " ") }
    return rest.first == mark
  }

  private mutating func emitVariable() {
    let mark = code[index]
    var end = index + 1
    if end < code.endIndex, code[end] == UInt8(ascii: "{") || code[end] == UInt8(ascii: "@") { end += 1 }
    while end < code.endIndex, Self.isLetterOrDigit(code[end]) || code[end] == UInt8(ascii: ":") { end += 1 }
    if end < code.endIndex, code[end] == UInt8(ascii: "}") || (language.data.closesVariables && code[end] == mark) {
      end += 1
    }
    emit(end > index + 1 ? .variable : .plain, until: end)
  }

  private func numberEnd() -> Int {
    var end = index + 1
    while end < code.endIndex, Self.isLetterOrDigit(code[end]) || code[end] == UInt8(ascii: ".") { end += 1 }
    return end
  }

  private mutating func emitWord() {
    var end = index + 1
    while end < code.endIndex, language.isWord(code[end]) || Self.isDigit(code[end]) { end += 1 }
    var word = String(decoding: code[index..<end], as: UTF8.self)
    if language.data.ignoresCase { word = word.lowercased() }
    let isCommand =
      language.data.leadingCommands && isCommandPlace || language.data.hyphenatedCommands && isCmdlet(index..<end)
    isCommandPlace = false
    if isKey(at: end) { return emit(.variable, until: end) }
    if language.keywords.contains(word) { return emit(.keyword, until: end) }
    emit(isCommand ? .command : .plain, until: end)
  }

  /// `Get-Service`, not `-Name`.
  private func isCmdlet(_ range: Range<Int>) -> Bool {
    guard let hyphen = code[range].firstIndex(of: UInt8(ascii: "-")) else { return false }
    return hyphen > range.lowerBound && hyphen + 1 < range.upperBound
  }

  /// `PS C:\> `, `C:\Windows>`, `$ `, `# `, `~# `.
  private func promptEnd() -> Int? {
    let line = code[index..<lineEnd()].prefix(200)
    guard let first = line.first else { return nil }
    if first == UInt8(ascii: "$") || first == UInt8(ascii: "#"), line.dropFirst().first == UInt8(ascii: " ") {
      return index + 2
    }
    let isPowerShell = line.starts(with: Array("PS ".utf8)) || line.starts(with: Array("PS>".utf8))
    let second = line.dropFirst().first
    guard isPowerShell || (Self.isLetterOrDigit(first) && second == UInt8(ascii: ":")),
      let end = line.firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    return end + 1 < line.endIndex && line[end + 1] == UInt8(ascii: " ") ? end + 2 : end + 1
  }

  // MARK: - Markup

  private mutating func stepMarkup() {
    guard code[index] == UInt8(ascii: "<") else {
      let end = code[index...].firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "\n") } ?? code.endIndex
      return emit(.plain, until: max(end, index + 1))
    }
    var end = index + 1
    while end < code.endIndex, Self.isLetterOrDigit(code[end]) || [UInt8]("/?!:.-".utf8).contains(code[end]) {
      end += 1
    }
    emit(.command, until: end)
    while index < code.endIndex, code[index] != UInt8(ascii: ">"), code[index] != UInt8(ascii: "<") { stepAttribute() }
    if index < code.endIndex, code[index] == UInt8(ascii: ">") { emit(.command, until: index + 1) }
  }

  private mutating func stepAttribute() {
    let byte = code[index]
    var end = index + 1
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      while end < code.endIndex, code[end] != byte { end += 1 }
      return emit(.string, until: min(end + 1, code.endIndex))
    }
    guard Self.isLetterOrDigit(byte) else {
      return emit(byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") ? .command : .plain, until: end)
    }
    while end < code.endIndex,
      Self.isLetterOrDigit(code[end]) || code[end] == UInt8(ascii: ":") || code[end] == UInt8(ascii: "-")
    {
      end += 1
    }
    emit(.variable, until: end)
  }

  // MARK: - Output

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || isDigit(byte) || byte == UInt8(ascii: "_")
  }

  private mutating func emit(_ token: CodeLanguage.Token, until end: Int) {
    let piece = code[index..<min(max(end, index + 1), code.endIndex)]
    index = piece.endIndex
    guard let name = Self.classes[token] else { return html.writeEscaped(piece) }
    for (number, line) in piece.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      if number > 0 { html.append(UInt8(ascii: "\n")) }
      guard !line.isEmpty else { continue }
      html.write("<span class=\"")
      html.write(name)
      html.write("\">")
      html.writeEscaped(line)
      html.write("</span>")
    }
  }

  private static let classes: [CodeLanguage.Token: StaticString] = [
    .keyword: "k", .string: "s", .comment: "c", .number: "n", .variable: "v", .command: "t", .prompt: "p",
  ]
}

/// A language's data as bytes.
private struct CompiledLanguage: Sendable {
  struct Delimited: Sendable {
    let start: [UInt8]
    let end: [UInt8]
    let escape: UInt8?
    let isMultiline: Bool

    init(_ data: CodeLanguage.Delimited) {
      start = Array(data.start.utf8)
      end = Array(data.end.utf8)
      escape = data.escape?.asciiValue
      isMultiline = data.isMultiline
    }
  }

  let data: CodeLanguage
  let keywords: Set<String>
  let lineComments: [[UInt8]]
  let blockComments: [Delimited]
  let strings: [Delimited]
  let variableMarks: [UInt8]
  let keyMark: UInt8?
  private let wordBytes: [Bool]

  static let byName: [String: CompiledLanguage] = Dictionary(
    uniqueKeysWithValues: CodeLanguage.all.map { ($0.name, CompiledLanguage($0)) })

  private init(_ data: CodeLanguage) {
    self.data = data
    keywords = data.keywords
    lineComments = data.lineComments.map { Array($0.utf8) }
    blockComments = data.blockComments.map(Delimited.init)
    strings = data.strings.map(Delimited.init)
    variableMarks = data.variableMarks.compactMap(\.asciiValue)
    keyMark = data.keyMark?.asciiValue
    let others = data.wordCharacters.compactMap(\.asciiValue)
    wordBytes = (0...255).map { byte in
      let byte = UInt8(byte)
      return (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80 || others.contains(byte)
    }
  }

  func isWord(_ byte: UInt8) -> Bool { wordBytes[Int(byte)] }
}
