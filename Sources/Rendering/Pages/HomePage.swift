import Articles
import CrossReferences
import Entities

/// The first page of a language: the search, recent articles, frequent events and codes, products.
extension PageBuilder {
  private static let listLength = 10

  func homePage(_ place: Place) -> PageFrame.Content {
    let frequent = mostFrequent(of: .event)
    let codes = mostFrequent(of: .code)
    let values: TemplateObject = [
      "search": .text(place.reference("search/")),
      "description": .text(site.description),
      "examples": .list(examples(place)),
      "recent": .list(recent(place.language).map { listedArticle($0, place) }),
      "events": .list(frequent.map { frequentEntity($0, place) }),
      "codes": .list(codes.map { frequentEntity($0, place) }),
      "products": .list(topProducts().map { topicLink(.products, $0, place) }),
      "articles": .text(place.reference("articles/")),
      "articleCount": .text(String(knowledgeBase.articles.count { $0.siteLanguage == place.language })),
      "eventsHref": .text(frequent.isEmpty ? "" : place.reference("events/")),
      "codesHref": .text(codes.isEmpty ? "" : place.reference("codes/")),
      "productsHref": .text(knowledgeBase.products.isEmpty ? "" : place.reference("products/")),
      "tagsHref": .text(knowledgeBase.tags.isEmpty ? "" : place.reference("tags/")),
    ]
    return PageFrame.Content(
      title: site.title, description: site.description, main: place.interface.templates.render("home", values),
      style: "page-home", alternates: place.alternates(""))
  }

  func searchPage(_ place: Place) -> PageFrame.Content {
    let values: TemplateObject = [
      "kinds": .list(
        kinds.map { range in
          let kind = knowledgeBase.entities[range.lowerBound].entity.kind
          return [
            "title": .text(place.interface.kindPlural(kind, site: site)),
            "href": .text(place.reference(kind.folder + "/")),
            "count": .text(String(range.count)), "style": .text(kind.styleClass),
          ]
        }),
      "articles": .text(place.reference("articles/")),
    ]
    return PageFrame.Content(
      title: place.strings["search"], main: place.interface.templates.render("search", values), style: "page-search",
      alternates: place.alternates("search/"), isHidden: true)
  }

  func notFoundPage(_ place: Place) -> PageFrame.Content {
    let values: TemplateObject = [
      "search": .text(place.reference("search/")), "home": .text(place.reference("")),
      "articles": .text(place.reference("articles/")),
    ]
    return PageFrame.Content(
      title: place.strings["not-found"], main: place.interface.templates.render("not-found", values),
      style: "page-not-found", isHidden: true)
  }

  private func frequentEntity(_ index: Int, _ place: Place) -> TemplateObject {
    let linked = knowledgeBase.entities[index]
    let detail = linked.providers.max { ($0.articles.count, $1.name) < ($1.articles.count, $0.name) }?.name
    var link = entityLink(index, detail: detail ?? EntityName.of(linked.entity) ?? "", place)
    link["count"] = .text(String(linked.about.count + linked.mentioned.count))
    return link
  }

  private func examples(_ place: Place) -> [TemplateObject] {
    let entities = [EntityKind.event, .code, .kb].compactMap { mostFrequent(of: $0).first }
    return entities.map { entityLink($0, place) }
  }

  private func mostFrequent(of kind: EntityKind) -> [Int] {
    guard let range = kinds.first(where: { knowledgeBase.entities[$0.lowerBound].entity.kind == kind }) else {
      return []
    }
    let counted = range.map { (count: weight(of: $0), index: $0) }
    return counted.sorted { ($1.count, $0.index) < ($0.count, $1.index) }.prefix(Self.listLength).map(\.index)
  }

  private func weight(of entity: Int) -> Int {
    knowledgeBase.entities[entity].about.count * 2 + knowledgeBase.entities[entity].mentioned.count
  }

  private func topProducts() -> [Int] {
    let counted = knowledgeBase.products.indices.map { (count: knowledgeBase.products[$0].articles.count, index: $0) }
    return counted.sorted { ($1.count, $0.index) < ($0.count, $1.index) }.prefix(Self.listLength).map(\.index)
  }

  /// Newest first; without dates, in the order of titles.
  private func recent(_ language: String) -> [Int] {
    let own = articlesByTitle(language).map { (date: knowledgeBase.articles[$0].article.lastChange, index: $0) }
    let dated = own.filter { $0.date != nil }.enumerated().sorted { left, right in
      guard let a = left.element.date, let b = right.element.date, a != b else { return left.offset < right.offset }
      return a > b
    }
    let order = dated.map(\.element.index) + own.filter { $0.date == nil }.map(\.index)
    return Array(order.prefix(Self.listLength))
  }
}
