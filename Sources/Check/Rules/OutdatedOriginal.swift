import Articles
import Diagnostics

/// CB1507: A translation says itself that its original is replaced or archived. Readers are told by its page in any case.
enum OutdatedOriginal {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let knowledgeBase = article.site.knowledgeBase
    let isSilent = article.linked.supersededBy == nil && article.article.metadata.state != .archived
    guard isSilent, knowledgeBase.standing(of: article.number) != .inForce,
      let number = knowledgeBase.original(of: article.number)
    else { return [] }
    let original = knowledgeBase.articles[number].article
    let successor = knowledgeBase.successors(of: article.number).last.map { knowledgeBase.articles[$0].article }
    let (what, line) =
      successor.map { ("replaced by \($0.file.path)", "superseded-by: \($0.id)") } ?? ("archived", "state: archived")
    return [
      article.finding(
        "outdated-original", key: "translation-of", "The original \(original.file.path) is \(what)",
        hint: "Write '\(line)' here as well; lists and search treat both alike until then.")
    ]
  }
}
