import Articles
import CrossReferences
import Entities

/// Lists, a hundred lines on a page: entities of a kind, articles, products and tags, the articles of one of these.
extension PageBuilder {
  enum TopicKind: String { case products, tags }

  /// A list's page: its first part of the address, title and lines.
  private struct List {
    var title: String
    var folder: String
    var count: Int
    var number: Int
    var parent: String?
    var entities: [UInt8] = []
    var articles: [UInt8] = []
    var topics: [UInt8] = []
    var legend: [UInt8] = []

    /// The lines of this page.
    var shown: Range<Int> { PageList.slice(count, number: number) }
  }

  private func page(
    _ list: List, alternates: Bool = true, _ place: Place, label: (Int) -> String = { String($0) }
  ) -> PageContent {
    let path = Self.numbered(list.folder, list.number)
    let main = TemplateValue.form(
      .list,
      [
        "parentHref": .text(list.parent.map { place.reference($0 + "/") } ?? ""),
        "parent": .text(list.parent.map { place.strings[$0] } ?? ""), "title": .text(list.title),
        "count": .text(String(list.count)),
        "pages": .html(place.pageLinks(list.folder, count: list.count, number: list.number, label: label)),
        "entities": .html(list.entities), "articles": .html(list.articles), "topics": .html(list.topics),
        "legend": .html(list.legend),
      ])
    return PageContent(
      title: list.number == 1 ? list.title : "\(list.title) (\(list.number))", style: "page-index", main: main,
      alternates: alternates || list.number == 1 ? place.alternates(path) : [])
  }

  /// Numeric order, each with its name and how many articles know it.
  func entityIndexPage(_ range: Range<Int>, _ number: Int, _ place: Place) -> PageContent {
    let kind = kind(of: range)
    let order = knowledgeBase.entityOrder[range]
    var list = List(
      title: place.interface.kindPlural(kind, site: site), folder: kind.folder + "/", count: range.count, number: number
    )
    for index in list.shown { writeRow(order[range.lowerBound + index], place, into: &list.entities) }
    return page(list, place) { number in
      let slice = PageList.slice(range.count, number: number)
      let (first, last) = (range.lowerBound + slice.lowerBound, range.lowerBound + slice.upperBound - 1)
      return
        "\(knowledgeBase.entities[order[first]].entity.label) – \(knowledgeBase.entities[order[last]].entity.label)"
    }
  }

  private func writeRow(_ index: Int, _ place: Place, into html: inout [UInt8]) {
    let linked = knowledgeBase.entities[index]
    let providers = linked.providers.prefix(3).map(\.name).joined(separator: place.strings["comma"])
    place.forms.write(
      .row,
      [
        "style": .text(linked.entity.kind.styleClass), "href": .text(place.reference(toEntity: index)),
        "value": .text(linked.entity.label), "detail": .text(linked.name ?? providers),
        "count": .text(String(linked.about.count + linked.mentioned.count)),
      ], into: &html)
  }

  func articleIndexPage(_ number: Int, _ place: Place) -> PageContent {
    let all = articlesByTitle(place.language)
    var list = List(title: place.strings["articles"], folder: "articles/", count: all.count, number: number)
    for index in list.shown { place.writeListed(all[all.startIndex + index], into: &list.articles) }
    // The badges of all pages lead to the legend of the first.
    let badged = number == 1 ? 0..<all.count : list.shown
    if badged.contains(where: { hasBadge(all[all.startIndex + $0]) }) { list.legend = stateLegend(place) }
    // Another language may have fewer pages.
    return page(list, alternates: false, place)
  }

  private func hasBadge(_ article: Int) -> Bool {
    !knowledgeBase.badge(of: article).isEmpty || knowledgeBase.narrowAudience(of: article) != nil
  }

  func topics(_ kind: TopicKind) -> [Topic] { kind == .products ? knowledgeBase.products : knowledgeBase.tags }

  private func reference(to topic: Topic, _ kind: TopicKind, _ place: Place) -> String {
    place.reference("\(kind.rawValue)/\(topic.slug)/")
  }

  func topicLinks(
    _ kind: TopicKind, _ indices: some Sequence<Int>, _ place: Place, separator: String = ""
  ) -> [UInt8] {
    var html: [UInt8] = []
    for index in indices {
      if !html.isEmpty { html.writeEscaped(separator) }
      let topic = topics(kind)[index]
      place.writeLink(to: reference(to: topic, kind, place), topic.name, into: &html)
    }
    return html
  }

  func topicPage(_ kind: TopicKind, _ index: Int, _ number: Int, _ place: Place) -> PageContent {
    let topic = topics(kind)[index]
    var list = List(
      title: topic.name, folder: "\(kind.rawValue)/\(topic.slug)/", count: topic.articles.count, number: number,
      parent: kind.rawValue)
    for index in list.shown { place.writeListed(topic.articles[index], into: &list.articles) }
    var content = page(list, place)
    if kind == .products { content.feed = .product(index) }
    return content
  }

  func topicIndexPage(_ kind: TopicKind, _ number: Int, _ place: Place) -> PageContent {
    let all = kind == .products ? knowledgeBase.productOrder : knowledgeBase.tagOrder
    var list = List(title: place.strings[kind.rawValue], folder: kind.rawValue + "/", count: all.count, number: number)
    for index in list.shown { writeTopic(kind, all[index], place, into: &list.topics) }
    return page(list, place)
  }

  func writeTopic(_ kind: TopicKind, _ index: Int, _ place: Place, into html: inout [UInt8]) {
    let topic = topics(kind)[index]
    place.writeCounted(
      topic.name, to: reference(to: topic, kind, place), count: String(topic.articles.count), into: &html)
  }
}
