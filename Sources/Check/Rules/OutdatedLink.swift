import Articles
import CrossReferences
import Diagnostics

/// CB1207: A link leads to the article in force, not to a superseded or archived one. A successor may link to what it replaces.
enum OutdatedLink {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let knowledgeBase = article.site.knowledgeBase
    guard knowledgeBase.standing(of: article.number) == .inForce else { return [] }
    return article.targets.compactMap { node, target in
      guard case .article(let number, _) = target, number != article.number else { return nil }
      let other = knowledgeBase.articles[number]
      switch knowledgeBase.standing(of: number) {
      case .inForce: return nil
      case .replaced:
        guard let last = article.site.successor(of: number), last != article.number else { return nil }
        return article.finding(
          "outdated-link", node: node, "\(other.article.file.path) is superseded",
          hint: "Link to \(knowledgeBase.articles[last].article.file.path).")
      case .archived:
        return article.finding(
          "outdated-link", node: node, "\(other.article.file.path) is archived",
          hint: "Link to an article in force, or say in the text what the old one is good for.")
      }
    }
  }
}
