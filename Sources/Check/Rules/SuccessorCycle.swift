import Articles
import CrossReferences
import Diagnostics

/// CB1504: The chain of successors has an end.
enum SuccessorCycle {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
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
}
