import Articles

/// What the references of all articles make together: backlinks, neighbours, translations.
struct Connections: Sendable {
  /// For each article those that link to it, by language and title.
  private(set) var backlinks: [[Int]]
  /// For each article those that it links to or that link to it.
  private(set) var neighbours: [Set<Int>]
  /// For each article the same in other languages, in the site's order.
  private(set) var translations: [[Int]]

  init(directory: ArticleDirectory, references: [ArticleReferences], titleRanks: [Int]) {
    let articles = directory.articles
    backlinks = Array(repeating: [], count: articles.count)
    neighbours = Array(repeating: [], count: articles.count)
    translations = Array(repeating: [], count: articles.count)
    for number in articles.indices {
      var targets = Set(references[number].related)
      for case .article(let target, _) in references[number].links.values where target != number {
        targets.insert(target)
      }
      for target in targets {
        backlinks[target].append(number)
        neighbours[target].insert(number)
        neighbours[number].insert(target)
      }
    }
    for number in articles.indices {
      backlinks[number].sort { titleRanks[$0] < titleRanks[$1] }
    }
    pair(directory, references)
  }

  /// Articles with one id, or joined by `translation-of`, are one article in several languages.
  private mutating func pair(_ directory: ArticleDirectory, _ references: [ArticleReferences]) {
    var groups: [Int: [Int]] = [:]
    for number in directory.articles.indices {
      let original = references[number].translationOf ?? number
      let key = directory.byID[directory.articles[original].id.lowercased()]?.first ?? original
      groups[key, default: []].append(number)
    }
    for group in groups.values where group.count > 1 {
      for number in group {
        var languages: Set<String> = [directory.siteLanguages[number]]
        translations[number] = group.filter { languages.insert(directory.siteLanguages[$0]).inserted }
      }
    }
  }
}
