import Diagnostics

/// A text as a YAML scalar on one line, plain where YAML reads it as its own text, else quoted.
enum YAMLScalar {
  static func written(_ text: String, inList: Bool = false) -> String {
    isPlain(text, inList: inList) ? text : quoted(text)
  }

  private static func isPlain(_ text: String, inList: Bool) -> Bool {
    guard let first = text.unicodeScalars.first,
      MarkdownEscaping.isLetter(first) || first.value >= 0x3040 && first.value < 0xFF00,
      text.trimmingBlanks() == text, !words.contains(text.lowercased())
    else { return false }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
        || scalar == "\u{FEFF}"
      {
        return false
      }
      if inList, scalar == "," || scalar == "[" || scalar == "]" || scalar == "{" || scalar == "}" { return false }
      if previous == ":", scalar == " " || inList { return false }
      if previous == " ", scalar == "#" { return false }
      previous = scalar
    }
    return previous != ":"
  }

  private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}"..."\u{FFFF}":
        result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
