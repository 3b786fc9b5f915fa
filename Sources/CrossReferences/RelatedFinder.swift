import Entities

/// Finds for an article those that share what is rare: entities weighted by rarity, products, links.
struct RelatedFinder: Sendable {
  let entities: [ArticleEntities]
  let occurrences: EntityOccurrences
  /// For each article its products, and for each product the number of articles.
  private let products: [[Int]]
  private let productSizes: [Int]
  /// For each article those that it links to or that link to it.
  private let links: [Set<Int>]
  /// Only articles in the same language are candidates.
  private let languages: [String]

  /// An entity in more articles than this says nothing, and looking at its articles would make the cost quadratic.
  private static let commonEntity = 150
  /// Of an entity that an article is about; one that it merely mentions counts half.
  private static let aboutWeight = 1.0
  private static let mentionWeight = 0.5
  private static let linkScore = 2.0
  private static let productScore = 0.5
  private static let threshold = 0.5
  private static let limit = 6

  init(
    entities: [ArticleEntities], occurrences: EntityOccurrences, products: TopicIndex, links: [Set<Int>],
    languages: [String]
  ) {
    self.entities = entities
    self.occurrences = occurrences
    self.products = products.ofArticle
    productSizes = products.topics.map(\.articles.count)
    self.links = links
    self.languages = languages
  }

  /// - Parameter declared: those that the front matter names come first.
  /// - Returns: at most 6, best first; equal scores in the order of articles.
  func related(to article: Int, declared: [Int]) -> [RelatedArticle] {
    let named = declared.map { describe($0, relatedTo: article) }
    let found = computed(to: article).filter { other in !declared.contains(other.article) }
    return Array((named + found).prefix(Self.limit))
  }

  private func computed(to article: Int) -> [RelatedArticle] {
    var scores: [Int: Double] = [:]
    for (page, weight) in weighted(article) {
      let count = occurrences.count(page)
      guard count > 1, count <= Self.commonEntity else { continue }
      let rarity = rarity(of: page) * weight
      for other in occurrences.about[page] { scores[other.article, default: 0] += rarity * Self.aboutWeight }
      for other in occurrences.mentioned[page] { scores[other.article, default: 0] += rarity * Self.mentionWeight }
    }
    for other in links[article] { scores[other, default: 0] += Self.linkScore }
    let own = Set(products[article])
    let candidates = scores.filter { $0.key != article && languages[$0.key] == languages[article] }.map {
      other, score in
      (article: other, score: score + (own.isDisjoint(with: products[other]) ? 0 : Self.productScore))
    }
    let best = candidates.filter { $0.score >= Self.threshold }
      .sorted { ($1.score, $0.article) < ($0.score, $1.article) }
    return best.prefix(Self.limit).map { describe($0.article, relatedTo: article) }
  }

  private func weighted(_ article: Int) -> [(page: Int, weight: Double)] {
    entities[article].about.map { ($0.page, Self.aboutWeight) }
      + entities[article].mentioned.map { ($0.page, Self.mentionWeight) }
  }

  private func describe(_ other: Int, relatedTo article: Int) -> RelatedArticle {
    let theirs = Dictionary(weighted(other), uniquingKeysWith: max)
    let shared = weighted(article).compactMap { page, weight in
      theirs[page].map { (page: page, score: rarity(of: page) * weight * $0) }
    }
    let named = shared.sorted { ($1.score, $0.page) < ($0.score, $1.page) }.prefix(3).map(\.page)
    return RelatedArticle(
      article: other, entities: named, product: named.isEmpty ? sharedProduct(article, other) : nil,
      isLinked: links[article].contains(other))
  }

  /// Inverse document frequency.
  private func rarity(of page: Int) -> Double {
    // A table of logarithms would do the same; the standard library has none without Foundation.
    let ratio = Double(entities.count + 1) / Double(occurrences.count(page))
    return Double(ratio.exponent) + (ratio.significand - 1)
  }

  private func sharedProduct(_ one: Int, _ other: Int) -> Int? {
    let theirs = Set(products[other])
    return products[one].filter(theirs.contains).min { (productSizes[$0], $0) < (productSizes[$1], $1) }
  }
}
