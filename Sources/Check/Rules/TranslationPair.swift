import Articles
import CrossReferences
import Diagnostics

/// CB1107: A translation has one original, in another language. Others are shown unpaired.
enum TranslationPair {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let knowledgeBase = article.site.knowledgeBase
    guard let original = knowledgeBase.namedOriginal(of: article.number),
      let (message, hint) = problem(of: article, original, in: knowledgeBase)
    else { return [] }
    return [article.finding("translation-pair", key: "translation-of", message, hint: hint)]
  }

  private static func problem(
    of article: CheckedArticle, _ original: Int, in knowledgeBase: KnowledgeBase
  ) -> (message: String, hint: String)? {
    let other = knowledgeBase.articles[original]
    let path = other.article.file.path
    if original == article.number {
      return ("The article is called its own translation", "Take 'translation-of' out, or name the original.")
    }
    if other.siteLanguage == article.linked.siteLanguage {
      return ("\(path) is in the same language, so this is no translation of it", "Set 'lang', or take it out.")
    }
    if let further = knowledgeBase.namedOriginal(of: original) {
      let end = knowledgeBase.articles[further].article
      return further == article.number
        ? ("\(path) and this article call each other their original", "Take 'translation-of' out of the original.")
        : ("\(path) is a translation itself", "Name the original, '\(end.id)'.")
    }
    guard
      let twin = knowledgeBase.translations(of: original).first(where: {
        $0 != article.number && knowledgeBase.articles[$0].siteLanguage == article.linked.siteLanguage
      })
    else { return nil }
    return (
      "\(path) has a translation in this language, \(knowledgeBase.articles[twin].article.file.path)",
      "Keep one of the two; the other is not paired."
    )
  }
}
