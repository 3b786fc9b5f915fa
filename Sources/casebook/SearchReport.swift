import Diagnostics
import Glibc
import Search

/// What a search found, for people and for programs.
struct SearchReport {
  private struct Hit {
    let ranked: SearchResults.Ranked
    let facts: DocumentFacts
    let excerpt: Excerpt?
  }

  private let results: SearchResults
  private let hits: [Hit]

  init(_ results: SearchResults, reader: SearchReader, limit: Int) {
    self.results = results
    let terms = results.markedTerms
    hits = results.ranked.prefix(limit).compactMap { ranked in
      reader.facts(of: ranked.document).map {
        // The sentence that names what the query names says more than how a section begins.
        var shown = $0
        if let section = results.shown[ranked.document] { shown.sections = [section] }
        return Hit(ranked: ranked, facts: $0, excerpt: Excerpt(shown, terms: terms, chunk: ranked.chunk))
      }
    }
  }

  func text(explain: Bool) -> String {
    let entities = results.entities.filter(\.isSure).map(Self.text)
    let offers = results.offers.isEmpty ? [] : [Self.text(of: results.offers)]
    let guesses = results.entities.filter { !$0.isSure }.map(Self.text)
    let articles = hits.map { text(of: $0, explain: explain) }
    let reads = explain ? [explanation] : []
    let parts = entities + offers + articles + guesses + reads
    return parts.isEmpty ? "Nothing was found." : parts.joined(separator: "\n\n")
  }

  private static func text(of entity: SearchResults.Entity) -> String {
    let record = entity.record
    let names = record.names.isEmpty ? "" : "  " + record.names.joined(separator: ", ")
    let spellings = record.spellings.isEmpty ? "" : "\n  = " + record.spellings.joined(separator: " = ")
    return "\(record.kind) \(record.label)\(names)\(spellings)\n  about it: \(record.aboutCount), "
      + "mention it: \(record.mentionedCount)  /\(record.path)"
  }

  private static func text(of offers: [Identifier]) -> String {
    (["Begin so:"] + offers.map { "  \($0.label)  \(Counted.text($0.count, "article"))  /\($0.path)" })
      .joined(separator: "\n")
  }

  private func text(of hit: Hit, explain: Bool) -> String {
    var lines = ["\(hit.facts.title)  /\(hit.facts.url)"]
    if let excerpt = hit.excerpt, !excerpt.section.text.isEmpty {
      lines.append("  " + (excerpt.section.title.isEmpty ? "" : excerpt.section.title + " — ") + Self.marked(excerpt))
    }
    lines.append(
      "  "
        + (hit.facts.products.prefix(3) + [hit.facts.state, hit.facts.language, hit.facts.path].filter { !$0.isEmpty })
        .joined(separator: " · "))
    if explain {
      let ranked = hit.ranked
      lines.append(
        "  score \(Self.short(ranked.score)) = entity \(Self.short(ranked.entity)) + language "
          + "\(Self.short(ranked.language)) + text \(Self.short(ranked.text)) + coverage \(Self.short(ranked.coverage)) "
          + "+ all words \(Self.short(ranked.all)) + proximity \(Self.short(ranked.proximity))")
    }
    return lines.joined(separator: "\n")
  }

  /// Marked words are bold on a terminal, in `«»` elsewhere.
  private static func marked(_ excerpt: Excerpt) -> String {
    let (open, close) = Terminal.isColored(STDOUT_FILENO) ? ("\u{1B}[1m", "\u{1B}[0m") : ("«", "»")
    let text = Array(excerpt.section.text.utf8)
    var result = ""
    var position = 0
    for mark in excerpt.marks {
      result += String(decoding: text[position..<mark.lowerBound], as: UTF8.self)
      result += open + String(decoding: text[mark], as: UTF8.self) + close
      position = mark.upperBound
    }
    return result + String(decoding: text[position...], as: UTF8.self)
  }

  private static func short(_ number: Double) -> String { String((number * 10000).rounded() / 10000) }

  private var explanation: String {
    let items = results.items.map { item in
      let terms = item.terms.map { "\($0.name) \($0.read) of \($0.count)" }.joined(separator: ", ")
      return "  \(item.key)  weight \(Self.short(item.weight)); postings read: \(terms)"
    }
    return (["\(results.count) articles hold something of the query"] + items).joined(separator: "\n")
  }

  var json: String {
    JSONText.object([
      ("count", String(results.count)),
      (
        "entities",
        JSONText.array(
          results.entities.map { entity in
            JSONText.object([
              ("kind", JSONText.quoted(entity.record.kind)), ("label", JSONText.quoted(entity.record.label)),
              ("url", JSONText.quoted(entity.record.path)),
              ("names", JSONText.array(entity.record.names.map(JSONText.quoted))),
              ("spellings", JSONText.array(entity.record.spellings.map(JSONText.quoted))),
              ("about", String(entity.record.aboutCount)), ("mentioned", String(entity.record.mentionedCount)),
            ])
          })
      ),
      (
        "offers",
        JSONText.array(
          results.offers.map { offer in
            JSONText.object([
              ("label", JSONText.quoted(offer.label)), ("url", JSONText.quoted(offer.path)),
              ("count", String(offer.count)),
            ])
          })
      ),
      ("results", JSONText.array(hits.map(Self.json))),
    ])
  }

  private static func json(_ hit: Hit) -> String {
    JSONText.object([
      ("path", JSONText.quoted(hit.facts.path)), ("url", JSONText.quoted(hit.facts.url)),
      ("title", JSONText.quoted(hit.facts.title)), ("language", JSONText.quoted(hit.facts.language)),
      ("state", JSONText.quoted(hit.facts.state)), ("type", JSONText.quoted(hit.facts.type)),
      ("products", JSONText.array(hit.facts.products.map(JSONText.quoted))), ("score", "\(hit.ranked.score)"),
      ("section", JSONText.quoted(hit.excerpt?.section.title ?? "")),
      ("anchor", JSONText.quoted(hit.excerpt?.section.anchor ?? "")),
      ("role", JSONText.quoted(hit.excerpt?.section.role ?? "")),
      ("excerpt", JSONText.quoted(hit.excerpt?.section.text ?? "")),
      (
        "marks",
        JSONText.array((hit.excerpt?.marks ?? []).map { JSONText.array([String($0.lowerBound), String($0.count)]) })
      ),
    ])
  }
}
