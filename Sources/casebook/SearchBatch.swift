import Diagnostics
import Foundation
import Search
import SiteBuild

/// Many queries from a file of JSON lines: one line out for each, with the source paths of the articles.
struct SearchBatch {
  let reader: SearchReader
  let limit: Int

  private struct Query: Decodable {
    let id: String
    let q: String
    /// The reader's language, where it is known.
    let lang: String?
  }

  func run(_ path: String) throws {
    let file = try commandError { try Files.read(path) }
    for (number, line) in file.split(separator: 0x0A).enumerated() {
      guard let query = try? JSONDecoder().decode(Query.self, from: Data(line)) else {
        throw CommandFailure("\(path):\(number + 1): this is no line {\"id\": \"…\", \"q\": \"…\"}")
      }
      let results = reader.search(query.q, language: query.lang ?? "").ranked.prefix(limit)
      let paths = results.compactMap { reader.facts(of: $0.document)?.path }
      Terminal.print(
        JSONText.object([
          ("id", JSONText.quoted(query.id)), ("ranked", JSONText.array(paths.map(JSONText.quoted))),
          ("scores", JSONText.array(results.map { "\($0.score)" })),
        ]))
    }
  }
}
