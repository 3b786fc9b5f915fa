import Entities

/// Finds for an article those that share what is rare: entities weighted by rarity, products, links.
extension KnowledgeBase {
  /// - Returns: at most 6, best first: those that the front matter names, then by score; equal scores in the order of articles.
  package func related(to number: Int) -> [RelatedArticle] { RelatedFinder(base: self, article: number).related() }
}

private struct RelatedFinder {
  let base: KnowledgeBase
  let article: Int
  /// Those that the article links to or that link to it.
  let neighbours: Set<Int>
  /// What the article's own entities weigh.
  private let own: [Int: Double]

  /// An entity in more articles than this says nothing, and looking at its articles would make the cost quadratic.
  private static let commonEntity = 150
  /// Of an entity that an article is about; one that it merely mentions counts half.
  private static let aboutWeight = 1.0
  private static let mentionWeight = 0.5
  private static let linkScore = 2.0
  private static let productScore = 0.5
  private static let threshold = 0.5
  private static let limit = 6

  init(base: KnowledgeBase, article: Int) {
    self.base = base
    self.article = article
    neighbours = base.neighbours(of: article)
    var own: [Int: Double] = [:]
    Self.weigh(base.references[article].entities) { own[$0] = $1 }
    self.own = own
  }

  private var occurrences: EntityOccurrences { base.occurrences }

  func related() -> [RelatedArticle] {
    let declared = base.references[article].related
    let named = declared.map(describe)
    let found = computed().filter { other in !declared.contains(other.article) }
    return Array((named + found).prefix(Self.limit))
  }

  private func computed() -> [RelatedArticle] {
    var scores: [Int: Double] = [:]
    Self.weigh(base.references[article].entities) { page, weight in
      let count = occurrences.count(page)
      guard count > 1, count <= Self.commonEntity else { return }
      let rarity = rarity(of: page) * weight
      for other in occurrences.about[page] { scores[other.article, default: 0] += rarity * Self.aboutWeight }
      for other in occurrences.mentioned[page] { scores[other.article, default: 0] += rarity * Self.mentionWeight }
    }
    for other in neighbours { scores[other, default: 0] += Self.linkScore }
    let own = Set(products(article))
    let languages = base.directory.siteLanguages
    let candidates = scores.lazy.filter { $0.key != article && languages[$0.key] == languages[article] }.map {
      other, score in
      (article: other, score: score + (own.isDisjoint(with: products(other)) ? 0 : Self.productScore))
    }
    let order = base.directory.order
    let best = candidates.filter { $0.score >= Self.threshold }
      .sorted { ($1.score, order.rank($0.article)) < ($0.score, order.rank($1.article)) }
    return best.prefix(Self.limit).map { describe($0.article) }
  }

  private func products(_ article: Int) -> [Int] { base.productIndex.ofArticle[article] }

  /// Calls a function for each entity of an article.
  private static func weigh(_ entities: ArticleEntities, _ body: (_ page: Int, _ weight: Double) -> Void) {
    for entity in entities.about { body(entity.page, aboutWeight) }
    for entity in entities.mentioned { body(entity.page, mentionWeight) }
  }

  private func describe(_ other: Int) -> RelatedArticle {
    var shared: [(page: Int, score: Double)] = []
    Self.weigh(base.references[other].entities) { page, weight in
      if let mine = own[page] { shared.append((page, rarity(of: page) * mine * weight)) }
    }
    let order = base.index.order
    let named = shared.sorted { ($1.score, order.rank($0.page)) < ($0.score, order.rank($1.page)) }
      .prefix(3).map(\.page)
    return RelatedArticle(
      article: other, entities: named, product: named.isEmpty ? sharedProduct(with: other) : nil,
      isLinked: neighbours.contains(other))
  }

  /// Inverse document frequency.
  private func rarity(of page: Int) -> Double {
    // A table of logarithms would do the same; the standard library has none without Foundation.
    let ratio = Double(base.directory.order.count + 1) / Double(occurrences.count(page))
    return Double(ratio.exponent) + (ratio.significand - 1)
  }

  private func sharedProduct(with other: Int) -> Int? {
    let theirs = Set(products(other))
    let index = base.productIndex
    return products(article).filter(theirs.contains).min { left, right in
      (index.topics[left].articles.count, index.order.rank(left))
        < (index.topics[right].articles.count, index.order.rank(right))
    }
  }
}
