/// English words to their stems by the Porter2 algorithm of Snowball 3 (https://snowballstem.org/algorithms/english/stemmer.html).
package struct Stemmer {
  /// - Parameter word: lower-case ASCII letters; words of other letters and of fewer than three come back as they are.
  package static func stem(_ word: [UInt8]) -> [UInt8] {
    guard word.count > 2, word.count <= 32, word.allSatisfy({ $0 &- 0x61 < 26 }) else { return word }
    if word.count <= longestException, let known = exceptions[word] { return known }
    var stemmer = Stemmer(word)
    stemmer.run()
    return stemmer.word.map { $0 == 0x59 ? 0x79 : $0 }
  }

  private static let longestException = 6

  private var word: [UInt8]
  private var r1 = 0
  private var r2 = 0

  private init(_ word: [UInt8]) {
    self.word = word
    markConsonants()
    r1 = Self.beginnings.first { word.starts(with: $0) }?.count ?? region(from: 0)
    r2 = region(from: r1)
  }

  private mutating func run() {
    step1a()
    if Self.invariant.contains(word) { return }
    step1b()
    step1c()
    step2()
    step3()
    step4()
    step5()
  }

  /// A `y` at the beginning or behind a vowel is a consonant, written `Y`.
  private mutating func markConsonants() {
    for index in word.indices where word[index] == 0x79 && (index == 0 || Self.isVowel(word[index - 1])) {
      word[index] = 0x59
    }
  }

  /// Behind the first non-vowel that follows a vowel.
  private func region(from start: Int) -> Int {
    var index = start + 1
    while index < word.count {
      if !Self.isVowel(word[index]), Self.isVowel(word[index - 1]) { return index + 1 }
      index += 1
    }
    return word.count
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }

  private func ends(_ suffix: StaticString) -> Bool {
    let count = suffix.utf8CodeUnitCount
    guard word.count >= count else { return false }
    // From the last letter, which tells most words apart.
    return suffix.withUTF8Buffer { letters in
      for index in 1...count where word[word.count - index] != letters[count - index] { return false }
      return true
    }
  }

  private func hasVowel(before end: Int) -> Bool { end > 0 && word[..<end].contains(where: Self.isVowel) }

  private mutating func cut(_ count: Int, add suffix: StaticString = "") {
    word.removeLast(count)
    suffix.withUTF8Buffer { word += $0 }
  }

  private mutating func step1a() {
    if ends("sses") { return cut(2) }
    if ends("ied") || ends("ies") { return cut(word.count > 4 ? 2 : 1) }
    if ends("us") || ends("ss") { return }
    if ends("s"), hasVowel(before: word.count - 2) { cut(1) }
  }

  private mutating func step1b() {
    for suffix: StaticString in ["eedly", "eed"] where ends(suffix) {
      let count = suffix.utf8CodeUnitCount
      if word.count - count >= r1 { cut(count, add: "ee") }
      return
    }
    for suffix: StaticString in ["ingly", "edly", "ing", "ed"] where ends(suffix) {
      guard hasVowel(before: word.count - suffix.utf8CodeUnitCount) else { return }
      cut(suffix.utf8CodeUnitCount)
      return repairEnd()
    }
  }

  private mutating func repairEnd() {
    if ends("at") || ends("bl") || ends("iz") { return cut(0, add: "e") }
    if let last = word.last, word.count > 1, word[word.count - 2] == last, Self.doubles.contains(last) {
      // add, egg, off
      return cut(word.count == 3 && [0x61, 0x65, 0x6F].contains(word[0]) ? 0 : 1)
    }
    if r1 >= word.count, endsShort(word.count) { cut(0, add: "e") }
  }

  /// A short syllable ends there: a vowel before a non-vowel other than w, x, Y, itself behind a non-vowel; or a vowel that begins
  /// the word before a non-vowel.
  private func endsShort(_ end: Int) -> Bool {
    if end == 2 { return Self.isVowel(word[0]) && !Self.isVowel(word[1]) }
    guard end > 2 else { return false }
    if word[..<end].suffix(4).elementsEqual("past".utf8) { return true }
    let last = word[end - 1]
    return !Self.isVowel(last) && last != 0x77 && last != 0x78 && last != 0x59 && Self.isVowel(word[end - 2])
      && !Self.isVowel(word[end - 3])
  }

  private mutating func step1c() {
    guard word.count > 2, let last = word.last, last | 0x20 == 0x79, !Self.isVowel(word[word.count - 2]) else { return }
    cut(1, add: "i")
  }

  private mutating func step2() {
    for (suffix, replacement) in Self.step2Suffixes where ends(suffix) {
      let count = suffix.utf8CodeUnitCount
      if word.count - count >= r1 { cut(count, add: replacement) }
      return
    }
    if ends("ogi") {
      if word.count - 3 >= r1, word.count > 3, word[word.count - 4] == 0x6C { cut(1) }
      return
    }
    if ends("li"), word.count - 2 >= r1, word.count > 2, Self.beforeLi.contains(word[word.count - 3]) { cut(2) }
  }

  private mutating func step3() {
    for (suffix, replacement) in Self.step3Suffixes where ends(suffix) {
      let count = suffix.utf8CodeUnitCount
      if word.count - count >= r1 { cut(count, add: replacement) }
      return
    }
    if ends("ative"), word.count - 5 >= r1, word.count - 5 >= r2 { cut(5) }
  }

  private mutating func step4() {
    for suffix in Self.step4Suffixes where ends(suffix) {
      let count = suffix.utf8CodeUnitCount
      if word.count - count >= r2 { cut(count) }
      return
    }
    if ends("ion"), word.count - 3 >= r2, word.count > 3, word[word.count - 4] == 0x73 || word[word.count - 4] == 0x74 {
      cut(3)
    }
  }

  private mutating func step5() {
    let end = word.count - 1
    if ends("e") {
      if end >= r2 || end >= r1 && !endsShort(end) { cut(1) }
    } else if ends("ll"), end >= r2 {
      cut(1)
    }
  }

  private static let doubles = Set("bdfgmnprt".utf8)
  private static let beforeLi = Set("cdeghkmnrt".utf8)
  private static let beginnings = [
    "gener", "commun", "arsen", "univers", "later", "emerg", "organ", "inter",
  ].map { Array($0.utf8) }
  private static let invariant = Set(
    ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"].map { Array($0.utf8) })
  private static let exceptions = Dictionary(
    uniqueKeysWithValues: [
      ("skis", "ski"), ("skies", "sky"), ("dying", "die"), ("lying", "lie"), ("tying", "tie"), ("idly", "idl"),
      ("gently", "gentl"), ("ugly", "ugli"), ("early", "earli"), ("only", "onli"), ("singly", "singl"), ("sky", "sky"),
      ("news", "news"), ("howe", "howe"), ("atlas", "atlas"), ("cosmos", "cosmos"), ("bias", "bias"),
      ("andes", "andes"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) })

  /// The longest first, as the algorithm asks for the longest that fits.
  private static let step2Suffixes: [(StaticString, StaticString)] = [
    ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"),
    ("biliti", "ble"), ("lessli", "less"), ("tional", "tion"), ("alism", "al"), ("aliti", "al"), ("ation", "ate"),
    ("entli", "ent"), ("fulli", "ful"), ("iviti", "ive"), ("ousli", "ous"), ("abli", "able"), ("alli", "al"),
    ("anci", "ance"), ("ator", "ate"), ("enci", "ence"), ("izer", "ize"), ("bli", "ble"),
  ]
  private static let step3Suffixes: [(StaticString, StaticString)] = [
    ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
    ("ness", ""), ("ful", ""),
  ]
  private static let step4Suffixes: [StaticString] = [
    "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ism", "iti", "ive", "ize", "ous", "al", "er",
    "ic",
  ]
}
