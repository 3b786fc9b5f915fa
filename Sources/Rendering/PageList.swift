import CrossReferences
import Entities

/// All pages of a site, and how its lists are cut into pages.
struct PageList {
  /// Articles or entities on one page of a list.
  static let length = 100

  let pages: [Page]
  /// Entities of each kind that occurs, as ranges in `KnowledgeBase.entities`.
  let kinds: [Range<Int>]

  init(_ knowledgeBase: KnowledgeBase) {
    let kinds = Self.kinds(of: knowledgeBase.entities)
    var pages: [Page] = knowledgeBase.articles.indices.map { .article($0) }
    for language in knowledgeBase.site.languages {
      pages += Self.lists(knowledgeBase, kinds, language)
      for (index, entity) in knowledgeBase.entities.enumerated() {
        pages.append(.entity(index, language: language))
        pages += entity.providers.indices.map { .provider(entity: index, provider: $0, language: language) }
      }
    }
    self.pages = pages + [.notFound]
    self.kinds = kinds
  }

  private static func lists(_ knowledgeBase: KnowledgeBase, _ kinds: [Range<Int>], _ language: String) -> [Page] {
    var pages: [Page] = [.home(language: language), .search(language: language)]
    let articles = knowledgeBase.articles.count { $0.siteLanguage == language }
    pages += numbers(articles).map { .articleIndex(language: language, number: $0) }
    for kind in kinds { pages += numbers(kind.count).map { .entityIndex(kind, language: language, number: $0) } }
    let products = knowledgeBase.products
    if !products.isEmpty { pages += numbers(products.count).map { .productIndex(language: language, number: $0) } }
    for (index, product) in products.enumerated() {
      pages += numbers(product.articles.count).map { .product(index, language: language, number: $0) }
    }
    if !knowledgeBase.tags.isEmpty {
      pages += numbers(knowledgeBase.tags.count).map { .tagIndex(language: language, number: $0) }
    }
    for (index, tag) in knowledgeBase.tags.enumerated() {
      pages += numbers(tag.articles.count).map { .tag(index, language: language, number: $0) }
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

  private static func kinds(of entities: [LinkedEntity]) -> [Range<Int>] {
    var kinds: [Range<Int>] = []
    var start = 0
    for index in entities.indices
    where index + 1 == entities.count || entities[index + 1].entity.kind != entities[start].entity.kind {
      kinds.append(start..<index + 1)
      start = index + 1
    }
    return kinds
  }
}
