import Articles
import Diagnostics

/// CB1505: The chain of successors ends at an article in force.
enum SuccessorDeadEnd {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard article.linked.supersededBy != nil, let last = article.site.successor(of: article.number) else { return [] }
    let end = article.site.knowledgeBase.articles[last].article
    guard end.metadata.state == .archived else { return [] }
    return [
      article.finding(
        "superseded-dead-end", key: "superseded-by", "Its last successor, \(end.file.path), is archived",
        hint: "Name the article that is in force, or archive this one without a successor.")
    ]
  }
}
