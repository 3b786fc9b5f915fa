/// The units of a query to items: one a word; for a run one a segment of a script, and one for a Han character between kana.
enum QueryItems {
  static func items(
    of units: [QueryUnit], passed: Set<Int>, entityUnits: Set<Int> = [], words: [String: Set<String>]
  ) -> [SearchQuery.Item] {
    let pass = words["pass"] ?? []
    let isAllPassed = units.allSatisfy { !$0.isRun && pass.contains($0.plain) }
    var items: [SearchQuery.Item] = []
    for (number, unit) in units.enumerated() where !passed.contains(number) {
      if unit.isRun {
        items += runItems(Array(unit.text.utf8), number)
      } else if isAllPassed || !pass.contains(unit.lower), unit.text.utf8.count <= 160 {
        items.append(wordItem(Array(unit.text.utf8), number))
        // KB4012219 is not looked for as KB.
        if entityUnits.contains(number) { items[items.count - 1].parts = [] }
      }
    }
    // What is pasted repeats itself.
    var seen: Set<String> = []
    return longest(items.filter { seen.insert($0.key).inserted })
  }

  /// As many terms of a query are looked up, so that a pasted message reads not much more than a typed one.
  private static let termLimit = 14

  /// The items with the longest words, which are rare ones as a rule, in their order, while their terms are not too many.
  private static func longest(_ items: [SearchQuery.Item]) -> [SearchQuery.Item] {
    func terms(_ item: SearchQuery.Item) -> Int { item.variants[0].terms.count }
    func length(_ item: SearchQuery.Item) -> Int { item.key.unicodeScalars.count * (item.isRun ? 2 : 1) }
    guard items.reduce(0, { $0 + terms($1) }) > termLimit else { return items }
    let sorted = items.indices.sorted { (length(items[$1]), $0) < (length(items[$0]), $1) }
    var left = termLimit
    let kept = Set(
      sorted.filter { index in
        left -= terms(items[index])
        return left >= 0
      })
    return items.indices.filter(kept.contains).map { items[$0] }
  }

  private static func wordItem(_ word: [UInt8], _ unit: Int) -> SearchQuery.Item {
    let terms = WordTerms(word[...])
    let whole = String(decoding: terms.whole, as: UTF8.self)
    return SearchQuery.Item(
      key: whole, isRun: false, weight: 1, variants: [SearchQuery.Variant(weight: 1, terms: [whole])],
      parts: terms.parts.map { String(decoding: $0, as: UTF8.self) },
      surface: terms.surface.map { String(decoding: $0, as: UTF8.self) }, unit: unit)
  }

  private struct Run {
    let scalars: [Tokenizer.RunScalar]
    let unit: Int

    func text(_ range: Range<Int>) -> String {
      var bytes: [UInt8] = []
      for index in range { Scalars.append(scalars[index].scalar, to: &bytes) }
      return String(decoding: bytes, as: UTF8.self)
    }

    func pair(_ index: Int) -> String { text(index..<index + 2) }

    func item(_ terms: [String], weight: Double, key: String) -> SearchQuery.Item {
      var seen: Set<String> = []
      return SearchQuery.Item(
        key: key, isRun: true, weight: weight,
        variants: [SearchQuery.Variant(weight: 1, terms: terms.filter { seen.insert($0).inserted })], surface: nil,
        unit: unit)
    }
  }

  private static func runItems(_ bytes: [UInt8], _ unit: Int) -> [SearchQuery.Item] {
    let run = Run(scalars: Tokenizer.scalars(ofRun: bytes, 0..<bytes.count), unit: unit)
    let scalars = run.scalars
    if scalars.count == 1 {
      var item = run.item([run.text(0..<1)], weight: 1, key: run.text(0..<1))
      item.variants.append(SearchQuery.Variant(weight: SearchQuery.Weight.single, terms: ["~" + item.key]))
      return [item]
    }
    let hasWords = scalars.contains { $0.class != .hiragana }
    var items: [SearchQuery.Item] = []
    var start = 0
    while start < scalars.count {
      var end = start + 1
      while end < scalars.count, scalars[end].class == scalars[start].class { end += 1 }
      // Endings and particles say little beside the words.
      if scalars[start].class != .hiragana || !hasWords { items += segment(start..<end, of: run) }
      start = end
    }
    return items
  }

  private static let shortKatakana = 6

  private static func segment(_ range: Range<Int>, of run: Run) -> [SearchQuery.Item] {
    let isHan = run.scalars[range.lowerBound].class == .han
    if range.count == 1 { return [single(range.lowerBound, isHan: isHan, of: run)] }
    if isHan, range.count > 2, range.count % 2 == 0 {
      // Four, six … Han characters are mostly words of two.
      return stride(from: range.lowerBound, to: range.upperBound, by: 2).map { index in
        run.item([run.pair(index)], weight: 1, key: run.pair(index))
      }
    }
    // Of a long run pairs side by side are enough; the index has those in between, so that any part of a run is found. In a short
    // katakana word each pair counts: カタログ サイン holds ログ and イン.
    let isShort = run.scalars[range.lowerBound].class == .katakana && range.count <= shortKatakana
    var terms = stride(from: range.lowerBound, to: range.upperBound - 1, by: isShort ? 1 : 2).map(run.pair)
    if !isShort, range.count % 2 == 1 { terms.append(run.pair(range.upperBound - 2)) }
    return [run.item(terms, weight: (Double(range.count) / 2).squareRoot(), key: run.text(range))]
  }

  /// A character between two of other scripts: with its neighbours, or the stem of a word by itself (消 of 消えた).
  private static func single(_ index: Int, isHan: Bool, of run: Run) -> SearchQuery.Item {
    var terms: [String] = []
    if index > 0 { terms.append(run.pair(index - 1)) }
    if index + 1 < run.scalars.count { terms.append(run.pair(index)) }
    let key = run.text(index..<index + 1)
    var item = run.item(terms, weight: SearchQuery.Weight.weak, key: key)
    if isHan { item.variants.append(SearchQuery.Variant(weight: SearchQuery.Weight.single, terms: [key])) }
    return item
  }
}
