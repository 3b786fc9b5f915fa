/// The highlighter's way through XML and HTML: tags, attributes and their values.
extension CodeHighlighter {
  /// Goes on to the next tag, or through the tag that begins here.
  mutating func stepMarkup() {
    guard code[index] == UInt8(ascii: "<"), let next = code[index...].dropFirst().first,
      CompiledLanguage.isLetter(next) || "/?!".utf8.contains(next)
    else {
      index += 1
      return
    }
    index += 1
    let end = end { "/?!:.-".utf8.contains($0) }
    index -= 1
    emit(.type, until: end)
    while index < code.endIndex, code[index] != UInt8(ascii: "<"), tagEnd == nil { stepAttribute() }
    if let tagEnd { emit(.type, until: tagEnd) }
  }

  /// The place after the `>`, `/>` or `?>` that stands here.
  private var tagEnd: Int? {
    let mark = code[index...].prefix(2)
    if mark.first == UInt8(ascii: ">") { return index + 1 }
    return mark.elementsEqual("/>".utf8) || mark.elementsEqual("?>".utf8) ? index + 2 : nil
  }

  private mutating func stepAttribute() {
    let byte = code[index]
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      // A value holds no `<`: one that is not closed ends there.
      let value = code[(index + 1)...].prefix { $0 != byte && $0 != UInt8(ascii: "<") }
      return emit(.string, until: code[value.endIndex...].first == byte ? value.endIndex + 1 : value.endIndex)
    }
    if CompiledLanguage.isLetter(byte) { return emit(.variable, until: end { ":.-".utf8.contains($0) }) }
    index += 1
  }
}
