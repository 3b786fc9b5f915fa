import Entities
import Search

/// A built site as a model reads it: its search index and its JSON files.
package final class SiteBundle {
  let title: String
  /// The site's own address, with which full links begin; empty where it is not known.
  let base: String
  private let read: (String, Range<Int>) -> [UInt8]?
  /// Kinds of entities by name, and the folders of their files.
  private let kinds: [String]
  private var index: (root: [UInt8], reader: SearchReader)?

  /// Bytes of a file that is read whole.
  private static let whole = 0..<64 << 20
  /// Bytes of an article that are given at once.
  static let textLimit = 60_000

  package enum Problem: Error, CustomStringConvertible {
    case noData
    package var description: String {
      "there are no JSON files (api/index.json); build the site with its base URL, or with 'publish: {api: true}' in casebook.yml"
    }
  }

  /// - Parameter read: a part of a file by its path below the site's root, as much of it as there is; nil where there is no such file.
  package init(read: @escaping (String, Range<Int>) -> [UInt8]?) throws {
    guard let index = read("api/index.json", Self.whole).flatMap(JSONValue.init), index["schema"] != nil else {
      throw Problem.noData
    }
    self.read = read
    title = index["title"]?.text ?? "Casebook"
    base = index["url"]?.text ?? ""
    kinds = (index["kinds"]?.elements ?? []).compactMap { $0["kind"]?.text }
    _ = try reader()
  }

  /// The site may be built again meanwhile: then the index is another one.
  private func reader() throws(SearchRoot.Problem) -> SearchReader {
    let root = read(SearchRoot.path, Self.whole) ?? []
    if let index, index.root == root { return index.reader }
    let reader = try SearchReader(read: read)
    index = (root, reader)
    return reader
  }

  func json(_ path: String) -> JSONValue? { bytes(path).flatMap(JSONValue.init) }

  func bytes(_ path: String) -> [UInt8]? { read(path, Self.whole) }

  // MARK: - Search

  func search(_ query: String, limit: Int, language: String) -> Tool.Outcome {
    do {
      let reader = try reader()
      let results = reader.search(query, language: language)
      let terms = results.markedTerms
      var lines = results.entities.prefix(3).map { entity in
        "Entity: \(entity.record.kind) \(entity.record.label) (\(entity.record.names.joined(separator: ", "))), "
          + "\(entity.record.aboutCount) articles about it"
      }
      for (number, ranked) in results.ranked.prefix(limit).enumerated() {
        guard let facts = reader.facts(of: ranked.document) else { continue }
        lines.append("\(number + 1). \(facts.title)")
        lines.append("   path: \(facts.url)" + Self.noted(facts))
        if let excerpt = Excerpt(facts, terms: terms, chunk: ranked.chunk), !excerpt.section.text.isEmpty {
          lines.append("   section: \(excerpt.section.anchor)")
          lines.append("   \(excerpt.section.text)")
        }
      }
      return .done(lines.isEmpty ? "Nothing was found." : lines.joined(separator: "\n"))
    } catch {
      return .failed("\(error)")
    }
  }

  private static func noted(_ facts: DocumentFacts) -> String {
    let notes = facts.products.prefix(3) + [facts.state, facts.language].filter { !$0.isEmpty }
    return notes.isEmpty ? "" : " · " + notes.joined(separator: " · ")
  }

  // MARK: - Entities

  func lookup(_ text: String) -> Tool.Outcome {
    var seen: Set<String> = []
    let own = kinds.compactMap { kind in file(kind, value: text.filter { !$0.isWhitespace }) }
    let guesses = EntityQuery.parse(text).map(\.page)
    let found =
      own.filter { custom($0) }
      + guesses.compactMap { entity in file(entity.kind.name, slug: entity.slug) }
    let texts = found.filter { seen.insert($0["path"]?.text ?? "").inserted }.prefix(5).map(Self.text)
    if !texts.isEmpty { return .done(texts.joined(separator: "\n\n")) }
    let known = guesses.filter { !$0.meanings.isEmpty || $0.facility != nil }.prefix(3).map(Self.text)
    if !known.isEmpty { return .done(known.joined(separator: "\n\n") + "\nNo article names it.") }
    return .failed("Nothing is known of '\(text)'. Try 'search'.")
  }

  private func custom(_ entity: JSONValue) -> Bool {
    entity["kind"]?.text.map { kind in !EntityKind.builtIn.contains { $0.name == kind } } ?? false
  }

  private func file(_ kind: String, value: String) -> JSONValue? {
    file(kind, slug: Entity(.custom(kind), value).slug)
  }

  private func file(_ kind: String, slug: String) -> JSONValue? {
    guard kinds.contains(kind), Self.isName(slug) else { return nil }
    return json("api/entities/\(kind)/\(slug).json")
  }

  /// What a model must know before it recommends an article.
  private static func noted(_ article: JSONValue) -> String {
    let newest = article["supersededBy"]?.text.map { "superseded by \($0)" }
    let audience = article["audience"]?.text.map { "audience: \($0)" }
    return [newest ?? article["state"]?.text, audience].compactMap { $0 }.map { " · " + $0 }.joined()
  }

  private static func text(_ entity: Entity) -> String {
    let names = entity.meanings.map { "\($0.symbol) (\($0.source))" }.joined(separator: ", ")
    return "\(entity.kind.name) \(entity.label) \(names)\nAlso written: \(entity.spellings.joined(separator: ", "))"
  }

  private static func text(_ entity: JSONValue) -> String {
    func texts(_ key: String, _ member: String) -> String {
      (entity[key]?.elements ?? []).compactMap { $0[member]?.text ?? $0.text }.joined(separator: ", ")
    }
    var lines = ["\(entity["kind"]?.text ?? "") \(entity["label"]?.text ?? "") \(texts("meanings", "symbol"))"]
    for (title, text) in [
      ("Also written", texts("spellings", "")), ("Same error", texts("same", "label")),
      ("Providers", texts("providers", "name")), ("Elsewhere", entity["outside"]?.text ?? ""),
    ] where !text.isEmpty { lines.append("\(title): \(text)") }
    for (title, key) in [("Articles about it", "about"), ("Articles that mention it", "mentioned")] {
      let articles = entity[key]?.elements ?? []
      guard !articles.isEmpty else { continue }
      lines.append("\(title) (\(entity[key + "Count"]?.integer ?? articles.count)):")
      for article in articles.prefix(20) {
        lines.append("- \(article["title"]?.text ?? "")\n  path: \(article["path"]?.text ?? "")" + noted(article))
        if let sentence = article["sentence"]?.text { lines.append("  \(sentence)") }
      }
    }
    return lines.joined(separator: "\n")
  }
}
