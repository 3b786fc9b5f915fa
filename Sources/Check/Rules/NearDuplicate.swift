import Articles
import CrossReferences
import Diagnostics
import Markdown
import Entities

/// CB1701: An article says something that no other article says already: fewer than half of its shingles (pairs of words, in
/// Japanese of characters) are those of another one. What stands in six articles or more is a template and counts only where nearly
/// all is the same.
package enum NearDuplicate {
  /// What an article is compared by: all its words.
  package static func shingles(of document: MarkdownDocument) -> [UInt64] {
    TextTokens(text(of: document)).shingles
  }

  static func text(of document: MarkdownDocument) -> [UInt8] { ReadableText(document, withIncludes: false).bytes }

  /// Whole texts with this much in common are copies, template or not, and whatever their writers know.
  private static let copy = 0.9

  /// Texts with less in common may well say two things with the same steps.
  private static let twin = 0.8

  /// A candidate after the exact look; nil where the two are not alike, or have only a template in common.
  package static func pair(
    _ candidate: DuplicateSearch.Pair, _ one: TextShingles, _ other: TextShingles, template: TextShingles
  ) -> DuplicateSearch.Pair? {
    let overlap = one.overlap(with: other)
    // Only where it matters: a look for what is template takes longer.
    guard
      overlap >= copy
        || overlap >= DuplicateSearch.threshold
          && one.ownOverlap(with: other, template: template) >= DuplicateSearch.threshold
    else { return nil }
    return DuplicateSearch.Pair(first: candidate.first, second: candidate.second, similarity: overlap)
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

  /// One finding for each article that is like an earlier one, and one for each family of articles whose writers know it.
  /// - Parameter pairs: after the exact look.
  static func findings(in site: CheckedSite, _ pairs: [DuplicateSearch.Pair]) -> [Diagnostic] {
    let known = pairs.map { KnownLikeness($0.first, $0.second, in: site.knowledgeBase) }
    let told = zip(pairs, known).filter { isTold($0, $1) }
    let unknown = Dictionary(grouping: told.filter { isUnknown($0, $1) }.map(\.0), by: \.second)
    let families = families(of: told.filter { !isUnknown($0, $1) && unknown[$0.second] == nil }.map(\.0))
    return unknown.sorted { $0.key < $1.key }.compactMap { finding($0.key, like: $0.value, in: site) }
      + families.map { finding(ofFamily: $0, in: site) }
  }

  /// What its writers keep beside each other is worth a word only where next to nothing sets it apart, or where it is old and new.
  private static func isTold(_ pair: DuplicateSearch.Pair, _ known: KnownLikeness) -> Bool {
    pair.similarity >= known.limit
  }

  /// Two articles with the very same text are never what their writers meant.
  private static func isUnknown(_ pair: DuplicateSearch.Pair, _ known: KnownLikeness) -> Bool {
    known == .none || pair.similarity == 1
  }

  private static func finding(
    _ number: Int, like others: [DuplicateSearch.Pair], in site: CheckedSite
  ) -> Diagnostic? {
    guard let best = others.min(by: { ($1.similarity, $0.first) < ($0.similarity, $1.first) }) else { return nil }
    let (article, other) = (site.knowledgeBase.articles[number], site.knowledgeBase.articles[best.first])
    let more = others.count > 1 ? " and others" : ""
    let isTwin = best.similarity >= twin
    return Diagnostic(
      isTwin ? .warning : .note, rule: "near-duplicate", path: article.article.file.path, at: position(of: article),
      "\(percent(best.similarity)) % of the text is also that of \(other.article.file.path)\(more)\(entities(article, other, site))",
      hint: "Merge the two, or let one be 'superseded-by' the other"
        + (isTwin ? "." : "; or put what they share into a file that both include."),
      identity: "the text is also that of another")
  }

  /// - Returns: the pairs by the articles that they join, of each family in order.
  private static func families(of pairs: [DuplicateSearch.Pair]) -> [[DuplicateSearch.Pair]] {
    var heads: [Int: Int] = [:]
    func head(of number: Int) -> Int {
      var number = number
      while let next = heads[number] { number = next }
      return number
    }
    for pair in pairs {
      let (one, other) = (head(of: pair.first), head(of: pair.second))
      if one != other { heads[max(one, other)] = min(one, other) }
    }
    return Dictionary(grouping: pairs) { head(of: $0.first) }.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func finding(ofFamily pairs: [DuplicateSearch.Pair], in site: CheckedSite) -> Diagnostic {
    let numbers = Set(pairs.flatMap { [$0.first, $0.second] }).sorted()
    let articles = numbers.map { site.knowledgeBase.articles[$0] }
    let least = "\(percent(pairs.map(\.similarity).min() ?? 0)) % of the text\(pairs.count > 1 ? " or more" : "")"
    let others = articles[1...].prefix(2).map(\.article.file.path)
    let rest = articles.count - 1 - others.count
    return Diagnostic(
      .note, rule: "near-duplicate", path: articles[0].article.file.path, at: position(of: articles[0]),
      "\(least) is also that of \(others.joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : "")",
      hint: "These are versions of one text: put what they share into a file that all include.",
      identity: "the text is also that of others")
  }

  private static func percent(_ similarity: Double) -> Int { Int(similarity * 100) }

  private static func position(of article: LinkedArticle) -> SourcePosition {
    article.article.metadata.positions["title"] ?? SourcePosition(line: 1, column: 1)
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
