import Articles
import CrossReferences

/// What a reader must know before reading: that an article is replaced, old, a draft, or behind its original.
extension PageBuilder {
  func supersededNotice(_ chain: [Int], _ place: Place) -> [UInt8] {
    guard let newest = chain.last else { return [] }
    return place.link(toArticle: newest)
  }

  /// The version in another language that is ahead, with its day, and links to the sections that differ.
  func lagNotice(_ index: Int, _ place: Place) -> [UInt8] {
    guard let lag = knowledgeBase.lag(of: index) else { return [] }
    let ahead = knowledgeBase.articles[lag.ahead]
    var html: [UInt8] = []
    html.writeEscaped(
      place.strings.text(
        "translation-lags", ("language", LanguageName.of(ahead.siteLanguage)),
        ("date", ahead.article.lastChange.map { "\($0)" } ?? "")))
    html.write(" ")
    if lag.sections.isEmpty {
      html += place.link(toArticle: lag.ahead)
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

  /// The state that a list shows of an article beside its link: `superseded` before its own.
  func badge(of index: Int) -> String {
    let linked = knowledgeBase.articles[index]
    if linked.supersededBy != nil { return "superseded" }
    let state = linked.article.metadata.state
    return state == .draft ? "" : state?.rawValue ?? ""
  }

  /// The state that each link to an article shows which only its writers see; empty for one that is published.
  func withheldState(of index: Int) -> String {
    let metadata = knowledgeBase.articles[index].article.metadata
    if metadata.isDraft || metadata.state == .draft { return "draft" }
    guard let today = site.today else { return "" }
    if let publish = metadata.publish, publish > today { return "future" }
    if let expires = metadata.expires, expires <= today { return "expired" }
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
    for state in ["verified", "unverified", "draft", "archived", "superseded", "overdue"] {
      place.forms.write(
        .fact,
        [
          "name": "", "state": .text(state), "stateName": .text(place.strings["state-" + state]), "stateHref": "",
          "value": .text(place.strings["state-\(state)-means"]),
        ], into: &html)
    }
    return html
  }
}
