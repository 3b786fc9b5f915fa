import Articles
import CrossReferences
import Diagnostics
import Entities

/// What one article names, as `casebook entities` prints it: each entity once, with its first mention in the body, if any.
struct EntityListing {
  let article: Article
  let mentions: [ArticleMention]
  let hints: ProviderHints

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
      let source = mention.source.map { " (\($0))" } ?? hint(for: mention).map { " (\($0)?)" } ?? ""
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
    let inBodyFirst = mentions.filter { !Self.isFrontMatter($0) } + mentions.filter(Self.isFrontMatter)
    let sources = Dictionary(grouping: mentions.filter { $0.source != nil }, by: \.entity)
    return inBodyFirst.filter { mention in
      // A bare mention of an event whose provider is named elsewhere says nothing more.
      let source = mention.source ?? sources[mention.entity]?.first?.source
      return seen.insert(Key(entity: mention.entity, source: source?.lowercased())).inserted
    }.map { mention in
      var mention = mention
      mention.source = mention.source ?? sources[mention.entity]?.first?.source
      return mention
    }
  }

  /// The provider that other articles name; only for events without one.
  private func hint(for mention: ArticleMention) -> String? {
    mention.entity.kind == .event && mention.source == nil ? hints.hint(for: mention.entity) : nil
  }

  private static func isFrontMatter(_ mention: ArticleMention) -> Bool {
    mention.node == nil && (mention.place == .title || mention.place == .description)
  }

  private func role(of entity: Entity) -> String {
    let mentions = mentions.filter { $0.entity == entity }
    return mentions.contains(where: \.isSelf) ? "self" : mentions.contains(where: \.isAbout) ? "about" : "mention"
  }

  private func json(_ mention: ArticleMention, explain: Bool) -> String {
    let place = article.file.position(at: mention.offset)
    var members = [
      ("kind", JSONText.quoted(mention.entity.kind.name)), ("value", JSONText.quoted(mention.entity.value)),
      ("source", mention.source.map(JSONText.quoted) ?? "null"), ("role", JSONText.quoted(role(of: mention.entity))),
      ("written", JSONText.quoted(mention.written)), ("line", String(place.line)), ("column", String(place.column)),
    ]
    if let hint = hint(for: mention) { members.append(("source_hint", JSONText.quoted(hint))) }
    if explain { members.append(("rule", JSONText.quoted(mention.rule))) }
    return JSONText.object(members)
  }

  /// Headings as written that play a role, by their own words or by those of the section they stand in. Of several with
  /// the same words the first that has a role of its own counts.
  private var sections: String {
    var seen: Set<String> = []
    let own = Set(article.sections.filter { $0.ownRole != nil }.map(\.title))
    return JSONText.object(
      article.sections.compactMap { section in
        guard let role = section.ownRole ?? (own.contains(section.title) ? nil : section.role),
          seen.insert(section.title).inserted
        else { return nil }
        return (section.title, JSONText.quoted(role.rawValue))
      })
  }
}
