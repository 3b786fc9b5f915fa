import Articles

/// Which articles are in force: what replaces them, what is archived. What an original says of this holds for its translations.
extension KnowledgeBase {
  /// In the order in which lists show them.
  package enum Standing: Int, Sendable {
    case inForce, replaced, archived
  }

  package func standing(of number: Int) -> Standing {
    successor(of: number) != nil ? .replaced : isArchived(number) ? .archived : .inForce
  }

  package func isArchived(_ number: Int) -> Bool {
    articles[number].article.metadata.state == .archived
      || original(of: number).map { articles[$0].article.metadata.state == .archived } ?? false
  }

  /// The number of the article that replaces one: by its own word, else by its original's, in its language where there is one.
  package func successor(of number: Int) -> Int? {
    if let own = articles[number].supersededBy { return own }
    guard let next = original(of: number).flatMap({ articles[$0].supersededBy }) else { return nil }
    let language = directory.siteLanguages[number]
    let version =
      directory.siteLanguages[next] == language
      ? next : translations(of: next).first { directory.siteLanguages[$0] == language } ?? next
    return version == number ? nil : version
  }

  /// Numbers of the articles that replace one, each the one before it, up to the newest. Of a circle only the first is followed.
  package func successors(of number: Int) -> [Int] {
    var chain: [Int] = []
    var last = number
    while let next = successor(of: last) {
      if next == number || chain.contains(next) { return Array(chain.prefix(1)) }
      chain.append(next)
      last = next
    }
    return chain
  }

  /// What lists show of an article: `superseded`, else its state; empty where it has none.
  package func badge(of number: Int) -> String {
    switch standing(of: number) {
    case .replaced: "superseded"
    case .archived: Metadata.State.archived.rawValue
    case .inForce:
      articles[number].article.metadata.isDraft ? "draft" : articles[number].article.metadata.state?.rawValue ?? ""
    }
  }

  /// Articles of an entity, each group in its order: those in force, those that are replaced, those that are archived.
  package func inForceFirst(_ list: some Sequence<EntityArticle>) -> [EntityArticle] {
    var groups: [[EntityArticle]] = [[], [], []]
    for entry in list { groups[standing(of: entry.article).rawValue].append(entry) }
    return groups.flatMap { $0 }
  }
}
