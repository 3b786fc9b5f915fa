import Articles

/// For whom an article is, where a site is made for readers of more than one audience: they must know what they may pass on.
extension KnowledgeBase {
  /// Nil where all that the site shows is for everyone.
  package func audience(of number: Int) -> String? {
    guard site.audience.showsSeveral else { return nil }
    return site.audience.names[site.audience.rank(of: articles[number].article.metadata)]
  }

  /// Nil for an article that is for everyone, too.
  package func narrowAudience(of number: Int) -> String? {
    audience(of: number).flatMap { $0 == site.audience.names[0] ? nil : $0 }
  }
}
