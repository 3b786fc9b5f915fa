import Diagnostics

/// Relative links of Markdown to files that are imported as well: they lead to the articles that these become.
enum MarkdownLinks {
  /// - Parameter article: the address of the article that a relative address leads to, nil for others.
  static func redirected(_ lines: [String], _ article: (String) -> String?) -> [String] {
    var fences = Fences()
    return lines.map { line in
      if fences.holds(line) || !line.contains("](") { return line }
      return redirected(line, article)
    }
  }

  private static func redirected(_ line: String, _ article: (String) -> String?) -> String {
    var result = ""
    var rest = line[...]
    while let mark = rest.firstRange(of: "](") {
      result += rest[..<mark.upperBound]
      rest = rest[mark.upperBound...]
      let isBracketed = rest.first == "<"
      let address = isBracketed ? rest.dropFirst().prefix { $0 != ">" } : rest.prefix { $0 != ")" && $0 != " " }
      guard let target = article(String(address)) else { continue }
      result += isBracketed ? "<\(target)" : InlineWriter.destination(target)
      rest = rest[address.endIndex...]
    }
    return result + rest
  }
}
