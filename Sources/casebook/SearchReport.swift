import Diagnostics
import Search

/// What a search found, for people and for programs.
struct SearchReport {
  private let results: SearchResults
  private let hits: [(ranked: SearchResults.Ranked, facts: DocumentFacts)]

  init(_ results: SearchResults, reader: SearchReader, limit: Int) {
    self.results = results
    hits = results.ranked.prefix(limit).compactMap { ranked in
      reader.facts(of: ranked.document).map { (ranked, $0) }
    }
  }

  func text(explain: Bool) -> String {
    hits.map { "\($0.facts.path)  \($0.facts.title)  \($0.ranked.score)" }.joined(separator: "\n")
  }

  var json: String { JSONText.array(hits.map { JSONText.quoted($0.facts.path) }) }
}
