import Diagnostics
import Entities

/// CB1607: A password in an article is a placeholder, not one that opens something. Looked for behind the words that introduce one:
/// `Password=`, `pwd:`, `パスワード：`, `/p`, `ConvertTo-SecureString`.
enum Password {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let bytes = article.text.bytes
    let found = starts(in: bytes, of: article).compactMap { value(from: $0, in: bytes) }
    guard !found.isEmpty else { return [] }
    var seen = explained(in: bytes)
    return found.compactMap { place, value in
      guard seen.insert(value).inserted else { return nil }
      return article.finding(
        "password", ofText: place, "This looks like a password",
        hint:
          "Write a placeholder, <password>, and have it changed where it is in use: what was published once is known.")
    }
  }

  /// `Where Kq7!mVw2 is your password`, `replace Kq7!mVw2 with yours`: what the article itself calls a placeholder.
  private static func explained(in bytes: [UInt8]) -> Set<String> {
    let places = explanations.flatMap { text in
      bytes.places(of: text.utf8Start[0]).filter { bytes.has(text, at: $0) }
    }
    return Set(
      places.map { place in
        let before = bytes[max(0, place - 80)..<place]
        let end = before.lastIndex { !" \n\"'`*".utf8.contains($0) }.map { $0 + 1 } ?? before.startIndex
        let word = before[..<end].reversed().prefix { !" \n\t;,\"'`<>&()|".utf8.contains($0) }
        return String(decoding: word.reversed(), as: UTF8.self)
      })
  }

  private static let explanations: [StaticString] = ["is your ", "with your", "はあなた", "はご自分", "を置き換え"]

  // MARK: - What introduces a password

  /// Offsets behind what introduces one, in order.
  private static func starts(in bytes: [UInt8], of article: CheckedArticle) -> [Int] {
    let starts = article.text.starts
    let marks = starts.places(of: .passwordMark).compactMap { place -> Int? in
      // `：` and `＝` have three bytes: EF BC 9A, EF BC 9D.
      let isWide = bytes[place] == 0xBC
      guard !isWide || place > 0 && bytes[place - 1] == 0xEF else { return nil }
      return hasKey(before: isWide ? place - 1 : place + 1, in: bytes) ? place + 2 : nil
    }
    let switches = starts.places(of: .passwordSwitch).compactMap { place in
      switchNames.first { bytes.has($0, at: place) && isCode(place, in: article) }.map { place + $0.utf8CodeUnitCount }
    }
    let literals = starts.places(of: .secureString).compactMap { place -> Int? in
      guard bytes.has("-securestring ", at: place) else { return nil }
      var end = place + 14
      while let name = literalSwitches.first(where: { bytes.has($0, at: end) }) { end += name.utf8CodeUnitCount }
      return end
    }
    return (marks + switches + literals).sorted()
  }

  private static let literalSwitches: [StaticString] = ["-string ", "-asplaintext ", "-force "]
  private static let switchNames: [StaticString] = ["/p ", "/rp "]
  private static let keys: [[UInt8]] = ["password", "passphrase", "passwd", "pass", "pwd", "パスワード"].map {
    Array($0.utf8)
  }
  private static let lastBytes = Set(keys.compactMap(\.last))
  private static let quotes = Array(" \"'*`".utf8)
  /// What may stand right before `=` or `:`.
  static let bytesBeforeMark = lastBytes.union(lastBytes.map(\.uppercased)).union(quotes)

  /// `Password`, `"password"`, `SAPassword`; not `PasswordAge`.
  private static func hasKey(before separator: Int, in bytes: [UInt8]) -> Bool {
    var end = separator
    while end > 0, separator - end < 3, quotes.contains(bytes[end - 1]) { end -= 1 }
    guard end > 0, lastBytes.contains(bytes[end - 1].lowercased) else { return false }
    return keys.contains { key in
      let start = end - key.count
      return start >= 0 && key.indices.allSatisfy { bytes[start + $0].lowercased == key[$0] }
        && (key.count > 4 || isWordStart(start, in: bytes))
    }
  }

  /// `pass` and `EmailPass`, not `compass`.
  private static func isWordStart(_ place: Int, in bytes: [UInt8]) -> Bool {
    place == 0 || !bytes[place - 1].isLetter || (0x41...0x5A).contains(bytes[place])
  }

  private static func isCode(_ place: Int, in article: CheckedArticle) -> Bool {
    article.text.origin(of: place).map { [.code, .codeBlock].contains(article.document.nodes[$0.node].kind) } ?? false
  }

  // MARK: - The password

  private static func value(from start: Int, in bytes: [UInt8]) -> (place: Int, value: String)? {
    var place = start
    while place < bytes.count, place - start < 3, bytes[place] == UInt8(ascii: " ") { place += 1 }
    guard place < bytes.count else { return nil }
    let quote = "\"'`".utf8.contains(bytes[place]) ? bytes[place] : nil
    if quote != nil { place += 1 }
    let rest = bytes[place...].prefix(65)
    let value = rest.prefix { byte in
      quote.map { byte != $0 && byte != 0x0A } ?? !" \n\t;,\"'`<>&()|".utf8.contains(byte)
    }
    let behind = value.endIndex < bytes.count ? bytes[value.endIndex] : 0x0A
    guard (6...64).contains(value.count), behind != UInt8(ascii: "("), value.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      return nil
    }
    let isAssigned = quote != nil || place == start
    return isReal(value, isAssigned: isAssigned) ? (place, String(decoding: value, as: UTF8.self)) : nil
  }

  /// Letters, digits and a sign; without a sign both cases, and not a word behind a colon in a sentence.
  private static func isReal(_ value: ArraySlice<UInt8>, isAssigned: Bool) -> Bool {
    guard let first = value.first, value.contains(where: \.isDigit), value.contains(where: \.isLetter) else {
      return false
    }
    let isVariable =
      first == UInt8(ascii: "$") && !(value.dropFirst().first?.isDigit ?? true) || first == UInt8(ascii: "%")
    guard !isVariable, !value.contains(where: { "{}<>[]()\\/".utf8.contains($0) }) else { return false }
    let hasSign = value.contains { "!@#$%^&*+?~".utf8.contains($0) }
    let hasBothCases = value.contains { (0x41...0x5A).contains($0) } && value.contains { (0x61...0x7A).contains($0) }
    guard hasSign || isAssigned && hasBothCases && value.count >= 8 && value.allSatisfy({ $0.isDigit || $0.isLetter })
    else {
      return false
    }
    return !isPlaceholder(String(decoding: value, as: UTF8.self).lowercased())
  }

  private static func isPlaceholder(_ text: String) -> Bool {
    let plain = String(text.map { lookalikes[$0] ?? $0 })
    return words.contains(where: plain.contains) || sequences.contains(where: text.contains)
  }

  /// `P@ssw0rd`, `Pa$$w0rd`, `Pa55word`: everybody's.
  private static let lookalikes: [Character: Character] = ["@": "a", "$": "s", "5": "s", "0": "o", "3": "e", "1": "l"]
  private static let words = [
    "pass", "pwd", "secret", "example", "sample", "your", "placeholder", "changeme", "dummy", "test", "xxx", "***",
    "qwerty",
  ]
  private static let sequences = ["123456", "56789a", "abcdef", "abc123"]
}
