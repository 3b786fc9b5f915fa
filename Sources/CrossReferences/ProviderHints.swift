import Entities

/// What other articles say about the provider of an event that an article names by its number alone: a hint, shown as one.
package struct ProviderHints: Sendable {
  private var names: [Entity: String] = [:]
  private var isContested: Set<Entity> = []

  /// - Parameter mentions: those of all articles.
  package init(_ mentions: some Sequence<[ArticleMention]>) {
    for list in mentions {
      for mention in list {
        guard let source = mention.source else { continue }
        let known = names[mention.entity].map(ProviderName.canonical)
        if known == nil { names[mention.entity] = source }
        if let known, known != ProviderName.canonical(source) { isContested.insert(mention.entity) }
      }
    }
  }

  /// - Returns: the provider that all articles which name one agree on.
  package func hint(for event: Entity) -> String? { isContested.contains(event) ? nil : names[event] }
}
