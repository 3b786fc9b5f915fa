import Articles

/// What the references of all articles make together: backlinks, neighbours, translations.
struct Connections {
  /// For each article those that link to it, by title.
  private(set) var backlinks: [[Int]]
  /// For each article those that it links to or that link to it.
  private(set) var neighbours: [Set<Int>]
  /// For each article the same in other languages, in the site's order.
  private(set) var translations: [[Int]]

  init(directory: ArticleDirectory, resolved: [Linker.Resolved]) {
    let articles = directory.articles
    backlinks = Array(repeating: [], count: articles.count)
    neighbours = Array(repeating: [], count: articles.count)
    translations = Array(repeating: [], count: articles.count)
    for number in articles.indices {
      var targets = Set(resolved[number].related)
      for case .article(let target, _) in resolved[number].links.values where target != number {
        targets.insert(target)
      }
      for target in targets {
        backlinks[target].append(number)
        neighbours[target].insert(number)
        neighbours[number].insert(target)
      }
    }
    for number in articles.indices {
      backlinks[number].sort { (articles[$0].title, $0) < (articles[$1].title, $1) }
    }
    pair(directory, resolved)
  }

  /// Articles with one id, or joined by `translation-of`, are one article in several languages.
  private mutating func pair(_ directory: ArticleDirectory, _ resolved: [Linker.Resolved]) {
    var groups: [Int: [Int]] = [:]
    for number in directory.articles.indices {
      let original = resolved[number].translationOf ?? number
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
