import Articles
import CrossReferences
import Entities

/// The first page of a language: the search, recent articles, frequent events and codes, products.
extension PageBuilder {
  private static let listLength = 10

  func homePage(_ place: Place) -> PageContent {
    let events = mostFrequent(of: .event)
    let codes = mostFrequent(of: .code)
    var recent: [UInt8] = []
    for index in recentArticles(place.language) {
      let article = knowledgeBase.articles[index].article
      var badges: [UInt8] = []
      place.writeAudience(of: index, into: &badges)
      place.writeCounted(
        article.title, to: place.reference(toArticle: index), badges: badges,
        date: article.lastChange.map { "\($0)" } ?? "", state: withheldState(of: index), into: &recent)
    }
    var products: [UInt8] = []
    for index in topProducts() { writeTopic(.products, index, place, into: &products) }
    let main = TemplateValue.form(
      .home,
      [
        "search": .text(place.reference("search/")), "examples": .html(examples(place)),
        "description": .text(site.description(in: place.language)),
        "articles": .text(place.reference("articles/")),
        "articleCount": .text(String(articlesByTitle(place.language).count)),
        "recent": .html(recent), "events": .html(frequent(events, place)),
        "eventsHref": .text(place.reference("events/")),
        "codes": .html(frequent(codes, place)), "codesHref": .text(place.reference("codes/")),
        "products": .html(products),
        "productsHref": .text(place.reference("products/")),
        "tagsHref": .text(knowledgeBase.tagOrder.isEmpty ? "" : place.reference("tags/")),
      ])
    return PageContent(
      title: site.title, description: site.description(in: place.language), style: "page-home", main: main,
      alternates: place.alternates(""))
  }

  func searchPage(_ place: Place) -> PageContent {
    var lists: [UInt8] = []
    for range in kinds {
      let kind = kind(of: range)
      place.writeCounted(
        place.interface.kindPlural(kind, site: site), to: place.reference(kind.folder + "/"),
        count: String(range.count),
        into: &lists)
    }
    let main = TemplateValue.form(
      .search,
      [
        "articles": .text(place.reference("articles/")), "kinds": .html(lists),
        "root": .text(site.root(from: place.permalink)), "home": .text(place.reference("")),
        "search": .text(place.reference("search/")),
      ])
    return PageContent(
      title: place.strings["search"], style: "page-search", main: main, alternates: place.alternates("search/"),
      isHidden: true)
  }

  func notFoundPage(_ place: Place) -> PageContent {
    let main = TemplateValue.form(
      .notFound,
      [
        "home": .text(place.reference("")), "articles": .text(place.reference("articles/")),
        "search": .text(place.reference("search/")), "root": .text(site.root(from: place.permalink)),
      ])
    return PageContent(title: place.strings["not-found"], style: "page-not-found", main: main, isHidden: true)
  }

  private func frequent(_ entities: [Int], _ place: Place) -> [UInt8] {
    var html: [UInt8] = []
    for index in entities {
      let linked = knowledgeBase.entities[index]
      let provider = linked.providers.max { ($0.articles.count, $1.name) < ($1.articles.count, $0.name) }?.name
      place.writeCounted(
        provider ?? linked.name ?? "", to: place.reference(toEntity: index),
        value: linked.entity.label,
        count: String(linked.about.count + linked.mentioned.count), into: &html)
    }
    return html
  }

  private func examples(_ place: Place) -> [UInt8] {
    let entities = [EntityKind.event, .code, .kb].compactMap { mostFrequent(of: $0).first }
    return place.parts(
      entities.map { (knowledgeBase.entities[$0].entity.label, place.reference(toEntity: $0), "") })
  }

  private func mostFrequent(of kind: EntityKind) -> [Int] {
    guard let range = kinds.first(where: { self.kind(of: $0) == kind }) else { return [] }
    return Self.best(knowledgeBase.entityOrder[range].lazy.map { (self.weight(of: $0), $0) })
  }

  /// By the number that is shown; of equal ones, that which more articles are about comes first.
  private func weight(of entity: Int) -> Int {
    let linked = knowledgeBase.entities[entity]
    return (linked.about.count + linked.mentioned.count) << 24 + linked.about.count
  }

  private func topProducts() -> [Int] {
    Self.best(knowledgeBase.productOrder.lazy.map { (self.knowledgeBase.products[$0].articles.count, $0) })
  }

  /// Those in force, newest first; without dates, in the order of titles.
  private func recentArticles(_ language: String) -> [Int] {
    Self.best(
      articlesByTitle(language).lazy.filter(isOffered).map { index in
        (
          self.knowledgeBase.lastChange(of: index).map { ($0.year * 12 + $0.month) * 31 + $0.day } ?? -1,
          index
        )
      })
  }

  /// The numbers with the highest values, of equal ones the first; one pass over all, however many there are.
  private static func best(_ all: some Sequence<(value: Int, number: Int)>) -> [Int] {
    var best: [(value: Int, number: Int)] = []
    for candidate in all {
      if best.count == listLength, let last = best.last, candidate.value <= last.value { continue }
      let place = best.firstIndex { $0.value < candidate.value } ?? best.count
      best.insert(candidate, at: place)
      if best.count > listLength { best.removeLast() }
    }
    return best.map(\.number)
  }
}
