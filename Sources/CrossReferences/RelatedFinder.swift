import Entities

/// Finds for an article those that share what is rare: entities weighted by rarity, products, links.
struct RelatedFinder {
  /// For each article its entities with weight: 1 where it is about one, less where it mentions it.
  let entities: [[(entity: Int, weight: Double)]]
  /// For each entity the articles with the weight of the entity there.
  let articles: [[(article: Int, weight: Double)]]
  /// For each article its products, and for each product the number of articles.
  let products: [[Int]]
  let productSizes: [Int]
  /// For each article those that it links to or that link to it.
  let links: [Set<Int>]
  /// For each article the articles that are no candidates: itself in other languages, other languages at all.
  let languages: [String]

  /// An entity in more articles than this says nothing, and looking at its articles would make the cost quadratic.
  static let commonEntity = 150
  static let mentionWeight = 0.5
  private static let linkScore = 2.0
  private static let productScore = 0.5
  private static let threshold = 0.5
  private static let limit = 6

  init(
    lists: [(about: [Int], mentioned: [Int])], entityCount: Int, products: TopicIndex, links: [Set<Int>],
    languages: [String]
  ) {
    entities = lists.map { list in
      list.about.map { ($0, 1) } + list.mentioned.map { ($0, Self.mentionWeight) }
    }
    var articles: [[(article: Int, weight: Double)]] = Array(repeating: [], count: entityCount)
    for (number, list) in entities.enumerated() {
      for (entity, weight) in list { articles[entity].append((number, weight)) }
    }
    self.articles = articles
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
    for (entity, weight) in entities[article] {
      let others = articles[entity]
      guard others.count > 1, others.count <= Self.commonEntity else { continue }
      let rarity = rarity(of: entity) * weight
      for other in others where other.article != article && languages[other.article] == languages[article] {
        scores[other.article, default: 0] += rarity * other.weight
      }
    }
    for other in links[article] where languages[other] == languages[article] {
      scores[other, default: 0] += Self.linkScore
    }
    for other in scores.keys where sharedProduct(article, other) != nil {
      scores[other, default: 0] += Self.productScore
    }
    let best = scores.filter { $0.value >= Self.threshold }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return best.prefix(Self.limit).map { describe($0.key, relatedTo: article) }
  }

  private func describe(_ other: Int, relatedTo article: Int) -> RelatedArticle {
    let theirs = Dictionary(entities[other].map { ($0.entity, $0.weight) }, uniquingKeysWith: max)
    let shared = entities[article].compactMap { entity, weight in
      theirs[entity].map { (entity: entity, score: rarity(of: entity) * weight * $0) }
    }
    let named = shared.sorted { ($1.score, $0.entity) < ($0.score, $1.entity) }.prefix(3).map(\.entity)
    return RelatedArticle(
      article: other, entities: named, product: named.isEmpty ? sharedProduct(article, other) : nil,
      isLinked: links[article].contains(other))
  }

  /// Inverse document frequency.
  private func rarity(of entity: Int) -> Double {
    // A table of logarithms would do the same; the standard library has none without Foundation.
    let ratio = Double(entities.count + 1) / Double(articles[entity].count)
    return Double(ratio.exponent) + (ratio.significand - 1)
  }

  private func sharedProduct(_ one: Int, _ other: Int) -> Int? {
    let theirs = Set(products[other])
    return products[one].filter(theirs.contains).min { (productSizes[$0], $0) < (productSizes[$1], $1) }
  }
}
