import Articles
import CrossReferences
import Entities
import Markdown

/// An article: title, entities, facts, body, sections, related articles and why, backlinks, translations.
extension PageBuilder {
  /// Chips above the text: what the article is about, and no more than an eye takes in.
  private static let chipLimit = 12

  func articlePage(_ index: Int, _ place: Place) -> PageFrame.Content {
    let linked = knowledgeBase.articles[index]
    let article = linked.article
    var values: TemplateObject = [
      "title": .text(article.headline), "lang": .text(article.language),
      "articles": .text(place.reference("articles/")), "body": .html(PageFrame.body),
      "crumb": .list(linked.products.prefix(1).map { topicLink(.products, $0, place) }),
      "chips": .list(linked.about.prefix(Self.chipLimit).map { chip($0, in: linked, place) }),
      "moreChips": .list(linked.about.dropFirst(Self.chipLimit).prefix(40).map { chip($0, in: linked, place) }),
      "facts": .list(facts(of: linked, place)), "sections": .list(sections(of: article)),
      "related": .list(linked.related.map { related($0, place) }),
      "backlinks": .list(linked.backlinks.prefix(20).map { articleLink($0, place) }),
      "mentioned": .list(linked.mentioned.prefix(24).map { chip($0, in: linked, place) }),
      "translations": .list(linked.translations.map { translation($0, place) }),
      "tags": .list(linked.tags.map { topicLink(.tags, $0, place) }),
    ]
    if let newer = linked.supersededBy { values["superseded"] = .object(articleLink(newer, place)) }
    if article.metadata.state == .archived { values["archived"] = true }
    if article.metadata.isDraft || article.metadata.state == .draft { values["draft"] = true }
    return PageFrame.Content(
      title: article.title, description: article.summary, main: place.interface.templates.render("article", values),
      body: body(of: linked, place), style: "page-article",
      alternates: linked.translations.map {
        (knowledgeBase.articles[$0].siteLanguage, knowledgeBase.articles[$0].permalink)
      })
  }

  private func body(of article: LinkedArticle, _ place: Place) -> [UInt8] {
    let decoration = ArticleDecoration(
      article: article, knowledgeBase: knowledgeBase, words: place.interface.words)
    var writer = HTMLWriter(document: article.article.document, decoration: decoration, policy: rawHTML)
    writer.write()
    return writer.html
  }

  private func chip(_ entity: Int, in article: LinkedArticle, _ place: Place) -> TemplateObject {
    let linked = knowledgeBase.entities[entity]
    var detail = EntityName.of(linked.entity) ?? ""
    if linked.entity.kind == .event {
      let mention = zip(article.mentions, article.mentionPages).first { $1 == entity && $0.source != nil }
      detail = mention?.0.source ?? ""
    }
    return entityLink(entity, detail: detail, place)
  }

  func entityLink(_ index: Int, detail: String = "", _ place: Place) -> TemplateObject {
    let entity = knowledgeBase.entities[index].entity
    return [
      "style": .text(entity.kind.styleClass), "kind": .text(place.interface.kindName(entity.kind, site: site)),
      "value": .text(entity.label), "detail": .text(detail), "href": .text(place.reference(toEntity: index)),
      // A KB number and a symbol say themselves what they are.
      "namesKind": .flag([.event, .stop].contains(entity.kind) || isCustom(entity.kind)),
    ]
  }

  private func isCustom(_ kind: EntityKind) -> Bool { if case .custom = kind { true } else { false } }

  func articleLink(_ index: Int, _ place: Place) -> TemplateObject {
    let linked = knowledgeBase.articles[index]
    return [
      "title": .text(linked.article.title), "href": .text(place.reference(toArticle: index)),
      "lang": .text(linked.siteLanguage == place.language ? "" : linked.article.language),
    ]
  }

  private func translation(_ index: Int, _ place: Place) -> TemplateObject {
    let linked = knowledgeBase.articles[index]
    return [
      "title": .text(LanguageName.of(linked.siteLanguage)), "href": .text(place.reference(toArticle: index)),
      "lang": .text(linked.siteLanguage),
    ]
  }

  private func sections(of article: Article) -> [TemplateObject] {
    let level = article.sections.map(\.level).min() ?? 2
    return article.sections.filter { $0.level == level }.prefix(40).map { section in
      [
        "title": .text(section.title), "anchor": .text("#" + Permalink.encoded(section.anchor)),
        "role": .text(section.ownRole?.anchor ?? ""),
      ]
    }
  }

  // MARK: - Facts

  private func facts(of linked: LinkedArticle, _ place: Place) -> [TemplateObject] {
    let metadata = linked.article.metadata
    let strings = place.strings
    var facts: [TemplateObject] = []
    if !linked.products.isEmpty {
      facts.append([
        "name": .text(strings["products"]),
        "links": .list(linked.products.prefix(12).map { topicLink(.products, $0, place) }),
      ])
    }
    if metadata.state != nil || metadata.reviewed != nil || metadata.reviewBy != nil {
      let state = metadata.state?.rawValue ?? ""
      facts.append([
        "name": .text(strings["state"]), "state": .text(state),
        "stateName": .text(state.isEmpty ? "" : strings["state-" + state]),
        "text": .text(
          [
            metadata.reviewed.map { strings.text("reviewed-on", ("date", "\($0)")) },
            metadata.reviewBy.map { strings.text("review-by", ("date", "\($0)")) },
          ].compactMap { $0 }.joined(separator: " · ")),
      ])
    }
    let dates = [
      metadata.date.map { strings.text("published-on", ("date", "\($0)")) },
      metadata.updated.map { strings.text("updated-on", ("date", "\($0)")) },
    ].compactMap { $0 }
    if !dates.isEmpty {
      facts.append(["name": .text(strings["dates"]), "text": .text(dates.joined(separator: " · "))])
    }
    for (name, value) in [
      ("type", metadata.type.map { strings["type-" + $0.rawValue] }), ("owner", metadata.owner),
      ("audience", metadata.audience), ("own-kb", linked.article.ownKB.map { "KB" + $0 }),
    ] {
      if let value, !value.isEmpty { facts.append(["name": .text(strings[name]), "text": .text(value)]) }
    }
    return facts
  }

  // MARK: - Related

  private func related(_ related: RelatedArticle, _ place: Place) -> TemplateObject {
    var link = articleLink(related.article, place)
    let strings = place.strings
    var reason = ""
    if !related.entities.isEmpty {
      let names = related.entities.map { entityPhrase($0, place) }.joined(separator: strings["comma"])
      reason = strings.text("shares", ("what", names))
    } else if let product = related.product {
      reason = strings.text("shares", ("what", knowledgeBase.products[product].name))
    } else if related.isLinked {
      reason = strings["linked"]
    } else {
      reason = strings["named-by-author"]
    }
    link["reason"] = .text(reason)
    return link
  }

  /// `イベント 1057`, `KB4012219`.
  func entityPhrase(_ index: Int, _ place: Place) -> String {
    let entity = knowledgeBase.entities[index].entity
    let needsKind = [.event, .stop].contains(entity.kind) || isCustom(entity.kind)
    return needsKind ? place.interface.kindName(entity.kind, site: site) + " " + entity.label : entity.label
  }
}

/// What an entity is called beside its number.
enum EntityName {
  static func of(_ entity: Entity) -> String? {
    entity.kind == .symbol ? nil : entity.meanings.first?.symbol
  }
}
