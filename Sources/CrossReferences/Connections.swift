import Articles

/// How articles stand to each other: backlinks, neighbours, translations.
extension KnowledgeBase {
  /// Numbers of the articles that link to one, by language and title.
  package func backlinks(of number: Int) -> [Int] { linkers[number].sorted { titles.precedes($0, $1) } }

  package func hasBacklinks(_ number: Int) -> Bool { !linkers[number].isEmpty }

  /// Numbers of the same article in other languages, in the site's order of languages.
  package func translations(of number: Int) -> [Int] {
    guard site.languages.count > 1 else { return [] }
    let group = translationGroup(of: number)
    var languages: Set<String> = [directory.siteLanguages[number]]
    return group.filter { languages.insert(directory.siteLanguages[$0]).inserted }
  }

  /// The number of the article that one names as its original, whether or not it can be it.
  package func namedOriginal(of number: Int) -> Int? { references[number].translationOf }

  /// The number of the article whose translation one is: the one that it names, else the version in the first of the site's languages.
  package func original(of number: Int) -> Int? {
    guard site.languages.count > 1 else { return nil }
    let named = references[number].translationOf
    let original =
      named ?? directory.byID[directory.articles[number].id.lowercased()]?.first { references[$0].translationOf == nil }
    return original.flatMap { directory.siteLanguages[$0] == directory.siteLanguages[number] ? nil : $0 }
  }

  /// Articles with one id, or joined by `translation-of`, are one article in several languages.
  private func translationGroup(of number: Int) -> [Int] {
    let original = references[number].translationOf ?? number
    let key = directory.articles[original].id.lowercased()
    let named = (directory.byID[key] ?? []).filter { references[$0].translationOf == nil }
    guard let others = translators[key] else { return named }
    return (named + others).sorted { directory.order.precedes($0, $1) }
  }

  /// Those that an article links to or names, and those that do so with it.
  func neighbours(of number: Int) -> Set<Int> { Self.targets(of: number, references[number]).union(linkers[number]) }

  static func targets(of number: Int, _ references: ArticleReferences) -> Set<Int> {
    var targets = Set(references.related)
    for case .article(let target, _) in references.targets where target != number { targets.insert(target) }
    return targets
  }

  /// Lets the targets of an article know of it.
  mutating func connect(_ number: Int) {
    for target in Self.targets(of: number, references[number]) { linkers[target].append(number) }
    if let original = references[number].translationOf {
      translators[directory.articles[original].id.lowercased(), default: []].append(number)
    }
  }

  /// - Parameter originalID: of the article whose translation it was, in lower case.
  mutating func disconnect(_ number: Int) {
    for target in Self.targets(of: number, references[number]) { linkers[target].removeAll { $0 == number } }
    guard references[number].translationOf != nil else { return }
    // The original may have another id by now.
    for key in translators.keys where translators[key]?.contains(number) == true {
      translators.remove(number, from: key)
    }
  }
}
