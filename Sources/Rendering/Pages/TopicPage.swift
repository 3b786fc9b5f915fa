import Articles
import CrossReferences

/// A product or a tag with its articles, and the list of all products or tags.
extension PageBuilder {
  enum TopicKind { case products, tags }

  func topics(_ kind: TopicKind) -> [Topic] { kind == .products ? knowledgeBase.products : knowledgeBase.tags }

  private func folder(_ kind: TopicKind) -> String { kind == .products ? "products/" : "tags/" }

  func topicLink(_ kind: TopicKind, _ index: Int, _ place: Place) -> TemplateObject {
    let topic = topics(kind)[index]
    return [
      "title": .text(topic.name), "href": .text(place.reference(folder(kind) + topic.slug + "/")),
      "count": .text(String(topic.articles.count)),
    ]
  }

  func topicPage(_ kind: TopicKind, _ index: Int, _ number: Int, _ place: Place) -> PageFrame.Content {
    let topic = topics(kind)[index]
    let shown = PageList.slice(topic.articles.count, number: number)
    var values: TemplateObject = [
      "title": .text(topic.name), "count": .text(String(topic.articles.count)),
      "parent": .text(place.strings[kind == .products ? "products" : "tags"]),
      "parentHref": .text(place.reference(folder(kind))),
      "articles": .list(shown.map { listedArticle(topic.articles[$0], place) }),
    ]
    let path = folder(kind) + topic.slug + "/"
    addPages(to: &values, folder: path, count: topic.articles.count, number: number, place)
    return list(
      title: number == 1 ? topic.name : "\(topic.name) (\(number))", values, place, path: Self.numbered(path, number))
  }

  func topicIndexPage(_ kind: TopicKind, _ number: Int, _ place: Place) -> PageFrame.Content {
    let title = place.strings[kind == .products ? "products" : "tags"]
    let all = topics(kind)
    var values: TemplateObject = [
      "title": .text(title), "count": .text(String(all.count)),
      "topics": .list(PageList.slice(all.count, number: number).map { topicLink(kind, $0, place) }),
    ]
    addPages(to: &values, folder: folder(kind), count: all.count, number: number, place)
    return list(
      title: number == 1 ? title : "\(title) (\(number))", values, place, path: Self.numbered(folder(kind), number))
  }

  func articleIndexPage(_ number: Int, _ place: Place) -> PageFrame.Content {
    let title = place.strings["articles"]
    let all = articlesByTitle(place.language)
    var values: TemplateObject = [
      "title": .text(title), "count": .text(String(all.count)),
      "articles": .list(PageList.slice(all.count, number: number).map { listedArticle(all[$0], place) }),
    ]
    addPages(to: &values, folder: "articles/", count: all.count, number: number, place)
    return list(
      title: number == 1 ? title : "\(title) (\(number))", values, place, path: number == 1 ? "articles/" : nil)
  }

  private func list(
    title: String, _ values: TemplateObject, _ place: Place, path: String?
  ) -> PageFrame.Content {
    PageFrame.Content(
      title: title, main: place.interface.templates.render("list", values), style: "page-index",
      alternates: path.map { place.alternates($0) } ?? [])
  }

  /// An article in a list: with its date and what it is about.
  func listedArticle(_ index: Int, _ place: Place) -> TemplateObject {
    let linked = knowledgeBase.articles[index]
    var link = articleLink(index, place)
    link["date"] = .text(linked.article.lastChange.map { "\($0)" } ?? "")
    link["chips"] = .list(linked.about.prefix(4).map { entityLink($0, place) })
    return link
  }
}
