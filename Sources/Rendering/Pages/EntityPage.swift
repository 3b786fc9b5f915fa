import Articles
import CrossReferences
import Entities

/// An entity: what it is, articles about it with the sentence, articles that mention it, what it is seen with.
extension PageBuilder {
  /// Articles shown in each list of an entity; a common one has more, and the rest is counted.
  private static let listLimit = 100

  func entityPage(_ index: Int, _ place: Place) -> PageContent {
    let linked = knowledgeBase.entities[index]
    return PageContent(
      title: title(of: linked.entity, place.interface), description: description(of: linked, place),
      style: "page-entity",
      main: main(
        index, about: linked.about[...], mentioned: linked.mentioned[...], heading: linked.entity.label, hub: [], place),
      alternates: place.alternates(linked.path), feed: .entity(index))
  }

  func providerPage(_ number: Int, of index: Int, _ place: Place) -> PageContent {
    let linked = knowledgeBase.entities[index]
    let provider = linked.providers[number]
    var hub: [UInt8] = []
    place.writeLink(to: place.reference(toEntity: index), linked.entity.label, into: &hub)
    let main = main(
      index, about: provider.articles.prefix(provider.aboutCount),
      mentioned: provider.articles.dropFirst(provider.aboutCount),
      heading: "\(linked.entity.label) \(provider.name)", hub: hub, place)
    return PageContent(
      title: "\(title(of: linked.entity, place.interface)) \(provider.name)",
      description: description(of: linked, place),
      style: "page-entity", main: main, alternates: place.alternates(linked.path + provider.slug + "/"))
  }

  private func main(
    _ index: Int, about: ArraySlice<EntityArticle>, mentioned: ArraySlice<EntityArticle>, heading: String, hub: [UInt8],
    _ place: Place
  ) -> TemplateValue {
    let linked = knowledgeBase.entities[index]
    let entity = linked.entity
    let meanings = place.parts(
      linked.meanings.map { ($0.symbol, "", spaceName($0.source, place)) }
        + [entity.facility].compactMap { $0.map { ($0, "", spaceName("HRESULT", place)) } })
    let spellings = place.parts(entity.spellings.map { ($0, "", "") })
    let equivalents = place.parts(entity.related.map { equivalent($0, place) })
    let providers = place.parts(
      linked.providers.map { ($0.name, place.reference(linked.path + $0.slug + "/"), String($0.articles.count)) })
    let outside = outsideLink(of: entity) ?? ""
    let hasFacts =
      !(meanings.isEmpty && spellings.isEmpty && equivalents.isEmpty && providers.isEmpty && outside.isEmpty)
    return .form(
      .entity,
      [
        "index": .text(place.reference(entity.kind.folder + "/")),
        "kinds": .text(place.interface.kindPlural(entity.kind, site: site)),
        "hub": .html(hub), "style": .text(entity.kind.styleClass),
        "kind": .text(place.interface.kindName(entity.kind, site: site)),
        "heading": .text(heading), "facts": .flag(hasFacts), "meanings": .html(meanings), "spellings": .html(spellings),
        "equivalents": .html(equivalents), "providers": .html(providers), "outside": .text(outside),
        "about": .html(hits(about, place)), "aboutCount": .text(String(about.count)),
        "aboutRest": .text(rest(of: about, place)),
        "mentioned": .html(hits(mentioned, place)), "mentionedCount": .text(String(mentioned.count)),
        "mentionedRest": .text(rest(of: mentioned, place)),
        "seenWith": .html(place.chips(knowledgeBase.entities(seenWith: index))),
      ])
  }

  private func rest(of list: ArraySlice<EntityArticle>, _ place: Place) -> String {
    list.count > Self.listLimit ? place.strings.text("and-more", ("count", String(list.count - Self.listLimit))) : ""
  }

  /// Bytes of most lines of such a list.
  private static let hitLength = 512

  /// Those in force first, among them the reader's language.
  private func hits(_ list: ArraySlice<EntityArticle>, _ place: Place) -> [UInt8] {
    var html: [UInt8] = []
    if list.isEmpty { return html }
    html.reserveCapacity(min(list.count, Self.listLimit) * Self.hitLength)
    let isOwn = { (entry: EntityArticle) in self.knowledgeBase.articles[entry.article].siteLanguage == place.language }
    let ordered = knowledgeBase.inForceFirst(list.filter(isOwn) + list.filter { !isOwn($0) })
    for entry in ordered.prefix(Self.listLimit) {
      let section = entry.section.map { knowledgeBase.articles[entry.article].article.sections[$0] }
      place.forms.write(
        .hit,
        [
          "link": place.link(toArticle: entry.article), "badges": .html(place.badges(of: entry.article)),
          "lang": .text(place.language(ofArticle: entry.article)),
          "section": .text(section?.title ?? ""), "role": .text(section?.role?.anchor ?? ""),
          "sectionHref": .text(section.map { place.reference(toArticle: entry.article, anchor: $0.anchor) } ?? ""),
          "sentence": .html(Self.marked(entry.sentence, entry.marked)),
        ], into: &html)
    }
    return html
  }

  /// A sentence with the mention marked.
  static func marked(_ sentence: String, _ range: Range<Int>) -> [UInt8] {
    let bytes = Array(sentence.utf8)
    var html: [UInt8] = []
    html.reserveCapacity(bytes.count + 32)
    guard !range.isEmpty, range.upperBound <= bytes.count else {
      html.writeEscaped(bytes)
      return html
    }
    html.writeEscaped(bytes[..<range.lowerBound])
    html.write("<mark>")
    html.writeEscaped(bytes[range])
    html.write("</mark>")
    html.writeEscaped(bytes[range.upperBound...])
    return html
  }

  /// Another value that means the same error; a link where it has a page.
  private func equivalent(_ other: Entity, _ place: Place) -> (text: String, href: String, note: String) {
    let page = knowledgeBase.entity(other.page)
    return (other.label, page.map { place.reference(toEntity: $0) } ?? "", other.meanings.first?.symbol ?? "")
  }

  func outsideLink(of entity: Entity) -> String? {
    if case .custom(let name) = entity.kind {
      return site.customKinds.first { $0.name == name }?.link(for: entity.value)
    }
    return entity.outsideLink
  }

  private func spaceName(_ space: String, _ place: Place) -> String {
    let key = "space-" + space.lowercased().split(separator: " ").joined(separator: "-")
    return place.strings.has(key) ? place.strings[key] : space
  }

  /// `イベント 36870`, `KB4012219`.
  func title(of entity: Entity, _ interface: Interface) -> String {
    switch entity.kind {
    case .kb, .cve, .symbol: entity.label
    default: interface.kindName(entity.kind, site: site) + " " + entity.label
    }
  }

  private func description(of linked: LinkedEntity, _ place: Place) -> String {
    let names = linked.meanings.prefix(2).map(\.symbol).joined(separator: ", ")
    let counts = place.strings.text(
      "entity-description", ("about", String(linked.about.count)), ("mentioned", String(linked.mentioned.count)))
    return names.isEmpty ? counts : names + ". " + counts
  }
}
