/// The groups of texts that mean the same: items of a query that are one of them get the others as further ways to write them.
struct Synonyms: Sendable {
  /// By the joined keys of a text's items the other texts of its group.
  private var others: [String: [[SearchQuery.Item]]] = [:]

  private static let limit = 3
  private static let longest = 4

  init(_ root: SearchRoot) {
    for group in root.synonyms {
      let members = Self.parts(of: group).map(Self.items(of:)).filter { !$0.isEmpty }
      for (own, items) in members.enumerated() {
        let rest = members.enumerated().filter { $0.offset != own }.map(\.element)
        let keys = items.map(\.key)
        add(rest, under: keys.joined(separator: " "))
        // Katakana words may stand with or without a space between them.
        if items.allSatisfy(\.isRun) { add(rest, under: keys.joined()) }
      }
    }
  }

  private mutating func add(_ rest: [[SearchQuery.Item]], under key: String) {
    if others[key] == nil { others[key] = rest }
  }

  private static func parts(of group: String) -> [String] {
    let words = group.split(separator: " ", omittingEmptySubsequences: false)
    return words.split(separator: "=", omittingEmptySubsequences: false).map { $0.joined(separator: " ") }
  }

  private static func items(of text: String) -> [SearchQuery.Item] {
    let source = Normalizer.normalized(Array(text.utf8))
    let units = Tokenizer.units(of: source).map { QueryUnit($0, in: source) }
    return QueryItems.items(of: units, passed: [], words: [:])
  }

  func joined(_ items: [SearchQuery.Item], hasRuns: Bool) -> [SearchQuery.Item] {
    var result: [SearchQuery.Item] = []
    var start = 0
    while start < items.count {
      let count = (1...min(Self.longest, items.count - start)).reversed().first { count in
        others[items[start..<start + count].map(\.key).joined(separator: " ")] != nil
      }
      guard let count, let phrases = others[items[start..<start + count].map(\.key).joined(separator: " ")] else {
        result.append(items[start])
        start += 1
        continue
      }
      // Words in Han or Kana only where the query has such.
      let fitting = phrases.filter { hasRuns || !$0.contains(where: \.isRun) }
      result.append(Self.join(items[start..<start + count], fitting.prefix(Self.limit)))
      start += count
    }
    return result
  }

  private static func join(
    _ part: ArraySlice<SearchQuery.Item>, _ phrases: ArraySlice<[SearchQuery.Item]>
  ) -> SearchQuery.Item {
    var item = part[part.endIndex - 1]
    if part.count > 1 {
      item.variants = [SearchQuery.Variant(weight: 1, terms: terms(of: part))]
      item.surface = nil
      item.parts = []
    }
    item.weight = (part.map(\.weight).max() ?? 1) * Double(part.count).squareRoot()
    item.same = phrases.map { SearchQuery.Variant(weight: SearchQuery.Weight.synonym, terms: terms(of: $0[...])) }
    return item
  }

  private static func terms(of items: ArraySlice<SearchQuery.Item>) -> [String] {
    var seen: Set<String> = []
    return items.flatMap { $0.variants[0].terms }.filter { seen.insert($0).inserted }
  }
}
