import Articles

/// A version of an article in another language that was changed later, and what differs there.
package struct TranslationLag: Sendable {
  /// Number of the article that is ahead.
  package let ahead: Int
  /// Indices of its sections that the other version lacks or that name other entities there; empty where only words may differ.
  package let sections: [Int]
}

extension KnowledgeBase {
  /// - Returns: nil for an article that is up to date with its original, or, where the versions have none, with the newest of them.
  ///   Versions that are replaced or archived are behind by themselves.
  package func lag(of number: Int) -> TranslationLag? {
    guard let own = articles[number].article.lastChange, standing(of: number) == .inForce else { return nil }
    let original = references[number].translationOf
    let others = original.map { [$0] } ?? (isOriginal(number) ? [] : translations(of: number))
    let newer = others.filter { standing(of: $0) == .inForce }.compactMap { other in
      articles[other].article.lastChange.map { (date: $0, number: other) }
    }.filter { $0.date > own }
    guard let ahead = newer.max(by: { $0.date < $1.date })?.number else { return nil }
    return TranslationLag(ahead: ahead, sections: sections(of: ahead, missingIn: number))
  }

  /// Whether others call themselves its translations.
  private func isOriginal(_ number: Int) -> Bool {
    !(translators[directory.articles[number].id.lowercased()] ?? []).isEmpty
  }

  /// Sections are compared by their roles and, as words differ, by the entities that they name.
  private func sections(of ahead: Int, missingIn number: Int) -> [Int] {
    let (new, old) = (entitiesByRole(of: ahead), entitiesByRole(of: number))
    var seen: Set<SectionRole> = []
    return articles[ahead].article.sections.indices.filter { index in
      guard let role = articles[ahead].article.sections[index].ownRole, seen.insert(role).inserted else { return false }
      guard let before = old[role] else { return true }
      return !(new[role] ?? []).subtracting(before).isEmpty
    }
  }

  private func entitiesByRole(of number: Int) -> [SectionRole: Set<Int>] {
    let linked = articles[number]
    var entities: [SectionRole: Set<Int>] = [:]
    for section in linked.article.sections {
      if let role = section.role { entities[role, default: []] = entities[role] ?? [] }
    }
    for (mention, page) in zip(linked.mentions, linked.mentionPages) {
      if let role = mention.section.flatMap({ linked.article.sections[$0].role }) {
        entities[role, default: []].insert(page)
      }
    }
    return entities
  }
}
