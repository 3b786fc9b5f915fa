import Articles
import CrossReferences
import Entities

/// An entity: what it is, articles about it with the sentence, articles that mention it, what it is seen with.
extension PageBuilder {
  /// Articles shown in each list of an entity; a common one has more, and the rest is counted.
  private static let listLimit = 100

  func entityPage(_ index: Int, _ place: Place) -> PageFrame.Content {
    let linked = knowledgeBase.entities[index]
    let values = entityValues(
      index, about: linked.about, mentioned: linked.mentioned, heading: heading(of: linked.entity, place), place)
    return PageFrame.Content(
      title: title(of: linked.entity, place), description: description(of: linked, place),
      main: place.interface.templates.render("entity", values), style: "page-entity",
      alternates: place.alternates(linked.path))
  }

  func providerPage(_ number: Int, of index: Int, _ place: Place) -> PageFrame.Content {
    let linked = knowledgeBase.entities[index]
    let provider = linked.providers[number]
    var values = entityValues(
      index, about: Array(provider.articles.prefix(provider.aboutCount)),
      mentioned: Array(provider.articles.dropFirst(provider.aboutCount)),
      heading: "\(linked.entity.label) \(provider.name)", place)
    values["hub"] = .object(entityLink(index, place))
    return PageFrame.Content(
      title: "\(title(of: linked.entity, place)) \(provider.name)", description: description(of: linked, place),
      main: place.interface.templates.render("entity", values), style: "page-entity",
      alternates: place.alternates(linked.path + provider.slug + "/"))
  }

  private func entityValues(
    _ index: Int, about: [EntityArticle], mentioned: [EntityArticle], heading: String, _ place: Place
  ) -> TemplateObject {
    let linked = knowledgeBase.entities[index]
    let entity = linked.entity
    var values: TemplateObject = [
      "kind": .text(place.interface.kindName(entity.kind, site: site)),
      "kinds": .text(place.interface.kindPlural(entity.kind, site: site)), "style": .text(entity.kind.styleClass),
      "index": .text(place.reference(entity.kind.folder + "/")), "heading": .text(heading),
      "meanings": .list(
        entity.meanings.map { ["symbol": .text($0.symbol), "space": .text(spaceName($0.source, place))] }),
      "spellings": .list(entity.spellings.map { ["text": .text($0)] }),
      "equivalents": .list(equivalents(of: entity, place)),
      "outside": .text(outsideLink(of: entity) ?? ""),
      "providers": .list(providers(of: linked, place)),
      "seenWith": .list(
        linked.seenWith.map { entityLink($0, detail: EntityName.of(knowledgeBase.entities[$0].entity) ?? "", place) }),
    ]
    values["about"] = .list(articles(about, place))
    values["mentioned"] = .list(articles(mentioned, place))
    for (name, list) in [("aboutRest", about), ("mentionedRest", mentioned)] where list.count > Self.listLimit {
      values[name] = .text(place.strings.text("and-more", ("count", String(list.count - Self.listLimit))))
    }
    values["aboutCount"] = .text(about.isEmpty ? "" : String(about.count))
    values["mentionedCount"] = .text(mentioned.isEmpty ? "" : String(mentioned.count))
    return values
  }

  /// Own language first.
  private func articles(_ list: [EntityArticle], _ place: Place) -> [TemplateObject] {
    let own = list.filter { knowledgeBase.articles[$0.article].siteLanguage == place.language }
    let others = list.filter { knowledgeBase.articles[$0.article].siteLanguage != place.language }
    return (own + others).prefix(Self.listLimit).map { entry in
      var link = articleLink(entry.article, place)
      let article = knowledgeBase.articles[entry.article].article
      if let section = entry.section {
        link["section"] = .text(article.sections[section].title)
        link["role"] = .text(article.sections[section].role?.anchor ?? "")
        link["sectionHref"] = .text(
          place.reference(toArticle: entry.article, anchor: article.sections[section].anchor))
      }
      link["sentence"] = .html(Self.marked(entry.sentence, entry.marked))
      return link
    }
  }

  /// A sentence with the mention marked.
  static func marked(_ sentence: String, _ range: Range<Int>) -> String {
    let bytes = Array(sentence.utf8)
    var html: [UInt8] = []
    guard !range.isEmpty, range.upperBound <= bytes.count else {
      html.writeEscaped(bytes)
      return String(decoding: html, as: UTF8.self)
    }
    html.writeEscaped(bytes[..<range.lowerBound])
    html.write("<mark>")
    html.writeEscaped(bytes[range])
    html.write("</mark>")
    html.writeEscaped(bytes[range.upperBound...])
    return String(decoding: html, as: UTF8.self)
  }

  private func providers(of linked: LinkedEntity, _ place: Place) -> [TemplateObject] {
    linked.providers.map { provider in
      [
        "name": .text(provider.name), "href": .text(place.reference(linked.path + provider.slug + "/")),
        "count": .text(String(provider.articles.count)),
      ]
    }
  }

  /// Other values that mean the same error; those with a page are links.
  private func equivalents(of entity: Entity, _ place: Place) -> [TemplateObject] {
    entity.related.map { other in
      let name = other.meanings.first?.symbol ?? ""
      let page = knowledgeBase.entities.firstIndex(of: other.page)
      return [
        "value": .text(other.label), "name": .text(name),
        "href": .text(page.map { place.reference(toEntity: $0) } ?? ""),
      ]
    }
  }

  func outsideLink(of entity: Entity) -> String? {
    if case .custom(let name) = entity.kind {
      return site.customKinds.first { $0.name == name }?.link(for: entity.value)
    }
    return entity.outsideLink
  }

  private func spaceName(_ space: String, _ place: Place) -> String {
    let key = "space-" + space.lowercased().replacing(" ", with: "-")
    return place.strings.has(key) ? place.strings[key] : space
  }

  func heading(of entity: Entity, _ place: Place) -> String { entity.label }

  /// `イベント 36870`, `KB4012219`.
  private func title(of entity: Entity, _ place: Place) -> String {
    switch entity.kind {
    case .kb, .cve, .symbol: entity.label
    default: place.interface.kindName(entity.kind, site: site) + " " + entity.label
    }
  }

  private func description(of linked: LinkedEntity, _ place: Place) -> String {
    let names = linked.entity.meanings.prefix(2).map(\.symbol).joined(separator: ", ")
    let counts = place.strings.text(
      "entity-description", ("about", String(linked.about.count)), ("mentioned", String(linked.mentioned.count)))
    return names.isEmpty ? counts : names + ". " + counts
  }
}

extension [LinkedEntity] {
  /// The page of an entity, by binary search in the knowledge base's order.
  fileprivate func firstIndex(of entity: Entity) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Entity.areInIncreasingOrder(self[middle].entity, entity) { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].entity == entity ? low : nil
  }
}
