import Articles
import CrossReferences
import Diagnostics
import Entities
import Markdown

/// An article for programs: as Markdown with front matter, and as JSON with its sections.
extension ExportBuilder {
  /// Entities that a file about one article lists.
  private static let entityLimit = 200

  // MARK: - Text

  /// - Parameter place: the page or file that the text stands in.
  func markdown(_ index: Int, _ document: MarkdownDocument, from place: Permalink) -> MarkdownWriter {
    let linked = knowledgeBase.articles[index]
    func address(_ target: Permalink, _ anchor: String = "") -> String {
      self.address(of: target, from: place, anchor: anchor)
    }
    func destination(_ target: LinkTarget?) -> String? {
      switch target {
      case .article(let target, let anchor): address(knowledgeBase.articles[target].permalink, anchor)
      case .entity(let target):
        address(Permalink(site.prefix(of: linked.siteLanguage) + knowledgeBase.entities[target].path))
      case .anchor(let anchor): address(linked.permalink, anchor)
      case .external(let address): address
      case .asset(let path, _, _): address(Permalink(path))
      case .broken, nil: nil
      }
    }
    let rawTargets = linked.rawTargets
    return MarkdownWriter(
      document: document, omitted: linked.article.titleHeading, rawHTML: pages.rawHTML,
      reference: { destination(rawTargets[$0.trimmingBlanks()]) }, destination: { destination(linked.links[$0]) })
  }

  func writeMarkdown(_ index: Int, _ body: ArticleBody, into text: inout [UInt8]) {
    text.removeAll(keepingCapacity: true)
    writeFrontMatter(of: index, into: &text)
    text.write("\n# ")
    text += MarkdownText.escaped(knowledgeBase.articles[index].article.headline, MarkdownText.Place(isInHeading: true))
    text.append(0x0A)
    let end = text.count
    text.append(0x0A)
    body.write(into: &text)
    if text.count > end + 1 { text.append(0x0A) } else { text.removeLast() }
  }

  private func writeFrontMatter(of index: Int, into text: inout [UInt8]) {
    let linked = knowledgeBase.articles[index]
    let article = linked.article
    func field(_ name: StaticString, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      text.write(name)
      text.write(": ")
      text.writeJSON(value.utf8, isPlain: true)
      text.write("\n")
    }
    func list(_ name: StaticString, _ values: [String]) {
      guard !values.isEmpty else { return }
      text.write(name)
      for (number, value) in values.enumerated() {
        text.write(number == 0 ? ": [" : ",")
        text.writeJSON(value.utf8, isPlain: true)
      }
      text.write("]\n")
    }
    text.write("---\n")
    field("id", article.id)
    field("title", article.title)
    field("description", article.summary)
    field("lang", article.language)
    field("url", site.canonicalAddress(of: linked.permalink))
    field("type", article.metadata.type?.rawValue)
    field("state", state(of: index))
    field("superseded-by", newest(replacing: index).map { address(of: $0, from: linked.permalink) })
    field("audience", knowledgeBase.audience(of: index))
    field("date", article.metadata.date?.description)
    field("updated", article.metadata.updated?.description)
    field("reviewed", article.metadata.reviewed?.description)
    list("products", linked.products.map { knowledgeBase.products[$0].name })
    list("tags", linked.tags.map { knowledgeBase.tags[$0].name })
    list("about", linked.about.prefix(Self.entityLimit).map { Self.name(of: knowledgeBase.entities[$0].entity) })
    text.write("---\n")
  }

  /// An archived original's holds for its translations.
  func state(of index: Int) -> String? {
    knowledgeBase.isArchived(index)
      ? Metadata.State.archived.rawValue : knowledgeBase.articles[index].article.metadata.state?.rawValue
  }

  /// The page that a reader of an article shall read in its place.
  func newest(replacing index: Int) -> Permalink? {
    knowledgeBase.successors(of: index).last.map { knowledgeBase.articles[$0].permalink }
  }

  /// `event 36870`, `KB4012219`.
  static func name(of entity: Entity) -> String {
    entity.kind.needsName ? "\(entity.kind.name) \(entity.label)" : entity.label
  }

  // MARK: - JSON

  func writeArticle(_ index: Int, _ body: ArticleBody, into json: inout JSONWriter) {
    let linked = knowledgeBase.articles[index]
    let article = linked.article
    writeFacts(of: index, into: &json)
    json.text("headline", article.headline)
    if site.audience.showsOwners { json.text("owner", article.metadata.owner) }
    json.text("reviewBy", article.metadata.reviewBy?.description)
    json.texts("tags", linked.tags.map { knowledgeBase.tags[$0].name })
    json.text("ownKB", article.ownKB)
    json.array("translations", knowledgeBase.translations(of: index)) { json, other in
      json.object {
        $0.text("lang", knowledgeBase.articles[other].siteLanguage)
        $0.text("path", knowledgeBase.articles[other].permalink.path)
      }
    }
    json.array("mentioned", linked.mentioned.prefix(Self.entityLimit)) { writeEntity($1, into: &$0) }
    json.text("intro", bytes: body.intro)
    json.array("sections", body.sections) { json, part in
      json.object {
        $0.text("anchor", part.section.anchor)
        $0.number("level", part.section.level)
        $0.text("role", part.section.role?.rawValue)
        $0.text("title", part.section.title)
        $0.text("text", bytes: part.text)
      }
    }
  }

  /// What lists of articles and the article's own file have in common.
  func writeFacts(of index: Int, into json: inout JSONWriter) {
    let linked = knowledgeBase.articles[index]
    json.text("id", linked.article.id)
    json.text("path", linked.permalink.path)
    json.text("url", site.canonicalAddress(of: linked.permalink))
    json.text("title", linked.article.title)
    json.text("summary", linked.article.summary)
    json.text("lang", linked.article.language)
    json.text("type", linked.article.metadata.type?.rawValue)
    writeStanding(of: index, into: &json)
    json.text("date", linked.article.metadata.date?.description)
    json.text("updated", linked.article.metadata.updated?.description)
    json.text("reviewed", linked.article.metadata.reviewed?.description)
    json.texts("products", linked.products.map { knowledgeBase.products[$0].name })
    json.array("about", linked.about.prefix(Self.entityLimit)) { writeEntity($1, into: &$0) }
  }

  /// Whether an article may be followed, and by whom.
  func writeStanding(of index: Int, into json: inout JSONWriter) {
    json.text("state", state(of: index))
    json.text("supersededBy", newest(replacing: index)?.path)
    json.text("audience", knowledgeBase.audience(of: index) ?? knowledgeBase.articles[index].article.metadata.audience)
  }

  func writeEntity(_ index: Int, into json: inout JSONWriter) {
    let entities = knowledgeBase.entities
    json.object {
      $0.text("kind", entities[index].entity.kind.name)
      $0.text("value", entities[index].entity.value)
      $0.text("label", entities[index].entity.label)
      $0.text("name", entities[index].name)
      $0.text("path", entities[index].path)
      $0.text("data", entityPath(index))
    }
  }
}
