/// Code to HTML with its words coloured: one lexer for all languages, led by a language's data.
///
/// Linear in the code's length, legal for any bytes. No span crosses a line's end.
struct CodeHighlighter {
  let code: ArraySlice<UInt8>
  let language: CompiledLanguage
  var index: Int
  private var html: [UInt8] = []
  /// Everything before it is in the HTML.
  private var written: Int
  /// Only blanks so far in the line.
  private var isLineBlank = true
  /// The next word is a command.
  private var isCommandPlace = false
  /// Numbers of the string delimiters that nothing closes further on: those strings end with their line.
  private var unclosed: Set<Int> = []

  /// The name of the language of a fence's info string (`powershell-interactive`, `PowerShell`), nil where none is known.
  static func canonical(_ info: String) -> String? {
    let word = info.drop { $0 == " " || $0 == "{" || $0 == "." }.prefix { !" ,{}\t:".contains($0) }.lowercased()
    return CodeLanguage.names[word]
  }

  /// Appends escaped code with spans.
  ///
  /// - Parameter language: a canonical name; for any other the code stays plain.
  static func write(_ code: ArraySlice<UInt8>, language: String, into html: inout [UInt8]) {
    guard let known = CompiledLanguage.named(language), known.data.hasColours else { return html.writeEscaped(code) }
    var highlighter = CodeHighlighter(code: code, language: known)
    // It writes where the code belongs, and gives the page back.
    swap(&highlighter.html, &html)
    while highlighter.index < code.endIndex { highlighter.step() }
    highlighter.writePlain(until: code.endIndex)
    swap(&highlighter.html, &html)
  }

  private init(code: ArraySlice<UInt8>, language: CompiledLanguage) {
    self.code = code
    self.language = language
    index = code.startIndex
    written = code.startIndex
  }

  /// Goes on by one token or one byte.
  private mutating func step() {
    let byte = code[index]
    if isLineStart, startLine() { return }
    if byte <= 0x20 {
      index += 1
      return
    }
    let mayBeMark = language.mayBeginMark(byte)
    if mayBeMark, let end = commentEnd() { return emit(.comment, until: end) }
    isLineBlank = false
    if language.data.isMarkup { return stepMarkup() }
    if mayBeMark, let number = language.strings.firstIndex(where: { has($0.start) }) { return emitString(number) }
    if language.beginsVariable(byte) { return emitVariable() }
    if CompiledLanguage.isDigit(byte) { return emit(.number, until: end { $0 == UInt8(ascii: ".") }) }
    if language.beginsWord(byte) { return emitWord() }
    if language.data.commands == .leading { isCommandPlace = "|;&(".utf8.contains(byte) }
    index += 1
  }

  // MARK: - Lines

  private var isLineStart: Bool { index == code.startIndex || code[index - 1] == UInt8(ascii: "\n") }

  private var line: ArraySlice<UInt8> { code[index...].prefix { $0 != UInt8(ascii: "\n") } }

  /// - Returns: true where the line begins with a prompt or is a section's name, which is written.
  private mutating func startLine() -> Bool {
    isLineBlank = true
    isCommandPlace = language.data.commands == .leading
    for prompt in language.data.prompts {
      guard let end = prompt.end(in: line) else { continue }
      emit(.prompt, until: end)
      isCommandPlace = language.data.commands != .none
      return true
    }
    guard language.data.hasSections, code[index] == UInt8(ascii: "["), let end = line.lastIndex(of: UInt8(ascii: "]"))
    else { return false }
    emit(.keyword, until: end + 1)
    return true
  }

  // MARK: - Comments and strings

  private func commentEnd() -> Int? {
    for comment in language.lineComments where has(comment.mark) && mayBegin(comment.place) { return line.endIndex }
    guard let comment = language.blockComments.first(where: { has($0.start) }) else { return nil }
    return close(of: comment, isMultiline: true) ?? code.endIndex
  }

  private func mayBegin(_ place: CodeLanguage.LineComment.Place) -> Bool {
    switch place {
    case .anywhere: true
    case .lineStart: isLineBlank
    case .afterBlank: isLineStart || code[index - 1] <= 0x20 || ";,(){}".utf8.contains(code[index - 1])
    }
  }

  private mutating func emitString(_ number: Int) {
    let string = language.strings[number]
    var end = unclosed.contains(number) ? nil : close(of: string, isMultiline: string.isMultiline)
    if end == nil {
      // An apostrophe in prose colours the rest of its line, not of the code.
      if string.isMultiline { unclosed.insert(number) }
      end = close(of: string, isMultiline: false)
    }
    let stop = end ?? line.endIndex
    isCommandPlace = false
    emit(isKey(until: stop) ? .variable : .string, until: stop)
  }

  /// The place after what ends a string or comment that begins here; nil where nothing does.
  private func close(of delimited: CompiledLanguage.Delimited, isMultiline: Bool) -> Int? {
    var position = index + delimited.start.count
    while position < code.endIndex {
      let byte = code[position]
      if byte == delimited.escape {
        position += 1
      } else if byte == delimited.end[0], code[position...].starts(with: delimited.end) {
        return position + delimited.end.count
      } else if byte == UInt8(ascii: "\n"), !isMultiline {
        return nil
      }
      position += 1
    }
    return nil
  }

  // MARK: - Words

  private mutating func emitVariable() {
    isCommandPlace = false
    let mark = code[index]
    var name = code[(index + 1)...]
    if name.first == UInt8(ascii: "{"), let close = name.prefix(200).firstIndex(of: UInt8(ascii: "}")) {
      return emit(.variable, until: close + 1)
    }
    if name.first == mark { name = name.dropFirst() }
    let closesVariables = language.data.closesVariables
    let letters = name.prefix {
      CompiledLanguage.isLetterOrDigit($0) || $0 == UInt8(ascii: ":")
        || closesVariables && ($0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")"))
    }
    guard let first = letters.first else {
      index += 1
      return
    }
    let isClosed = code[letters.endIndex...].first == mark
    // `%1`, `%%i` and `%PATH%`, not `50% of`.
    let isShort = CompiledLanguage.isDigit(first) || name.startIndex > index + 1
    if closesVariables, !isClosed { return isShort ? emit(.variable, until: letters.startIndex + 1) : (index += 1) }
    let end = letters.last == UInt8(ascii: ":") ? letters.endIndex - 1 : letters.endIndex
    emit(.variable, until: closesVariables ? letters.endIndex + 1 : max(end, index + 1))
  }

  private mutating func emitWord() {
    let end = wordEnd
    let word = language.mayKnow(code[index..<end]) ? self.word(until: end) : nil
    let isCommand = isCommandPlace || language.data.commands == .hyphenated && isCmdlet(code[index..<end])
    isCommandPlace = false
    if isKey(until: end) {
      emit(.variable, until: end)
    } else if let word, language.data.keywords.contains(word) {
      emit(.keyword, until: end)
    } else if isCommand || word.map(language.data.types.contains) == true {
      emit(.type, until: end)
    } else {
      index = end
    }
  }

  private func word(until end: Int) -> String {
    let word = String(decoding: code[index..<end], as: UTF8.self)
    return language.data.ignoresCase ? word.lowercased() : word
  }

  /// Past an apostrophe too, as in `can't`: it begins no string.
  private var wordEnd: Int {
    let end = code[index...].prefix(while: language.isWord).endIndex
    guard end >= index + 2, code[end...].first == UInt8(ascii: "'"),
      let next = code[end...].dropFirst().first, CompiledLanguage.isLetter(next)
    else { return end }
    return end + 1
  }

  /// `Get-Service`, not `-Name` nor a part of a path.
  private func isCmdlet(_ word: ArraySlice<UInt8>) -> Bool {
    let verb = word.prefix(while: CompiledLanguage.isLetter)
    let isAlone = isLineStart || !"\\./:".utf8.contains(code[index - 1])
    return isAlone && !verb.isEmpty && word[verb.endIndex...].first == UInt8(ascii: "-")
      && word[verb.endIndex...].dropFirst().first.map(CompiledLanguage.isLetter) == true
  }

  /// True where what ends at a place is a key: its mark follows.
  private func isKey(until end: Int) -> Bool {
    guard let key = language.data.key, let mark = language.keyMark else { return false }
    let rest = code[min(end, code.endIndex)...].prefix(64).drop { $0 == UInt8(ascii: " ") }
    guard rest.first == mark else { return false }
    return !key.needsBlank || rest.dropFirst().first.map { $0 <= 0x20 } != false
  }

  // MARK: - Bytes and output

  func has(_ mark: [UInt8]) -> Bool {
    guard let first = mark.first, code[index] | 0x20 == first | 0x20 else { return false }
    let here = code[index...].prefix(mark.count)
    return language.data.ignoresCase
      ? here.elementsEqual(mark) { $0 == $1 || CompiledLanguage.isLetter($0) && $0 | 0x20 == $1 | 0x20 }
      : here.elementsEqual(mark)
  }

  /// The end of the letters, digits and some other bytes that begin here.
  func end(with isOther: (UInt8) -> Bool) -> Int {
    code[index...].prefix { CompiledLanguage.isLetterOrDigit($0) || isOther($0) }.endIndex
  }

  mutating func emit(_ token: CodeToken, until end: Int) {
    writePlain(until: index)
    index = min(max(end, index + 1), code.endIndex)
    while written < index {
      let line = code[written..<index].prefix { $0 != UInt8(ascii: "\n") }
      if !line.isEmpty {
        html.write("<span class=\"")
        html.write(token.name)
        html.write("\">")
        html.writeEscaped(line)
        html.write("</span>")
      }
      if line.endIndex < index { html.append(UInt8(ascii: "\n")) }
      written = min(line.endIndex + 1, index)
    }
  }

  private mutating func writePlain(until end: Int) {
    html.writeEscaped(code[written..<end])
    written = end
  }
}
