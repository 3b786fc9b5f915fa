import Articles
import CrossReferences
import Entities

/// Reports whose rows are entities: those that nobody explains, and events of a production log that nobody wrote about.
package enum EntityReports {
  static func unexplained(in knowledgeBase: KnowledgeBase) -> ReportTable {
    let entities = knowledgeBase.entities.filter { $0.about.isEmpty && !$0.mentioned.isEmpty }
      .sorted { left, right in
        left.mentioned.count != right.mentioned.count
          ? left.mentioned.count > right.mentioned.count : Entity.areInIncreasingOrder(left.entity, right.entity)
      }
    return ReportTable(
      "\(entities.count) of \(knowledgeBase.entities.count) entities are mentioned and explained nowhere",
      columns: ["kind", "value", "name", "mentions", "example"],
      rows: entities.map { linked in
        [
          .text(linked.entity.kind.name), .text(linked.entity.label), .text(linked.name ?? ""),
          .number(linked.mentioned.count),
          .text(linked.mentioned.first.map { knowledgeBase.articles[$0.article].article.file.path } ?? ""),
        ]
      })
  }

  /// What to write next: events of a log that no article explains, by how often they came, then those that are explained.
  package static func wanted(_ log: [EventCount], in knowledgeBase: KnowledgeBase) -> ReportTable {
    let rows = log.sorted { ($1.count, $0.id, $0.source) < ($0.count, $1.id, $1.source) }.map { event in
      row(event, in: knowledgeBase)
    }
    let explained = rows.count { $0[3] == .text("explained") }
    return ReportTable(
      "\(explained) of \(log.count) events are explained by an article",
      columns: ["count", "event", "source", "state", "article"],
      rows: rows.filter { $0[3] != .text("explained") } + rows.filter { $0[3] == .text("explained") })
  }

  private static func row(_ event: EventCount, in knowledgeBase: KnowledgeBase) -> [ReportTable.Value] {
    let number = knowledgeBase.entity(Entity(.event, String(event.id)))
    let head: [ReportTable.Value] = [.number(event.count), .number(event.id), .text(event.source)]
    let path = { (article: EntityArticle?) in
      ReportTable.Value.text(article.map { knowledgeBase.articles[$0.article].article.file.path } ?? "")
    }
    guard let number else { return head + [.text("missing"), .text("")] }
    let linked = knowledgeBase.entities[number]
    let key = ProviderName.canonical(event.source)
    if !event.source.isEmpty, !linked.providers.isEmpty {
      guard let provider = linked.providers.first(where: { ProviderName.canonical($0.name) == key }) else {
        return head + [.text("other source"), path(linked.about.first ?? linked.mentioned.first)]
      }
      return head + [.text(provider.aboutCount > 0 ? "explained" : "mentioned"), path(provider.articles.first)]
    }
    return head + [
      .text(linked.about.isEmpty ? "mentioned" : "explained"), path(linked.about.first ?? linked.mentioned.first),
    ]
  }
}

/// How often a production log holds an event of a source.
package struct EventCount: Sendable, Hashable {
  /// Windows event IDs have 16 bits; larger ones hold qualifiers above them.
  package let id: Int
  /// Empty where the log does not say.
  package let source: String
  package let count: Int
}
