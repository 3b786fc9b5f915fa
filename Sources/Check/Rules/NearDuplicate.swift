import Articles
import CrossReferences
import Diagnostics
import Markdown
import Entities

/// CB1701: An article says something that no other article says already: fewer than half of its shingles (pairs of words, in
/// Japanese of characters) are those of another one. What stands in six articles or more is a template and counts only where nearly all
/// is the same.
package enum NearDuplicate {
  /// What an article is compared by: all its words.
  package static func shingles(of document: MarkdownDocument) -> [UInt64] {
    TextTokens(ReadableText(document, withIncludes: false).bytes).shingles
  }

  /// Whole texts with this much in common are copies, template or not.
  private static let copy = 0.9

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

  /// One finding for each article that is like an earlier one.
  /// - Parameter pairs: after the exact look.
  static func findings(in site: CheckedSite, _ pairs: [DuplicateSearch.Pair]) -> [Diagnostic] {
    let alike = Dictionary(grouping: pairs, by: \.second)
    return alike.sorted { $0.key < $1.key }.compactMap { number, others in
      guard let best = others.min(by: { ($1.similarity, $0.first) < ($0.similarity, $1.first) }) else { return nil }
      let (article, other) = (site.knowledgeBase.articles[number], site.knowledgeBase.articles[best.first])
      let more = others.count > 1 ? " and others" : ""
      return Diagnostic(
        areVariants(article, other) ? .note : .warning, rule: "near-duplicate", path: article.article.file.path,
        at: article.article.metadata.positions["title"] ?? .init(line: 1, column: 1),
        "\(Int(best.similarity * 100)) % of the text is also that of \(other.article.file.path)\(more)\(entities(article, other, site))",
        hint: "Merge the two, or let one be 'superseded-by' the other.", identity: "the text is also that of another")
    }
  }

  /// Pages of one folder whose file names differ in one word (`logman-create-cfg.md`, `logman-update-cfg.md`) are kept apart on purpose:
  /// their writer knows that they are alike.
  private static func areVariants(_ one: LinkedArticle, _ other: LinkedArticle) -> Bool {
    let (first, second) = (one.article.file.path.split(separator: "/"), other.article.file.path.split(separator: "/"))
    guard first.dropLast() == second.dropLast(), let left = first.last, let right = second.last else { return false }
    let (words, others) = (words(of: left), words(of: right))
    guard words.count == others.count else { return false }
    let different = zip(words, others).filter { $0 != $1 }
    return different.count == 1
      && different.allSatisfy { Suggestion.distance($0, $1, limit: 2) > 1 || $0.contains(where: \.isNumber) }
  }

  private static func words(of name: Substring) -> [String] {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
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
