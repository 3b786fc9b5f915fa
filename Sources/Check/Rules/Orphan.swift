import Articles
import CrossReferences
import Diagnostics

/// CB1208: Some other article leads to an article: by a link, as a related one, or through an entity that both name. Where a quarter of
/// all articles are orphans, the site is no web of links, and `casebook report orphans` has the list.
enum Orphan {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard article.site.traits.isWeb, isOrphan(article.number, in: article.site.knowledgeBase) else { return [] }
    return [
      article.finding(
        "orphan", key: "title", "No other article leads here",
        hint: "Link to it from a related article, or name the event, code or KB number that it is about.")
    ]
  }

  /// Texts without front matter are parts of others or notes beside the articles; so is what lies in a folder of parts.
  static func isOrphan(_ number: Int, in knowledgeBase: KnowledgeBase) -> Bool {
    guard !knowledgeBase.hasBacklinks(number),
      !knowledgeBase.articles[number].article.metadata.positions.isEmpty
    else { return false }
    let isShared = { (entity: Int) in
      knowledgeBase.entities[entity].about.count + knowledgeBase.entities[entity].mentioned.count > 1
    }
    return !knowledgeBase.articles[number].about.contains(where: isShared)
      && !knowledgeBase.articles[number].mentioned.contains(where: isShared)
      && !knowledgeBase.articles[number].article.liesAmongParts
  }
}
