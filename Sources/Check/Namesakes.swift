import CrossReferences

/// The articles of a site that changes, by title: what was learned of a title is kept while the article has it.
package struct Namesakes: Sendable {
  private struct Known {
    let title: String
    let language: String
    let key: DuplicateTitle.Key
  }

  /// By number of the article.
  private var known: [Known?] = []

  package init() {}

  /// - Returns: the articles of the same language with the same title as one, itself among them, in order.
  package mutating func all(of number: Int, in knowledgeBase: KnowledgeBase) -> [Int] {
    learn(knowledgeBase)
    let key = known[number]?.key
    return knowledgeBase.articleOrder.filter { known[$0]?.key == key }
  }

  private mutating func learn(_ knowledgeBase: KnowledgeBase) {
    while known.count < knowledgeBase.articles.count { known.append(nil) }
    for number in knowledgeBase.articleOrder {
      let title = knowledgeBase.articles[number].article.title
      let language = knowledgeBase.articles[number].siteLanguage
      if let known = known[number], known.title == title, known.language == language { continue }
      known[number] = Known(title: title, language: language, key: DuplicateTitle.Key(title, language: language))
    }
  }
}
