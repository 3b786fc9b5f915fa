/// English words to their stems by the Porter2 algorithm of Snowball 3 (https://snowballstem.org/algorithms/english/stemmer.html).
package struct Stemmer {
  /// - Parameter word: lower-case ASCII letters; words of other letters and of fewer than three come back as they are.
  package static func stem(_ word: [UInt8]) -> [UInt8] {
    var stem = word
    reduce(&stem)
    return stem
  }

  /// The same in place.
  static func reduce(_ word: inout [UInt8]) {
    guard word.count > 2, word.count <= 32, word.allSatisfy({ $0 &- 0x61 < 26 }) else { return }
    var stemmer = Stemmer()
    swap(&stemmer.word, &word)
    stemmer.run()
    swap(&stemmer.word, &word)
  }

  private var word: [UInt8] = []
  private var r1 = 0
  private var r2 = 0

  private mutating func run() {
    if word.count <= Self.longestException {
      let end = end
      if let known = Self.exceptions.first(where: { $0.word.letters == end }) {
        return cut(word.count, add: known.stem)
      }
    }
    markConsonants()
    r1 = Self.beginnings.first(where: begins)?.count ?? region(from: 0)
    r2 = region(from: r1)
    takeSteps()
    for index in word.indices where word[index] == 0x59 { word[index] = 0x79 }
  }

  private mutating func takeSteps() {
    step1a()
    if word.count < 8 {
      let end = end
      if Self.invariant.contains(where: { $0.letters == end }) { return }
    }
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

  /// Up to eight letters in one number, the last of them lowest: a suffix is compared at once.
  private struct Letters: ExpressibleByStringLiteral {
    let letters: UInt64
    let mask: UInt64
    let count: Int

    init(stringLiteral text: StaticString) {
      letters = text.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
      count = text.utf8CodeUnitCount
      mask = count < 8 ? 1 << UInt64(8 * count) - 1 : .max
    }

    @inline(__always)
    func isEnd(of end: UInt64) -> Bool { end & mask == letters }
  }

  /// The last eight letters, as `Letters` has them; zeros before the first.
  private var end: UInt64 { word.suffix(8).reduce(0) { $0 << 8 | UInt64($1) } }

  @inline(__always)
  private func ends(_ suffix: Letters) -> Bool {
    // The last letter tells most words apart.
    word.last == UInt8(truncatingIfNeeded: suffix.letters) && suffix.isEnd(of: end)
  }

  private func begins(_ beginning: Letters) -> Bool {
    word.count >= beginning.count
      && word.prefix(beginning.count).reduce(0) { $0 << 8 | UInt64($1) } == beginning.letters
  }

  private func hasVowel(before end: Int) -> Bool { end > 0 && word[..<end].contains(where: Self.isVowel) }

  private mutating func cut(_ count: Int, add suffix: StaticString = "") {
    word.removeLast(count)
    suffix.withUTF8Buffer { word += $0 }
  }

  private mutating func step1a() {
    guard word.last == 0x73 || word.last == 0x64 else { return }
    if ends("sses") { return cut(2) }
    if ends("ied") || ends("ies") { return cut(word.count > 4 ? 2 : 1) }
    if ends("us") || ends("ss") { return }
    if ends("s"), hasVowel(before: word.count - 2) { cut(1) }
  }

  private mutating func step1b() {
    let end = end
    if let suffix = Self.step1bLong.first(where: { $0.isEnd(of: end) }) {
      if word.count - suffix.count >= r1 { cut(suffix.count, add: "ee") }
    } else if let suffix = Self.step1bSuffixes.first(where: { $0.isEnd(of: end) }),
      hasVowel(before: word.count - suffix.count)
    {
      cut(suffix.count)
      repairEnd()
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
    if replace(Self.step2Suffixes) { return }
    if ends("ogi") {
      if word.count - 3 >= r1, word.count > 3, word[word.count - 4] == 0x6C { cut(1) }
      return
    }
    if ends("li"), word.count - 2 >= r1, word.count > 2, Self.beforeLi.contains(word[word.count - 3]) { cut(2) }
  }

  private mutating func step3() {
    if replace(Self.step3Suffixes) { return }
    if ends("ative"), word.count - 5 >= r1, word.count - 5 >= r2 { cut(5) }
  }

  /// - Returns: whether the word has one of the suffixes; it is replaced if it is in R1.
  private mutating func replace(_ suffixes: [(Letters, StaticString)]) -> Bool {
    let end = end
    guard let (suffix, replacement) = suffixes.first(where: { $0.0.isEnd(of: end) }) else { return false }
    if word.count - suffix.count >= r1 { cut(suffix.count, add: replacement) }
    return true
  }

  private mutating func step4() {
    let end = end
    if let suffix = Self.step4Suffixes.first(where: { $0.isEnd(of: end) }) {
      if word.count - suffix.count >= r2 { cut(suffix.count) }
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

  private static let doubles = Array("bdfgmnprt".utf8)
  private static let beforeLi = Array("cdeghkmnrt".utf8)
  private static let beginnings: [Letters] = [
    "gener", "commun", "arsen", "univers", "later", "emerg", "organ", "inter",
  ]
  /// Of seven letters at the most.
  private static let invariant: [Letters] = [
    "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
  ]
  private static let longestException = 6
  private static let exceptions: [(word: Letters, stem: StaticString)] = [
    ("skis", "ski"), ("skies", "sky"), ("dying", "die"), ("lying", "lie"), ("tying", "tie"), ("idly", "idl"),
    ("gently", "gentl"), ("ugly", "ugli"), ("early", "earli"), ("only", "onli"), ("singly", "singl"), ("sky", "sky"),
    ("news", "news"), ("howe", "howe"), ("atlas", "atlas"), ("cosmos", "cosmos"), ("bias", "bias"),
    ("andes", "andes"),
  ]

  // The longest first in each list, as the algorithm asks for the longest that fits.
  private static let step1bLong: [Letters] = ["eedly", "eed"]
  private static let step1bSuffixes: [Letters] = ["ingly", "edly", "ing", "ed"]
  private static let step2Suffixes: [(Letters, StaticString)] = [
    ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"),
    ("biliti", "ble"), ("lessli", "less"), ("tional", "tion"), ("alism", "al"), ("aliti", "al"), ("ation", "ate"),
    ("entli", "ent"), ("fulli", "ful"), ("iviti", "ive"), ("ousli", "ous"), ("abli", "able"), ("alli", "al"),
    ("anci", "ance"), ("ator", "ate"), ("enci", "ence"), ("izer", "ize"), ("bli", "ble"),
  ]
  private static let step3Suffixes: [(Letters, StaticString)] = [
    ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
    ("ness", ""), ("ful", ""),
  ]
  private static let step4Suffixes: [Letters] = [
    "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ism", "iti", "ive", "ize", "ous", "al", "er",
    "ic",
  ]
}
