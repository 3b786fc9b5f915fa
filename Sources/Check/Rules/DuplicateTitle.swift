import Articles
import CrossReferences
import Diagnostics

/// CB1311: An article's title is its own among those of its language.
enum DuplicateTitle {
  static func findings(in site: CheckedSite, _ facts: [ArticleFacts]) -> [Diagnostic] {
    let articles = facts.indices.filter { !site.knowledgeBase.articles[$0].article.isTableOfContents }
    let groups = Dictionary(grouping: articles) { facts[$0].title }
    return groups.values.filter { $0.count > 1 }.flatMap { group in
      group.map { finding($0, among: group, in: site.knowledgeBase) }
    }
  }

  /// - Parameter group: all articles of one title, in order.
  static func finding(_ number: Int, among group: [Int], in knowledgeBase: KnowledgeBase) -> Diagnostic {
    let article = knowledgeBase.articles[number].article
    let other = knowledgeBase.articles[group[group[0] == number ? 1 : 0]].article
    let more = group.count > 2 ? " and \(group.count - 2) more" : ""
    return Diagnostic(
      .warning, rule: "duplicate-title", path: article.file.path,
      at: article.metadata.positions["title"] ?? .init(line: 1, column: 1),
      "The title '\(article.title)' is also that of \(other.file.path)\(more)",
      hint: "Say in the title what sets this article apart: the product, the code, the condition.",
      identity: "The title '\(article.title)' is also another's")
  }
}
