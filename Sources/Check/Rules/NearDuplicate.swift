import Articles
import CrossReferences
import Diagnostics
import Markdown

/// CB1701: An article says something that no other article says already: fewer than half of its shingles (pairs of words, in
/// Japanese of characters) are those of another one.
package enum NearDuplicate {
  /// What an article is compared by: all its words.
  package static func shingles(of document: MarkdownDocument) -> [UInt64] {
    TextTokens(ReadableText(document, withIncludes: false).bytes).shingles
  }

  /// Pairs worth an exact look. Successors and what they replace, and archived articles, may well be alike.
  package static func candidates(in site: CheckedSite, _ facts: [ArticleFacts]) -> [DuplicateSearch.Pair] {
    let articles = site.knowledgeBase.articles
    let languages = articles.map { linked in site.knowledgeBase.site.languages.firstIndex(of: linked.siteLanguage) ?? 0
    }
    return DuplicateSearch.candidates(facts.map(\.sketch), groups: languages).filter { pair in
      let (one, other) = (articles[pair.first], articles[pair.second])
      return one.supersededBy == nil && other.supersededBy == nil && one.article.metadata.state != .archived
        && other.article.metadata.state != .archived
    }
  }

  /// One finding for each article that is like an earlier one.
  /// - Parameter pairs: with their exact overlap.
  static func findings(in site: CheckedSite, _ pairs: [DuplicateSearch.Pair]) -> [Diagnostic] {
    let families = Self.families(pairs, count: site.knowledgeBase.articles.count)
    let alike = Dictionary(
      grouping: pairs.filter {
        $0.similarity >= (families[$0.second] >= familySize ? sameInFamily : DuplicateSearch.threshold)
      }, by: \.second)
    return alike.sorted { $0.key < $1.key }.compactMap { number, others in
      guard let best = others.min(by: { ($1.similarity, $0.first) < ($0.similarity, $1.first) }) else { return nil }
      let (article, other) = (site.knowledgeBase.articles[number], site.knowledgeBase.articles[best.first])
      let more = others.count > 1 ? " (and of others)" : ""
      return Diagnostic(
        .warning, rule: "near-duplicate", path: article.article.file.path,
        at: article.article.metadata.positions["title"] ?? .init(line: 1, column: 1),
        "\(Int(best.similarity * 100)) % of the text is also that of \(other.article.file.path)\(more)\(entities(article, other, site))",
        hint: "Merge the two, or let one be 'superseded-by' the other.")
    }
  }

  /// Articles that are alike in such numbers are made from one template: only those that say nearly the same are worth a word.
  private static let familySize = 5
  private static let sameInFamily = 0.85

  /// For each article how many are like it, directly or through others.
  private static func families(_ pairs: [DuplicateSearch.Pair], count: Int) -> [Int] {
    var parents = Array(0..<count)
    func root(_ index: Int) -> Int {
      var index = index
      while parents[index] != index {
        parents[index] = parents[parents[index]]
        index = parents[index]
      }
      return index
    }
    for pair in pairs where pair.similarity >= DuplicateSearch.candidateThreshold {
      parents[root(pair.first)] = root(pair.second)
    }
    var sizes = Array(repeating: 0, count: count)
    for index in parents.indices { sizes[root(index)] += 1 }
    return parents.indices.map { sizes[root($0)] }
  }

  /// At most three.
  static func sharedEntities(_ one: LinkedArticle, _ other: LinkedArticle, _ site: CheckedSite) -> [String] {
    let theirs = Set(other.about + other.mentioned)
    return (one.about + one.mentioned).filter(theirs.contains).prefix(3).map { number in
      let entity = site.knowledgeBase.entities[number].entity
      return entity.kind == .event ? "event \(entity.label)" : entity.label
    }
  }

  private static func entities(_ one: LinkedArticle, _ other: LinkedArticle, _ site: CheckedSite) -> String {
    let names = sharedEntities(one, other, site)
    return names.isEmpty ? "" : "; both name \(names.joined(separator: ", "))"
  }
}
