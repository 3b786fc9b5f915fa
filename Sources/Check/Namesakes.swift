import CrossReferences

/// The articles of a site that changes, by title: what was learned of a title is kept while the article has it.
package struct Namesakes: Sendable {
  /// By number of the article.
  private var titles: [(title: String, key: String)] = []

  package init() {}

  /// - Returns: the articles of the same language with the same title as one, itself among them, in order.
  package mutating func all(of number: Int, in knowledgeBase: KnowledgeBase) -> [Int] {
    learn(knowledgeBase)
    let (language, key) = (knowledgeBase.articles[number].siteLanguage, titles[number].key)
    return knowledgeBase.articleOrder.filter {
      titles[$0].key == key && knowledgeBase.articles[$0].siteLanguage == language
    }
  }

  private mutating func learn(_ knowledgeBase: KnowledgeBase) {
    while titles.count < knowledgeBase.articles.count { titles.append(("", "")) }
    for number in knowledgeBase.articleOrder {
      let title = knowledgeBase.articles[number].article.title
      if titles[number].title != title { titles[number] = (title, DuplicateTitle.key(of: title)) }
    }
  }
}
