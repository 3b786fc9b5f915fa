/// Tells a section's role from the words of its heading, numbered or not, in Japanese or English.
package struct HeadingDictionary: Sendable {
  private let roles: [String: SectionRole]
  /// Words in Latin letters that are long enough to be told from others when a letter is wrong, sorted.
  let longWords: [(word: String, letters: UInt32)]
  /// In bytes.
  let longestWord: Int

  /// - Parameter additional: words of a site's configuration; they win over the built-in ones.
  package init(additional: [String: SectionRole] = [:]) {
    var roles: [String: SectionRole] = [:]
    for (role, words) in HeadingWords.words {
      for word in words { roles[Self.fold(word)] = role }
    }
    for (word, role) in additional { roles[Self.fold(word)] = role }
    self.roles = roles
    longWords = roles.keys.filter { word in
      word.utf8.count >= 5 && word.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 == 0x20 }
    }.sorted().map { ($0, Self.letters(of: $0)) }
    longestWord = longWords.map(\.word.utf8.count).max() ?? 0
  }

  /// - Parameter heading: as a reader sees it: `2. 原因`, `Cause 2: the cache`, `【対処方法】`.
  /// - Returns: nil where the words say nothing.
  package func role(of heading: String) -> SectionRole? {
    // What stands in the dictionary is folded: most headings are found as they are.
    if let role = roles[heading.lowercased()] { return role }
    let folded = Self.fold(heading)
    if let role = roles[folded] { return role }
    let stem = Self.withoutNumber(folded)
    if let role = roles[stem] { return role }
    return beforeSeparator(stem) ?? withoutEnding(stem) ?? beforeLink(stem) ?? withoutQualifier(stem) ?? byVerb(stem)
  }

  /// `recommended fix`, `possible causes`, `考えられる修正方法`: as the word that is left.
  private func withoutQualifier(_ text: String) -> SectionRole? {
    let bytes = Array(text.utf8)
    for qualifier in Self.qualifiers where bytes.count > qualifier.count && bytes.starts(with: qualifier) {
      let rest = String(decoding: bytes.dropFirst(qualifier.count), as: UTF8.self)
      if let role = roles[rest] ?? roles[Self.withoutNumber(rest)] ?? beforeLink(rest) { return role }
    }
    return nil
  }

  /// Whether a heading is a word of the dictionary and nothing else.
  package func isWord(_ heading: String) -> Bool { roles[Self.fold(heading)] != nil }

  /// Whether a heading names a change that mends something: `Delete the cached files`, `Manually remove the agent`.
  func namesFix(_ heading: String) -> Bool {
    let words = Self.fold(heading).split(separator: " ")
    guard words.count >= 3, let first = words.first else { return false }
    return HeadingWords.fixes.contains(String(first)) && !words.contains { HeadingWords.notFixes.contains(String($0)) }
  }

  /// `cause 2: the cache`, `症状（セキュリティ）`, `解決策: …`, `対処 1. …`.
  private func beforeSeparator(_ text: String) -> SectionRole? {
    var previous: Unicode.Scalar = " "
    let end = text.unicodeScalars.firstIndex { scalar in
      defer { previous = scalar }
      return switch scalar {
      case ":", "(", "（", "「": true
      case ".": previous.isDigit
      default: false
      }
    }
    guard let end, end != text.startIndex else { return nil }
    let head = Self.withoutNumber(String(text[..<end]).trimmingBlanks())
    return roles[head] ?? withoutEnding(head)
  }

  /// `原因について`, `回避策の手順`.
  private func withoutEnding(_ text: String) -> SectionRole? {
    let bytes = Array(text.utf8)
    for ending in Self.endings where bytes.count > ending.count && bytes.suffix(ending.count).elementsEqual(ending) {
      let stem = String(decoding: bytes.dropLast(ending.count), as: UTF8.self).trimmingBlanks()
      if let role = roles[stem] { return role }
    }
    return nil
  }

  private static let qualifiers = HeadingWords.qualifiers.map { Array($0.utf8) }
  private static let endings = HeadingWords.japaneseEndings.map { Array($0.utf8) }
  private static let links = HeadingWords.englishLinks.map { Array($0.utf8) }

  /// `resolution for cause 1`, `workaround using group policy`.
  private func beforeLink(_ text: String) -> SectionRole? {
    // By bytes, from blank to blank: most headings hold none of the words.
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: " ") {
      for link in Self.links where bytes[index...].starts(with: link) {
        let head = String(decoding: bytes[..<index], as: UTF8.self)
        if let role = roles[Self.withoutNumber(head)] { return role }
      }
    }
    return nil
  }

  /// Headings that are no noun but say what is done: `Verify the …`, `…を確認するには`, `High-level troubleshooting steps`.
  private func byVerb(_ text: String) -> SectionRole? {
    let bytes = Array(text.utf8)
    return Self.beginnings.first { bytes.starts(with: $0.text) }?.role
      ?? Self.ends.first { bytes.suffix($0.text.count).elementsEqual($0.text) }?.role
  }

  private static func texts(_ words: [(SectionRole, [String])]) -> [(role: SectionRole, text: [UInt8])] {
    words.flatMap { role, texts in texts.map { (role, Array($0.utf8)) } }
  }

  private static let beginnings = texts([
    (.symptom, ["steps to reproduce ", "symptom ", "symptoms "]),
    (.environment, ["互換性のある", "影響を受ける製品", "影響を受けるバージョン", "影響を受けるエディション"]),
    (
      .verification,
      [
        "verify ", "verifying ", "diagnose ", "diagnosing ", "test the ", "how to verify ", "how to diagnose ",
        "how to determine ", "check ", "checking ", "how to check ", "confirm ", "how to confirm ",
        "determine whether ",
        "determine if ",
      ]
    ),
    (.workaround, ["work around ", "workaround ", "how to work around "]),
    (
      .resolution,
      ["resolve ", "resolving ", "fix ", "fixing ", "repair the ", "how to resolve ", "how to fix ", "resolution "]
    ),
  ])

  private static let ends = texts([
    (
      .verification,
      [
        " troubleshooting", " troubleshooting steps", " diagnostic steps", "の調査方法", "を確認するには", "を確認する方法", "の確認方法",
        "のチェック事項", "チェック事項", "の切り分け", "を確認する", "を確認します", "の確認", "のトラブルシューティング", "をトラブルシューティングする",
      ]
    ),
    (.workaround, ["の回避策", "の回避方法", "を回避する方法", "を回避するには"]),
    (
      .resolution,
      [
        "の解決策", "の解決方法", "の対処方法", "を解決するには", "を解決する方法", "の復旧手順", "の復旧方法", "の修正方法", "を修正するには",
        "を修正する方法", "対処方法", "解決方法", "解決策", "対処法",
      ]
    ),
    (.cause, ["の原因", "原因"]),
    (.environment, ["の影響を受ける製品", "の影響を受けるバージョン"]),
    (.references, ["の関連資料", "の関連するリーディング", "の関連する読み値", "に関するリソース"]),
  ])

  /// `cause 2` → `cause`, `原因3` → `原因`, `resolution a` stays.
  private static func withoutNumber(_ text: String) -> String {
    var view = text[...].unicodeScalars
    while let last = view.last, last.isDigit || last == "." || last == "#" { view.removeLast() }
    return view.isEmpty ? text : String(view).trimmingBlanks()
  }

  /// Lower case, full-width letters and digits to ASCII, numbering in front and brackets and punctuation around dropped.
  static func fold(_ heading: String) -> String {
    let lower = heading.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return withoutDecoration(singleBlanks(lower)) }
    var scalars = String.UnicodeScalarView()
    for scalar in lower.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000, 0xA0: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return withoutDecoration(singleBlanks(String(scalars).lowercased()))
  }

  private static func singleBlanks(_ text: String) -> String {
    var previous: Unicode.Scalar = " "
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      defer { previous = scalar }
      return !isBlank(scalar) || scalar == " " && previous != " "
    }
    if isPlain, !text.hasSuffix(" ") { return text }
    return text.unicodeScalars.split(whereSeparator: isBlank).map(String.init).joined(separator: " ")
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  private static let decoration: Set<Unicode.Scalar> = [
    " ", "*", "#", "-", "–", "—", "/", "~", "～", "〜", "■", "□", "●", "○", "◆", "◇", "▼", "▽", "▲", "△", "※", "・", "<",
    ">", "[", "]", "【", "】",
    "「", "」", "『", "』", "(", ")", "《", "》", "〈", "〉", ":", ".", "。", "、", ",", "!",
  ]

  private static let opening = Set("([【「『《〈".unicodeScalars)
  private static let closing = Set(")]】」』》〉".unicodeScalars)

  private static func withoutDecoration(_ text: String) -> String {
    var view = text[...].unicodeScalars
    while let first = view.first {
      if first.isLetter { break }
      if decoration.contains(first) {
        view.removeFirst()
      } else if let rest = withoutNumbering(view) {
        view = rest
      } else {
        break
      }
    }
    // A closing bracket goes only where its opening one went or the whole ends: `症状(セキュリティ)` keeps its pair.
    while let last = view.last, !last.isLetter, decoration.contains(last) {
      if closing.contains(last), view.contains(where: opening.contains) { break }
      view.removeLast()
    }
    return view.isEmpty ? text : String(view)
  }

  /// `2. 原因`, `2) cause`, `3-1. …`, `step 4: …` keep what follows; `2019 update` and `7` are no numbering.
  private static func withoutNumbering(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView? {
    let digits = text.prefix { $0.isDigit || $0 == "." || $0 == "-" }
    guard let first = digits.first, first.isDigit, digits.count <= 6 else { return nil }
    let rest = text[digits.endIndex...]
    guard let next = rest.first else { return nil }
    guard digits.last == "." || separators.contains(next) || !next.isASCII else { return nil }
    guard next != " " || digits.count <= 3 else { return nil }
    return rest.drop(while: separators.contains)
  }

  private static let separators = Set(".):、 ".unicodeScalars)
}

extension Unicode.Scalar {
  /// Of ASCII.
  fileprivate var isDigit: Bool { (0x30...0x39).contains(value) }
  /// Of ASCII.
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(value | 0x20) }
}
