import Diagnostics
import Yams

/// `search-tests.yml` of a site: queries and the articles that they must find, with a finding for each line that cannot be read.
package struct SearchExpectation: Sendable, Equatable {
  package let query: String
  /// Source paths, with or without `.md`.
  package let articles: [String]
  /// All of them stand among so many results.
  package let within: Int
  /// The reader's language; empty where it does not matter.
  package let language: String
  /// 1-based.
  package let line: Int

  package static let file = "search-tests.yml"

  package static func read(_ yaml: [UInt8], path: String) -> ([SearchExpectation], [Diagnostic]) {
    do {
      let root = try Yams.compose(yaml: String(decoding: yaml, as: UTF8.self))
      var expectations: [SearchExpectation] = []
      var diagnostics: [Diagnostic] = []
      for node in root?.sequence.map(Array.init) ?? [] {
        if let expectation = SearchExpectation(node) {
          expectations.append(expectation)
        } else {
          diagnostics.append(
            Diagnostic(
              .error, rule: "search-tests", path: path,
              at: SourcePosition(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1),
              "This is no test of a query", hint: "Write 'query', 'articles' and perhaps 'within' and 'lang'."))
        }
      }
      return (expectations, diagnostics)
    } catch {
      return ([], [YAMLProblem.diagnostic(for: error, rule: "search-tests", path: path)])
    }
  }

  private static let keys: Set<String> = ["query", "articles", "within", "lang"]

  private init?(_ node: Node) {
    guard let mapping = node.mapping, let query = mapping["query"]?.scalar?.string,
      mapping.keys.allSatisfy({ Self.keys.contains($0.string ?? "") })
    else { return nil }
    let articles = mapping["articles"].map { $0.sequence?.compactMap(\.scalar?.string) ?? [$0.scalar?.string ?? ""] }
    guard let articles, !articles.isEmpty, !articles.contains("") else { return nil }
    self.query = query
    self.articles = articles
    within = mapping["within"]?.int ?? articles.count
    language = mapping["lang"]?.scalar?.string ?? ""
    line = node.mark?.line ?? 1
  }

  /// What is wrong with the paths that the query found; nil where all is well.
  package func failure(found: [String]) -> String? {
    let top = found.prefix(within)
    let missing = articles.filter { article in !top.contains { $0 == article || $0 == article + ".md" } }
    guard !missing.isEmpty else { return nil }
    return "'\(query)': not within \(within): \(missing.joined(separator: ", ")); found: "
      + (found.isEmpty ? "nothing" : found.prefix(max(within, 3)).joined(separator: ", "))
  }
}
