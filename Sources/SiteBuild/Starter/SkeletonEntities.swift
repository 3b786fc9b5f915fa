import Entities
import Import

/// The entities of a text in a new article: declared in its front matter, and each in its first section as a log shows it.
struct SkeletonEntities {
  private let entities: [TextEntities.Named]
  private let isJapanese: Bool

  init(_ entities: [TextEntities.Named], language: String) {
    self.entities = entities
    isJapanese = language == "ja"
  }

  /// `events: [1057, 36870]`, a line a kind.
  var frontMatter: [String] {
    var kinds: [String] = []
    var values: [String: [String]] = [:]
    for named in entities {
      let key = named.entity.kind.name + "s"
      if values[key] == nil { kinds.append(key) }
      values[key, default: []].append(named.entity.kind == .kb ? named.entity.value : named.entity.label)
    }
    return kinds.sorted().map { key in
      let list = (values[key] ?? []).map { $0.allSatisfy { $0.isASCII && $0.isNumber } ? $0 : YAMLText.quoted($0) }
      return "\(key): [\(list.joined(separator: ", "))]"
    }
  }

  /// Events as quotes with their source, the others as a list with their names.
  var lines: [String] {
    let (source, id) = isJapanese ? ("ソース", "イベント ID") : ("Source", "Event ID")
    let events = entities.filter { $0.entity.kind == .event }.flatMap { named in
      (named.source.map { ["> \(source): \(MarkdownEscaping.escaped($0))"] } ?? []) + [
        "> \(id): \(named.entity.label)"
      ] + named.message.map { "> \(MarkdownEscaping.escaped($0))" } + [""]
    }
    let codes = Set(entities.filter { $0.entity.kind == .code }.flatMap { $0.entity.meanings.map(\.symbol) })
    // A name that stands behind its code is no item of its own.
    let others = entities.filter {
      $0.entity.kind != .event && !($0.entity.kind == .symbol && codes.contains($0.entity.label))
    }.map { named in
      let name = named.entity.kind == .symbol ? nil : named.entity.meanings.first?.symbol
      return "- \(MarkdownEscaping.escaped(named.entity.label))"
        + (name.map { " (\(MarkdownEscaping.escaped($0)))" } ?? "")
    }
    return events + others + (others.isEmpty ? [] : [""])
  }
}
