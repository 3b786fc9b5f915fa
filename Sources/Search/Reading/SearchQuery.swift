/// A query as it is looked up: the entities it names, and items, each a word with the terms that may stand for it.
package struct SearchQuery: Sendable {
  /// Terms of which any may be meant; only a guess where it is not sure.
  struct Entity: Sendable {
    var terms: [String]
    var isSure: Bool
    /// Index of the unit that it comes from.
    var unit = -1
  }

  /// A way to write an item: terms that stand together.
  struct Variant: Sendable {
    var weight: Double
    var terms: [String]
  }

  struct Item: Sendable {
    var key: String
    var isRun: Bool
    var weight: Double
    var variants: [Variant]
    /// Of an identifier; looked for where the whole is rare.
    var parts: [String] = []
    /// Other words for the same; looked for where the own ones are rare.
    var same: [Variant] = []
    /// The word in lower case where it is all ASCII letters.
    var surface: String?
    /// Index of the unit that it comes from.
    var unit: Int
    var isLast = false
  }

  var entities: [Entity]
  var items: [Item]
  /// Items of words that only say what a number is, with the number's unit: looked for where the site does not have the number.
  private var held: [(unit: Int, item: Item)] = []
  /// The word that the query ends with, in lower case without connectors; empty where it ends with something else.
  let ending: [UInt8]
  /// Words that may be the name of an entity, in lower case.
  var names: [String]
  /// What the reader reads, as a BCP 47 tag; empty where it is not known. Han or Kana in the query tell it.
  var language: String

  /// What a way of writing an item counts beside the way that was typed.
  enum Weight {
    static let parts = 0.8
    static let synonym = 0.7
    static let completion = 0.7
    static let correction = 0.6
    static let weak = 0.6
    static let single = 0.8
  }

  private static let characterLimit = 1000
  private static let unitLimit = 32

  init(_ text: String, language: String, root: SearchRoot, synonyms: Synonyms) {
    var clipped = String.UnicodeScalarView()
    clipped.append(contentsOf: text.unicodeScalars.prefix(Self.characterLimit))
    let source = Normalizer.normalized(Array(String(clipped).utf8))
    let units = Tokenizer.units(of: source).prefix(Self.unitLimit).map { QueryUnit($0, in: source) }
    let recognised = QueryEntities(units: units, source: source, words: root.words)
    let passed = Set(recognised.passed.keys)
    let all = QueryItems.items(of: units, passed: [], entityUnits: recognised.sure, words: root.words)
    var items = QueryItems.items(of: units, passed: passed, entityUnits: recognised.sure, words: root.words)
    if items.isEmpty { items = all }
    let hasRuns = units.contains(where: \.isRun)
    held = synonyms.joined(all, hasRuns: hasRuns).filter { passed.contains($0.unit) }
      .map { (recognised.passed[$0.unit] ?? -1, $0) }
    if let last = units.last, !last.isRun, last.range.upperBound == source.count, let item = items.last,
      item.unit == units.count - 1
    {
      items[items.count - 1].isLast = true
    }
    ending =
      units.last.map { !$0.isRun && $0.range.upperBound == source.count ? Array($0.plain.utf8) : [] } ?? []
    entities = recognised.entities
    self.items = synonyms.joined(items, hasRuns: hasRuns)
    names = Self.names(
      in: units.enumerated().filter { !recognised.sure.contains($0) || !Self.isNumber($1) }.map(\.1), count: units.count
    )
    self.language = hasRuns ? "ja" : language
  }

  /// Takes the entities that the site has for what they are: their numbers are not looked for as words as well. The others are, with
  /// the words before them.
  mutating func settle(known: Set<Int>) {
    items.removeAll { known.contains($0.unit) }
    let there = Set(items.map(\.unit))
    for (unit, item) in held where !known.contains(unit) && !there.contains(item.unit) {
      items.insert(item, at: items.firstIndex { $0.unit > item.unit } ?? items.count)
    }
  }

  /// `0x80090030`, `KB4012219`, `CVE-2017-5715`: recognised by its form, so that it is no name.
  private static func isNumber(_ unit: QueryUnit) -> Bool {
    ["0x", "kb", "cve-"].contains { unit.lower.hasPrefix($0) }
  }

  /// - Parameter count: of the units of the query.
  private static func names(in units: [QueryUnit], count: Int) -> [String] {
    var seen: Set<String> = []
    return units.filter { unit in
      let bytes = unit.text.utf8
      let hasDigit = bytes.contains { $0 &- 0x30 < 10 }
      let hasLetter = bytes.contains { ($0 | 0x20) &- 0x61 < 26 }
      return !unit.isRun && (count == 1 || bytes.contains(0x5F) || hasDigit && hasLetter)
    }.map(\.lower).filter { (3...80).contains($0.utf16.count) && seen.insert($0).inserted }
  }
}

/// A unit of a query with its text.
struct QueryUnit {
  let isRun: Bool
  let range: Range<Int>
  let text: String
  let lower: String
  /// Its letters and digits, as the lists of words have them.
  let plain: String

  init(_ unit: Tokenizer.Unit, in source: [UInt8]) {
    isRun = unit.kind == .run
    range = unit.range
    text = String(decoding: source[unit.range], as: UTF8.self)
    let bytes = WordTerms.lowercased(source[unit.range])
    lower = String(decoding: bytes, as: UTF8.self)
    plain = String(decoding: bytes.filter { $0 != 0x2D && $0 != 0x2E && $0 != 0x5F && $0 != 0x27 }, as: UTF8.self)
  }

  /// Letters before a number in one word.
  init(word: String) {
    isRun = false
    range = 0..<0
    text = word
    lower = word
    plain = word
  }
}
