import Articles
import CrossReferences
import Diagnostics

/// CB1208: Some other article leads to an article: by a link, as a related one, or through an entity that both name. Where a quarter of
/// all articles are orphans, the site is no web of links, and `casebook report orphans` has the list.
enum Orphan {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard article.site.isWeb, isOrphan(article.number, in: article.site.knowledgeBase) else { return [] }
    return [
      article.finding(
        "orphan", key: "title", "No other article leads here",
        hint: "Link to it from a related article, or name the event, code or KB number that it is about.")
    ]
  }

  /// Texts without front matter are parts of others or notes beside the articles.
  static func isOrphan(_ number: Int, in knowledgeBase: KnowledgeBase) -> Bool {
    let linked = knowledgeBase.articles[number]
    guard knowledgeBase.backlinks(of: number).isEmpty, !linked.article.metadata.positions.isEmpty else { return false }
    return !(linked.about + linked.mentioned).contains { entity in
      let record = knowledgeBase.entities[entity]
      return record.about.count + record.mentioned.count > 1
    }
  }
}
