import Articles
import CrossReferences
import Diagnostics
import Entities

/// What one article names, as `casebook entities` prints it: each entity once, with its first mention.
struct EntityListing {
  let article: Article
  let mentions: [ArticleMention]

  /// One JSON object: `path`, `lang`, `title`, `entities`, `sections`, `applies_to`.
  func json(explain: Bool) -> String {
    JSONText.object([
      ("path", JSONText.quoted(article.file.path)),
      ("lang", JSONText.quoted(article.language)),
      ("title", JSONText.quoted(article.title)),
      ("entities", JSONText.array(distinct.map { json($0, explain: explain) })),
      ("sections", sections),
      ("applies_to", JSONText.array(article.appliesTo.map(JSONText.quoted))),
    ])
  }

  func text(explain: Bool) -> String {
    let lines = distinct.map { mention in
      let place = article.file.position(at: mention.offset)
      let source = mention.source.map { " (\($0))" } ?? ""
      let rule = explain ? "  \(mention.rule)" : ""
      return "  \(place.line):\(place.column)\t\(mention.entity.kind.name)\t\(mention.entity.value)\(source)\(rule)"
    }
    return ([article.file.path] + lines).joined(separator: "\n")
  }

  private struct Key: Hashable {
    let entity: Entity
    let source: String?
  }

  /// Once for each value, for events once for each value and source.
  private var distinct: [ArticleMention] {
    var seen: Set<Key> = []
    let named = Set(mentions.filter { $0.source != nil }.map(\.entity))
    return mentions.filter { mention in
      // A bare mention of an event whose provider is named elsewhere says nothing more.
      if mention.source == nil, named.contains(mention.entity) { return false }
      return seen.insert(Key(entity: mention.entity, source: mention.source?.lowercased())).inserted
    }
  }

  private func json(_ mention: ArticleMention, explain: Bool) -> String {
    let place = article.file.position(at: mention.offset)
    let isSelf = mentions.contains { $0.entity == mention.entity && $0.isSelf }
    var members = [
      ("kind", JSONText.quoted(mention.entity.kind.name)), ("value", JSONText.quoted(mention.entity.value)),
      ("source", mention.source.map(JSONText.quoted) ?? "null"),
      ("role", JSONText.quoted(isSelf ? "self" : mention.isAbout ? "about" : "mention")),
      ("written", JSONText.quoted(mention.written)), ("line", String(place.line)), ("column", String(place.column)),
    ]
    if explain { members.append(("rule", JSONText.quoted(mention.rule))) }
    return JSONText.object(members)
  }

  /// Headings as written that play a role by their own words.
  private var sections: String {
    var seen: Set<String> = []
    return JSONText.object(
      article.sections.compactMap { section in
        guard let role = section.ownRole, seen.insert(section.title).inserted else { return nil }
        return (section.title, JSONText.quoted(role.rawValue))
      })
  }
}
