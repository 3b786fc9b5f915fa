import Articles
import CrossReferences
import Diagnostics
import Entities

/// What is known of one entity, as `casebook lookup` prints it.
struct EntityReport {
  let entity: Entity
  /// Its page in the site at hand; nil where no article names it.
  let linked: LinkedEntity?
  let knowledgeBase: KnowledgeBase?

  init(_ entity: Entity, in knowledgeBase: KnowledgeBase?) {
    self.entity = entity.page
    self.knowledgeBase = knowledgeBase
    linked = knowledgeBase?.entities.first { $0.entity == entity.page }
  }

  /// A number that nobody names and no table holds is only a number.
  var isKnown: Bool { linked != nil || !entity.meanings.isEmpty }

  var text: String {
    let names = entity.meanings.map { $0.symbol + " (" + $0.source + ")" }.joined(separator: ", ")
    var lines = ["\(entity.kind.name) \(entity.label)" + (names.isEmpty ? "" : "  " + names)]
    if let facility = entity.facility { lines.append("  from: " + facility) }
    let others = entity.spellings.filter { $0 != entity.label }
    if !others.isEmpty { lines.append("  also written: " + others.joined(separator: ", ")) }
    if !entity.related.isEmpty {
      lines.append("  same error: " + entity.related.map(Self.namedLabel).joined(separator: ", "))
    }
    if let providers = linked?.providers, !providers.isEmpty {
      lines.append("  providers: " + providers.map(\.name).joined(separator: ", "))
    }
    if let link = outsideLink { lines.append("  " + link) }
    lines += list("about it:", linked?.about ?? []) + list("mention it:", linked?.mentioned ?? [])
    if knowledgeBase != nil, linked == nil { lines.append("  No article names it.") }
    return lines.joined(separator: "\n")
  }

  /// `5 ERROR_ACCESS_DENIED`
  private static func namedLabel(_ entity: Entity) -> String {
    ([entity.label] + entity.meanings.prefix(1).map(\.symbol)).joined(separator: " ")
  }

  private var outsideLink: String? {
    if case .custom(let name) = entity.kind {
      return knowledgeBase?.site.customKinds.first { $0.name == name }?.link(for: entity.value)
    }
    return entity.outsideLink
  }

  private static let limit = 20

  private func list(_ title: String, _ articles: [EntityArticle]) -> [String] {
    guard !articles.isEmpty else { return [] }
    let articles = knowledgeBase?.inForceFirst(articles) ?? articles
    let rest = articles.count > Self.limit ? ["    and \(articles.count - Self.limit) more"] : []
    return ["  \(title)"]
      + articles.prefix(Self.limit).map { entry in
        let article = knowledgeBase?.articles[entry.article].article
        let badges = badges(of: entry.article).map { " (\($0))" }.joined()
        return "    \(article?.file.path ?? "")  \(article?.title ?? "")\(badges)"
      } + rest
  }

  /// What a reader must know before following an article.
  private func badges(of number: Int) -> [String] {
    guard let knowledgeBase else { return [] }
    let newest = knowledgeBase.successors(of: number).last.map { knowledgeBase.articles[$0].article.file.path }
    let state = newest.map { "replaced by \($0)" } ?? knowledgeBase.badge(of: number)
    return [state, knowledgeBase.narrowAudience(of: number) ?? ""].filter { !$0.isEmpty }
  }

  var json: String {
    JSONText.object([
      ("kind", JSONText.quoted(entity.kind.name)), ("value", JSONText.quoted(entity.value)),
      ("label", JSONText.quoted(entity.label)),
      (
        "meanings",
        JSONText.array(
          entity.meanings.map {
            JSONText.object([("symbol", JSONText.quoted($0.symbol)), ("source", JSONText.quoted($0.source))])
          })
      ),
      ("spellings", JSONText.array(entity.spellings.map(JSONText.quoted))),
      ("facility", entity.facility.map(JSONText.quoted) ?? "null"),
      ("link", outsideLink.map(JSONText.quoted) ?? "null"),
      ("same", JSONText.array(entity.related.map { JSONText.quoted($0.value) })),
      ("providers", JSONText.array((linked?.providers ?? []).map { JSONText.quoted($0.name) })),
      ("about", articles(linked?.about ?? [])), ("mentioned", articles(linked?.mentioned ?? [])),
    ])
  }

  private func articles(_ list: [EntityArticle]) -> String {
    JSONText.array(
      (knowledgeBase?.inForceFirst(list) ?? list).map { entry in
        let article = knowledgeBase?.articles[entry.article].article
        let newest = knowledgeBase?.successors(of: entry.article).last
        return JSONText.object([
          ("path", JSONText.quoted(article?.file.path ?? "")), ("title", JSONText.quoted(article?.title ?? "")),
          ("sentence", JSONText.quoted(entry.sentence)),
          ("state", JSONText.quoted(knowledgeBase?.badge(of: entry.article) ?? "")),
          (
            "supersededBy",
            newest.flatMap { knowledgeBase?.articles[$0].article.file.path }.map(JSONText.quoted) ?? "null"
          ),
        ])
      })
  }
}
