/// Scores of articles for a query, by the formula of SearchFormat.md; `rank.js` does the same in the same order.
struct Ranking {
  /// What each part of a score counts.
  enum Weight {
    static let coverage = 0.8
    static let thin = 0.6
    static let proximity = 0.4
    static let all = 0.15
    static let about = 6.0
    static let mentioned = 3.0
    static let plain = 2.0
    static let later = 0.5
    static let unsure = 0.6
    static let language = 0.5
    static let entityLanguage = 3.25
  }

  static let greatestImpact = 63.0
  /// Of a word that stands once in an article of ordinary length.
  private static let ordinaryImpact = 16.0
  private static let candidateLimit = 200
  private static let resultLimit = 50

  /// An article with the parts of its score.
  struct Entry: Sendable {
    let document: Int
    var text = 0.0
    var coverage = 0.0
    var items = 0
    var entity = 0.0
    var language = 0.0
    var proximity = 0.0
    var score = 0.0
  }

  /// For each article the best way in which it holds an item.
  struct ItemHits {
    struct Hit {
      var value: Double
      var match: Double
      var chunks: [[Int]]
    }

    let item: SearchQuery.Item
    var weight = 0.0
    var hits: [Int: Hit] = [:]
  }

  private(set) var ranked: [Entry] = []
  /// Articles that hold something of the query, of those that were read.
  private(set) var count = 0
  /// Those among them that hold every item.
  private(set) var completeCount = 0
  private(set) var items: [ItemHits] = []
  private var total = 0.0

  /// - Parameter preferred: numbers of the articles in the reader's language.
  init(_ query: SearchQuery, terms: [String: TermPostings], preferred: [Range<Int>]) {
    items = query.items.map { Self.hits(of: $0, terms) }.filter { $0.weight > 0 }
    total = items.reduce(0) { $0 + $1.weight }
    var entries: [Int: Entry] = [:]
    for item in items {
      for (document, hit) in item.hits {
        var entry = entries[document] ?? Entry(document: document)
        entry.text += item.weight * hit.value
        // In a very long article nearly every word stands somewhere.
        let impact = hit.value * Self.greatestImpact / hit.match
        entry.coverage += item.weight * hit.match * hit.match * min(1, Weight.thin + impact / Self.ordinaryImpact)
        if hit.match > 0.999 { entry.items += 1 }
        entries[document] = entry
      }
    }
    Self.addEntities(query.entities, terms, preferred, to: &entries)
    Self.prefer(preferred, in: &entries)
    count = entries.count
    completeCount = entries.values.count { $0.items == items.count }
    var list = entries.values.map(scored)
    list.sort(by: Self.isBetter)
    var top = Array(list.prefix(Self.candidateLimit))
    if items.count > 1 {
      for index in top.indices {
        top[index].proximity = proximity(in: top[index].document) / total
        top[index] = scored(top[index])
      }
      top.sort(by: Self.isBetter)
    }
    ranked = Array(top.prefix(Self.resultLimit))
  }

  private static func isBetter(_ left: Entry, _ right: Entry) -> Bool {
    left.score != right.score ? left.score > right.score : left.document < right.document
  }

  private func scored(_ entry: Entry) -> Entry {
    let text = total > 0 ? entry.text / total : 0
    let coverage = total > 0 ? entry.coverage / total : 0
    var entry = entry
    entry.score =
      entry.entity + entry.language + text + Weight.coverage * coverage * coverage + all(entry) + Weight.proximity
      * entry.proximity
    return entry
  }

  private func all(_ entry: Entry) -> Double {
    items.count > 1 && entry.items == items.count ? Weight.all : 0
  }

  private static func prefer(_ ranges: [Range<Int>], in entries: inout [Int: Entry]) {
    for document in entries.keys where ranges.contains(where: { $0.contains(document) }) {
      entries[document]?.language = Weight.language
    }
  }

  private static func hits(of item: SearchQuery.Item, _ terms: [String: TermPostings]) -> ItemHits {
    var result = ItemHits(item: item)
    for variant in item.variants {
      let known = variant.terms.map { terms[$0] }
      if known.allSatisfy({ $0 == nil }) { continue }
      let total = known.reduce(0.0) { $0 + ($1?.rarity ?? 0) }
      let own = item.weight * (total / Double(known.count))
      // Words that mean the same are as frequent as the most frequent of them.
      if result.weight == 0 {
        result.weight = own
      } else if own < result.weight, variant.weight <= SearchQuery.Weight.synonym {
        result.weight = (result.weight + own) / 2
      }
      for (document, sum) in sums(of: known) {
        let match = min(sum.match, 1) * variant.weight
        let value = (sum.value / total / greatestImpact) * match
        result.merge(ItemHits.Hit(value: value, match: match, chunks: sum.chunks), at: document)
      }
    }
    return result
  }

  /// A term that nothing holds is missing in every article.
  private static func sums(of terms: [TermPostings?]) -> [Int: ItemHits.Hit] {
    var sums: [Int: ItemHits.Hit] = [:]
    let share = 1 / Double(terms.count)
    for case let term? in terms {
      for posting in term.postings {
        var sum = sums[posting.document] ?? ItemHits.Hit(value: 0, match: 0, chunks: [])
        sum.value += term.rarity * Double(posting.impact)
        sum.match += share
        sum.chunks.append(posting.chunks)
        sums[posting.document] = sum
      }
    }
    return sums
  }

  private static func addEntities(
    _ entities: [SearchQuery.Entity], _ terms: [String: TermPostings], _ preferred: [Range<Int>],
    to entries: inout [Int: Entry]
  ) {
    let found = entities.filter { $0.terms.contains { terms[$0] != nil } }
    for entity in found {
      var best: [Int: Double] = [:]
      for (number, name) in entity.terms.enumerated() {
        for posting in terms[name]?.postings ?? [] {
          var value = standing(of: posting.impact) - (number > 0 ? Weight.later : 0)
          if entity.isSure, posting.impact >= leastMention, preferred.contains(where: { $0.contains(posting.document) })
          {
            value += Weight.entityLanguage
          }
          if value > best[posting.document] ?? 0 { best[posting.document] = value }
        }
      }
      let factor = entity.isSure ? 1 : Weight.unsure / Weight.about
      for (document, value) in best {
        entries[document, default: Entry(document: document)].entity += factor * (value / Double(found.count))
      }
    }
  }

  private static let leastAbout = 32
  private static let leastMention = 8

  /// Of an article about an entity, of one that mentions it, of one that holds its number as a plain word.
  private static func standing(of impact: Int) -> Double {
    if impact >= leastAbout { return Weight.about + Double(impact - leastAbout) / 31 }
    return (impact >= leastMention ? Weight.mentioned : Weight.plain) + Double(impact) / 31
  }

  /// The most weight of items that stand in one piece of an article or in two neighbours.
  private func proximity(in document: Int) -> Double { pieces(of: document).values.max() ?? 0 }

  /// By piece the weight of the items that stand in it or in the next.
  private func pieces(of document: Int) -> [Int: Double] {
    var pieces: [Int: Double] = [:]
    for item in items {
      guard let hit = item.hits[document] else { continue }
      var own: Set<Int> = []
      for chunks in hit.chunks {
        for chunk in chunks {
          own.insert(chunk)
          own.insert(chunk - 1)
        }
      }
      for chunk in own { pieces[chunk, default: 0] += item.weight }
    }
    return pieces
  }

  func report(_ entry: Entry) -> SearchResults.Ranked {
    let best = pieces(of: entry.document).max { ($0.value, $1.key) < ($1.value, $0.key) }
    let coverage = total > 0 ? entry.coverage / total : 0
    return SearchResults.Ranked(
      document: entry.document, score: entry.score, entity: entry.entity, language: entry.language,
      text: total > 0 ? entry.text / total : 0, coverage: Weight.coverage * coverage * coverage, all: all(entry),
      proximity: Weight.proximity * entry.proximity, chunk: best?.key ?? 0)
  }

  /// How rare a term is: the logarithm of BM25's inverse document frequency.
  static func rarity(count: Double, documents: Double) -> Double {
    logarithm(1 + (max(documents - count, 0) + 0.5) / (count + 0.5))
  }

  /// Natural logarithm by halving and a series, so that all readers get the same bits.
  static func logarithm(_ number: Double) -> Double {
    var rest = number
    var halvings = 0.0
    while rest >= 2 {
      rest /= 2
      halvings += 1
    }
    let part = (rest - 1) / (rest + 1)
    let square = part * part
    var sum = 0.0
    for odd in stride(from: 21, through: 1, by: -2) { sum = sum * square + 1 / Double(odd) }
    return halvings * 0.6931471805599453 + 2 * part * sum
  }
}

extension Ranking.ItemHits {
  mutating func merge(_ hit: Hit, at document: Int) {
    guard let old = hits[document] else {
      hits[document] = hit
      return
    }
    hits[document] = Hit(
      value: max(old.value, hit.value), match: max(old.match, hit.match), chunks: old.chunks + hit.chunks)
  }
}
