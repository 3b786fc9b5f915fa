import CrossReferences
import Entities

/// All pages of a site for readers, and how its lists are cut into pages.
enum PageList {
  /// Articles or entities on one page of a list.
  static let length = 100

  static func pages(of knowledgeBase: KnowledgeBase, kinds: [Range<Int>]) -> [Page] {
    knowledgeBase.articleOrder.map { .article($0) } + otherPages(of: knowledgeBase, kinds: kinds)
  }

  /// Those that are no article's.
  static func otherPages(of knowledgeBase: KnowledgeBase, kinds: [Range<Int>]) -> [Page] {
    var pages: [Page] = []
    for language in knowledgeBase.site.languages {
      pages += lists(knowledgeBase, kinds, language)
      for number in knowledgeBase.entityOrder {
        pages.append(.entity(number, language: language))
        let providers = knowledgeBase.entities[number].providers
        pages += providers.indices.map { .provider(entity: number, provider: $0, language: language) }
      }
    }
    return pages + [.notFound]
  }

  private static func lists(_ knowledgeBase: KnowledgeBase, _ kinds: [Range<Int>], _ language: String) -> [Page] {
    var pages: [Page] = [.home(language: language), .search(language: language)]
    pages += numbers(knowledgeBase.articlesByTitle(language).count).map {
      .articleIndex(language: language, number: $0)
    }
    for kind in kinds { pages += numbers(kind.count).map { .entityIndex(kind, language: language, number: $0) } }
    let (products, tags) = (knowledgeBase.productOrder, knowledgeBase.tagOrder)
    if !products.isEmpty { pages += numbers(products.count).map { .productIndex(language: language, number: $0) } }
    for number in products {
      let count = knowledgeBase.products[number].articles.count
      pages += numbers(count).map { .product(number, language: language, number: $0) }
    }
    if !tags.isEmpty { pages += numbers(tags.count).map { .tagIndex(language: language, number: $0) } }
    for number in tags {
      pages += numbers(knowledgeBase.tags[number].articles.count).map { .tag(number, language: language, number: $0) }
    }
    return pages
  }

  /// Page numbers of a list; an empty list has one page.
  static func numbers(_ count: Int) -> ClosedRange<Int> { 1...max(1, (count + length - 1) / length) }

  /// The part of a list on one page.
  static func slice(_ count: Int, number: Int) -> Range<Int> {
    let start = min((number - 1) * length, count)
    return start..<min(start + length, count)
  }

  /// Entities of each kind that occurs, as ranges of places in `KnowledgeBase.entityOrder`.
  static func kinds(of knowledgeBase: KnowledgeBase) -> [Range<Int>] {
    let order = knowledgeBase.entityOrder
    var kinds: [Range<Int>] = []
    var start = 0
    while start < order.count {
      // The last of a kind is found by bisection: there are few kinds and many entities.
      let kind = knowledgeBase.entities[order[start]].entity.kind
      var (low, high) = (start + 1, order.count)
      while low < high {
        let middle = (low + high) / 2
        if knowledgeBase.entities[order[middle]].entity.kind == kind { low = middle + 1 } else { high = middle }
      }
      kinds.append(start..<low)
      start = low
    }
    return kinds
  }
}
