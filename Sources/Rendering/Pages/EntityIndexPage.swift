import CrossReferences
import Entities

/// All entities of a kind in numeric order, a hundred on a page, each with its name and how many articles know it.
extension PageBuilder {
  func entityIndexPage(_ range: Range<Int>, _ number: Int, _ place: Place) -> PageFrame.Content {
    let kind = knowledgeBase.entities[range.lowerBound].entity.kind
    let title = place.interface.kindPlural(kind, site: site)
    let shown = PageList.slice(range.count, number: number)
    var values: TemplateObject = [
      "title": .text(title), "count": .text(String(range.count)), "style": .text(kind.styleClass),
      "entities": .list(shown.map { row(range.lowerBound + $0, place) }),
    ]
    addPages(to: &values, folder: kind.folder + "/", count: range.count, number: number, place) { page in
      let slice = PageList.slice(range.count, number: page)
      let (first, last) = (range.lowerBound + slice.lowerBound, range.lowerBound + slice.upperBound - 1)
      return "\(knowledgeBase.entities[first].entity.label) – \(knowledgeBase.entities[last].entity.label)"
    }
    return PageFrame.Content(
      title: number == 1 ? title : "\(title) (\(number))",
      main: place.interface.templates.render("entity-index", values),
      style: "page-index", alternates: place.alternates(Self.numbered(kind.folder + "/", number)))
  }

  private func row(_ index: Int, _ place: Place) -> TemplateObject {
    let linked = knowledgeBase.entities[index]
    let providers = linked.providers.prefix(3).map(\.name).joined(separator: place.strings["comma"])
    var link = entityLink(index, detail: EntityName.of(linked.entity) ?? providers, place)
    link["count"] = .text(String(linked.about.count + linked.mentioned.count))
    return link
  }

  /// Links to a list's other pages: all where they are few, else those around this one and the ends.
  func addPages(
    to values: inout TemplateObject, folder: String, count: Int, number: Int, _ place: Place,
    label: (Int) -> String = { String($0) }
  ) {
    let pages = PageList.numbers(count)
    guard pages.count > 1 else { return }
    let near = pages.filter {
      pages.count <= 60 || abs($0 - number) <= 5 || $0 == pages.lowerBound || $0 == pages.upperBound
    }
    values["pages"] = .list(
      near.map { page in
        [
          "label": .text(label(page)), "current": .flag(page == number),
          "href": .text(place.reference(Self.numbered(folder, page))),
        ]
      })
    values["previous"] = .text(number > 1 ? place.reference(Self.numbered(folder, number - 1)) : "")
    values["next"] = .text(number < pages.upperBound ? place.reference(Self.numbered(folder, number + 1)) : "")
  }
}
