import Articles
import CrossReferences

/// What a reader must know before reading: that an article is replaced, old, a draft, or behind its original.
extension PageBuilder {
  func supersededNotice(_ chain: [Int], _ place: Place) -> TemplateValue {
    guard let newest = chain.last else { return .html([]) }
    return place.link(toArticle: newest)
  }

  /// The version in another language that is ahead, with its day, and links to the sections that differ.
  func lagNotice(_ index: Int, _ place: Place) -> [UInt8] {
    guard let lag = knowledgeBase.lag(of: index) else { return [] }
    let ahead = knowledgeBase.articles[lag.ahead]
    var html: [UInt8] = []
    html.writeEscaped(
      place.strings.text(
        "translation-lags", ("language", languageName(ahead.siteLanguage, place)),
        ("date", ahead.article.lastChange.map { "\($0)" } ?? "")))
    html.writeEscaped(place.strings["sentence-gap"])
    if lag.sections.isEmpty {
      place.writeLink(
        to: place.reference(toArticle: lag.ahead), ahead.article.title, language: place.language(ofArticle: lag.ahead),
        state: withheldState(of: lag.ahead), into: &html)
      return html
    }
    html.writeEscaped(place.strings["translation-sections"])
    html.write(" ")
    for (number, section) in lag.sections.prefix(8).enumerated() {
      if number > 0 { html.writeEscaped(place.strings["comma"]) }
      let section = ahead.article.sections[section]
      place.writeLink(
        to: place.reference(toArticle: lag.ahead, anchor: section.anchor), section.title,
        language: place.language(ofArticle: lag.ahead), into: &html)
    }
    return html
  }

  /// In the language of the page; what the language calls itself where the theme has no word.
  private func languageName(_ tag: String, _ place: Place) -> String {
    let key = "language-" + tag.prefix { $0 != "-" }
    return place.strings.has(key) ? place.strings[key] : LanguageName.of(tag)
  }

  /// The state that each link to an article shows which only its writers see; empty for one that is published.
  func withheldState(of index: Int) -> String {
    // Field by field: a copy of the whole counts references to all its parts, and this is asked for each link.
    let articles = knowledgeBase.articles
    if articles[index].article.metadata.isDraft || articles[index].article.metadata.state == .draft { return "draft" }
    guard let today = site.today else { return "" }
    if let publish = articles[index].article.metadata.publish, publish > today { return "future" }
    if let expires = articles[index].article.metadata.expires, expires <= today { return "expired" }
    return ""
  }

  /// Whether the day of the next review has passed.
  func isReviewOverdue(_ metadata: Metadata) -> Bool {
    guard let today = site.today, let day = metadata.reviewBy else { return false }
    return day < today
  }

  /// What each badge means, for the list of articles.
  func stateLegend(_ place: Place) -> [UInt8] {
    var html: [UInt8] = []
    func write(_ style: String, _ name: String, _ meaning: String) {
      place.forms.write(
        .fact,
        [
          "name": "", "state": .text(style), "stateName": .text(name), "stateHref": "", "value": .text(meaning),
        ], into: &html)
    }
    for state in ["verified", "unverified", "draft", "archived", "superseded", "overdue"] {
      write(state, place.strings["state-" + state], place.strings["state-\(state)-means"])
    }
    for audience in site.audience.shownNames.dropFirst() {
      write("audience", audience, place.strings["state-audience-means"])
    }
    return html
  }
}
