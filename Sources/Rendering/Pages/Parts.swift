import Articles
import CrossReferences
import Entities

/// Parts that several kinds of pages have: links, chips, lines of lists.
extension Place {
  /// - Parameter language: the target's, where it is another than the page's.
  func writeLink(
    to reference: String, _ title: String, language: String = "", state: String = "", into html: inout [UInt8]
  ) {
    forms.write(.link, linkFields(reference, title, language, state), into: &html)
  }

  private func linkFields(_ reference: String, _ title: String, _ language: String, _ state: String) -> TemplateFields {
    [
      "href": .text(reference), "lang": .text(language), "title": .text(title), "state": .text(state),
      "stateName": .text(stateName(state)),
    ]
  }

  func stateName(_ state: String) -> String { state.isEmpty ? "" : strings["state-" + state] }

  func link(toArticle index: Int) -> TemplateValue {
    .form(
      .link,
      linkFields(
        reference(toArticle: index), knowledgeBase.articles[index].article.title, language(ofArticle: index),
        builder.withheldState(of: index)))
  }

  /// Empty where it is the page's own.
  func language(ofArticle index: Int) -> String {
    knowledgeBase.articles[index].siteLanguage == language ? "" : knowledgeBase.articles[index].article.language
  }

  func writeChip(_ index: Int, detail: String = "", into html: inout [UInt8]) {
    let entity = knowledgeBase.entities[index].entity
    forms.write(
      .chip,
      [
        "style": .text(entity.kind.styleClass), "href": .text(reference(toEntity: index)),
        "namesKind": .flag(entity.kind.needsName), "kind": .text(interface.kindName(entity.kind, site: builder.site)),
        "value": .text(entity.label), "detail": .text(detail),
      ], into: &html)
  }

  /// Bytes of most chips.
  private static let chipLength = 128

  func chips(_ indices: some Sequence<Int>) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(indices.underestimatedCount * Self.chipLength)
    for index in indices {
      writeChip(index, detail: knowledgeBase.entities[index].name ?? "", into: &html)
    }
    return html
  }

  /// A line of a list of links with a number or a day at its end.
  func writeCounted(
    _ title: String, to reference: String, value: String = "", language: String = "", badges: [UInt8] = [],
    date: String = "", count: String = "", state: String = "",
    into html: inout [UInt8]
  ) {
    forms.write(
      .counted,
      [
        "href": .text(reference), "lang": .text(language), "value": .text(value), "title": .text(title),
        "badges": .html(badges), "date": .text(date), "count": .text(count), "state": .text(state),
        "stateName": .text(stateName(state)),
      ], into: &html)
  }

  /// An article in a list: with its day and what it is about.
  func writeListed(_ index: Int, into html: inout [UInt8]) {
    var chips: [UInt8] = []
    for entity in knowledgeBase.articles[index].about.prefix(4) { writeChip(entity, into: &chips) }
    let date = knowledgeBase.lastChange(of: index)
    forms.write(
      .listed,
      [
        "link": link(toArticle: index), "badges": .html(badges(of: index)),
        "date": .text(date.map { "\($0)" } ?? ""),
        "chips": .html(chips),
      ], into: &html)
  }

  /// An article's state, and for whom it is where that is not everyone. That it is a draft stands beside each link already.
  func badges(of index: Int) -> [UInt8] {
    let state = knowledgeBase.badge(of: index)
    var html: [UInt8] = []
    if !state.isEmpty, state != Metadata.State.draft.rawValue {
      forms.write(.badge, ["style": .text(state), "name": .text(strings["state-" + state])], into: &html)
    }
    writeAudience(of: index, into: &html)
    return html
  }

  func writeAudience(of index: Int, into html: inout [UInt8]) {
    guard let audience = knowledgeBase.narrowAudience(of: index) else { return }
    forms.write(.badge, ["style": "audience", "name": .text(audience)], into: &html)
  }

  /// Texts side by side, with links where there is a page: `0x80070005 E_ACCESSDENIED · …`.
  func parts(_ list: [(text: String, href: String, note: String)]) -> [UInt8] {
    var html: [UInt8] = []
    for (number, part) in list.enumerated() {
      if number > 0 { html.write(" · ") }
      forms.write(
        .part, ["href": .text(part.href), "text": .text(part.text), "note": .text(part.note)], into: &html)
    }
    return html
  }

  /// Links to a list's other pages: all where they are few, else those around this one and the ends.
  func pageLinks(
    _ folder: String, count: Int, number: Int, label: (Int) -> String = { String($0) }
  ) -> [UInt8] {
    let pages = PageList.numbers(count)
    guard pages.count > 1 else { return [] }
    var html: [UInt8] = []
    for page in pages where pages.count <= 60 || abs(page - number) <= 5 || page == 1 || page == pages.upperBound {
      forms.write(
        .pageLink,
        [
          "current": .flag(page == number), "href": .text(reference(PageBuilder.numbered(folder, page))),
          "label": .text(label(page)),
        ], into: &html)
    }
    return html
  }
}

extension EntityKind {
  /// A KB number and a symbol say themselves what they are; a bare number does not.
  var needsName: Bool {
    switch self {
    case .event, .stop, .custom: true
    case .kb, .code, .symbol, .cve: false
    }
  }
}
