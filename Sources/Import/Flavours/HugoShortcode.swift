import Diagnostics

/// A shortcode of Hugo, `{{< name "value" key="value" >}}` or `{{% … %}}`.
struct HugoShortcode {
  var name = ""
  /// Without names.
  var values: [String] = []
  var named: [String: String] = [:]
  var isClosing = false
  var isSelfClosing = false
  /// As written.
  var written = ""

  /// The first of the named values that there is, else the first unnamed one.
  func value(_ names: String..., orFirst: Bool = false) -> String? {
    names.lazy.compactMap { named[$0] }.first ?? (orFirst ? values.first : nil)
  }

  /// - Parameter text: begins with `{{<` or `{{%`.
  /// - Returns: nil for what is none, as the escaped `{{</* x */>}}`.
  init?(_ text: Substring) {
    let mark: Character = text.hasPrefix("{{<") ? ">" : "%"
    guard text.hasPrefix("{{<") || text.hasPrefix("{{%"), !text.dropFirst(3).hasPrefix("/*") else { return nil }
    guard let end = text.dropFirst(3).prefix(4000).firstRange(of: "\(mark)}}") else { return nil }
    written = String(text[..<end.upperBound])
    var inner = text[..<end.lowerBound].dropFirst(3).trimmingBlanks()[...]
    if inner.hasPrefix("/") {
      isClosing = true
      inner = inner.dropFirst().drop { $0 == " " }
    }
    if inner.hasSuffix("/") {
      isSelfClosing = true
      inner = inner.dropLast()
    }
    name = String(inner.prefix { !$0.isWhitespace })
    guard let first = name.first, first.isLetter else { return nil }
    readParameters(inner.dropFirst(name.count))
  }

  private mutating func readParameters(_ text: Substring) {
    var rest = text.drop(while: \.isWhitespace)
    while let first = rest.first {
      var key = ""
      if first != "\"", first != "`" {
        key = String(rest.prefix { !$0.isWhitespace && $0 != "=" })
        rest = rest.dropFirst(key.count)
        guard rest.first == "=" else {
          values.append(key)
          rest = rest.drop(while: \.isWhitespace)
          // A lone quote or the like must not stop the walk.
          if key.isEmpty { rest = rest.dropFirst() }
          continue
        }
        rest = rest.dropFirst()
      }
      let value = Self.takeValue(&rest)
      if key.isEmpty { values.append(value) } else { named[key.lowercased()] = value }
      rest = rest.drop(while: \.isWhitespace)
    }
  }

  private static func takeValue(_ rest: inout Substring) -> String {
    guard let quote = rest.first, quote == "\"" || quote == "`" || quote == "'" else {
      let value = String(rest.prefix { !$0.isWhitespace })
      rest = rest.dropFirst(value.count)
      return value
    }
    rest = rest.dropFirst()
    var value = ""
    while let character = rest.first, character != quote {
      rest = rest.dropFirst()
      if character == "\\", quote == "\"", let next = rest.first {
        value.append(next)
        rest = rest.dropFirst()
      } else {
        value.append(character)
      }
    }
    rest = rest.dropFirst()
    return value
  }
}
