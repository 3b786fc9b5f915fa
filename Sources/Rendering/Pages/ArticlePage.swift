import Articles
import CrossReferences
import Entities
import Markdown

/// An article: title, entities, facts, body, sections, related articles and why, backlinks, translations.
extension PageBuilder {
  /// Chips above the text: what the article is about, and no more than an eye takes in.
  private static let chipLimit = 12

  func articlePage(_ index: Int, _ document: MarkdownDocument, _ place: Place) -> PageContent {
    let linked = knowledgeBase.articles[index]
    let article = linked.article
    let isArchived = knowledgeBase.isArchived(index)
    let translations = knowledgeBase.translations(of: index)
    let successors = knowledgeBase.successors(of: index)
    let main = TemplateValue.form(
      .article,
      [
        "articles": .text(place.reference("articles/")),
        "crumb": .html(topicLinks(.products, linked.products.prefix(1), place)),
        "title": .text(article.headline), "chips": .html(chips(linked.about.prefix(Self.chipLimit), in: linked, place)),
        "moreChips": .html(chips(linked.about.dropFirst(Self.chipLimit).prefix(40), in: linked, place)),
        "superseded": supersededNotice(successors, place),
        "archived": .flag(isArchived), "draft": .flag(article.metadata.isDraft || article.metadata.state == .draft),
        "lags": .html(lagNotice(index, place)), "overdue": .flag(isReviewOverdue(article.metadata)),
        "facts": .html(facts(of: linked, audience: knowledgeBase.audience(of: index), place)),
        "body": .html(body(of: linked, document, place)),
        "tags": .html(topicLinks(.tags, linked.tags.prefix(20), place, separator: " · ")),
        "sections": .html(sections(of: article, place)), "related": .html(related(to: index, place)),
        "backlinks": .html(backlinks(of: index, place)), "translations": .html(self.translations(translations, place)),
        "mentioned": .html(place.chips(linked.mentioned.prefix(24))),
        "markdownHref": exports.contains(.markdown) ? "index.md" : "",
        "jsonHref": exports.contains(.api) ? "index.json" : "",
      ])
    return PageContent(
      title: article.title, description: article.summary, style: "page-article", main: main,
      alternates: translations.map {
        (knowledgeBase.articles[$0].siteLanguage, knowledgeBase.articles[$0].permalink)
      }, article: index, canonical: successors.last.map { knowledgeBase.articles[$0].permalink },
      isHidden: isArchived)
  }

  private func body(of article: LinkedArticle, _ document: MarkdownDocument, _ place: Place) -> [UInt8] {
    let decoration = ArticleDecoration(
      article: article, document: document, knowledgeBase: knowledgeBase, words: place.interface.words)
    var writer = HTMLWriter(document: document, decoration: decoration, policy: rawHTML)
    writer.write()
    return writer.html
  }

  /// Events with the provider that this article names.
  private func chips(_ indices: ArraySlice<Int>, in article: LinkedArticle, _ place: Place) -> [UInt8] {
    var html: [UInt8] = []
    for index in indices {
      var detail = knowledgeBase.entities[index].name ?? ""
      if knowledgeBase.entities[index].entity.kind == .event {
        let mention = zip(article.mentions, article.mentionPages).first { $1 == index && $0.source != nil }
        // Another article's word is only a hint.
        detail = mention?.0.source ?? knowledgeBase.entities[index].providerHint.map { "\($0)?" } ?? ""
      }
      place.writeChip(index, detail: detail, into: &html)
    }
    return html
  }

  private func sections(of article: Article, _ place: Place) -> [UInt8] {
    var html: [UInt8] = []
    let level = article.sections.map(\.level).min() ?? 2
    for section in article.sections.lazy.filter({ $0.level == level }).prefix(40) {
      place.forms.write(
        .section,
        [
          "role": .text(section.ownRole?.anchor ?? ""), "anchor": .text("#" + Permalink.encoded(section.anchor)),
          "title": .text(section.title),
        ], into: &html)
    }
    return html
  }

  // MARK: - Facts

  private func facts(of linked: LinkedArticle, audience: String?, _ place: Place) -> [UInt8] {
    let metadata = linked.article.metadata
    let strings = place.strings
    var html: [UInt8] = []
    func write(_ name: String, state: String = "", _ value: [UInt8]) {
      guard !value.isEmpty || !state.isEmpty else { return }
      place.forms.write(
        .fact,
        [
          "name": .text(strings[name]), "state": .text(state),
          "stateName": .text(place.stateName(state)),
          "stateHref": .text(state.isEmpty ? "" : place.reference("articles/") + "#states"), "value": .html(value),
        ], into: &html)
    }
    func write(_ name: String, state: String = "", texts: [String?]) {
      var value: [UInt8] = []
      value.writeEscaped(texts.compactMap { $0 }.joined(separator: " · "))
      write(name, state: state, value)
    }
    write("products", topicLinks(.products, linked.products.prefix(12), place, separator: strings["comma"]))
    write(
      "state", state: metadata.state?.rawValue ?? "",
      texts: [
        metadata.reviewed.map { strings.text("reviewed-on", ("date", "\($0)")) },
        metadata.reviewBy.map { strings.text("review-by", ("date", "\($0)")) },
      ])
    write(
      "dates",
      texts: [
        metadata.date.map { strings.text("published-on", ("date", "\($0)")) },
        metadata.updated.map { strings.text("updated-on", ("date", "\($0)")) },
      ])
    write("type", texts: [metadata.type.map { strings["type-" + $0.rawValue] }])
    if site.audience.showsOwners { write("owner", texts: [metadata.owner]) }
    write("audience", texts: [audience ?? metadata.audience])
    write("own-kb", texts: [linked.article.ownKB.map { "KB" + $0 }])
    return html
  }

  // MARK: - Other articles

  private func related(to index: Int, _ place: Place) -> [UInt8] {
    var html: [UInt8] = []
    for related in knowledgeBase.related(to: index) {
      place.forms.write(
        .related,
        [
          "link": place.link(toArticle: related.article), "badges": .html(place.badges(of: related.article)),
          "reason": .text(reason(for: related, place)),
        ], into: &html)
    }
    return html
  }

  private func backlinks(of index: Int, _ place: Place) -> [UInt8] {
    var html: [UInt8] = []
    for index in knowledgeBase.backlinks(of: index).prefix(20) {
      place.forms.write(
        .related,
        ["link": place.link(toArticle: index), "badges": .html(place.badges(of: index)), "reason": ""],
        into: &html)
    }
    return html
  }

  private func translations(_ translations: [Int], _ place: Place) -> [UInt8] {
    var html: [UInt8] = []
    for index in translations {
      let language = knowledgeBase.articles[index].siteLanguage
      var link: [UInt8] = []
      place.writeLink(to: place.reference(toArticle: index), LanguageName.of(language), language: language, into: &link)
      place.forms.write(
        .related, ["link": .html(link), "badges": .html(place.badges(of: index)), "reason": ""], into: &html)
    }
    return html
  }

  private func reason(for related: RelatedArticle, _ place: Place) -> String {
    let strings = place.strings
    if !related.entities.isEmpty {
      let names = related.entities.map { entityPhrase($0, place) }.joined(separator: strings["comma"])
      return strings.text("shares", ("what", names))
    }
    if let product = related.product { return strings.text("shares", ("what", knowledgeBase.products[product].name)) }
    return strings[related.isLinked ? "linked" : "named-by-author"]
  }

  /// `イベント 1057`, `KB4012219`.
  private func entityPhrase(_ index: Int, _ place: Place) -> String {
    let entity = knowledgeBase.entities[index].entity
    return entity.kind.needsName
      ? place.interface.kindName(entity.kind, site: site) + " " + entity.label : entity.label
  }
}
