import Articles
import CrossReferences
import Diagnostics

/// CB1504: The chain of successors has an end. CB1505: It ends at an article in force.
enum SuccessorChain {
  static func cycles(in article: CheckedArticle) -> [Diagnostic] {
    guard article.linked.supersededBy != nil, isOnCycle(article.number, in: article.site.knowledgeBase) else {
      return []
    }
    return [
      article.finding(
        "superseded-cycle", key: "superseded-by", "Its successors lead back to this article",
        hint: "Take 'superseded-by' out of the article that is in force.")
    ]
  }

  private static func isOnCycle(_ number: Int, in knowledgeBase: KnowledgeBase) -> Bool {
    var seen: Set<Int> = []
    var current = knowledgeBase.articles[number].supersededBy
    while let next = current, seen.insert(next).inserted {
      if next == number { return true }
      current = knowledgeBase.articles[next].supersededBy
    }
    return false
  }

  static func deadEnds(in article: CheckedArticle) -> [Diagnostic] {
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
