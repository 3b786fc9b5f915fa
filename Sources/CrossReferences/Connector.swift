import Articles
import Entities

/// The second step of linking: what the references of all articles make together, ready to be asked entity by entity.
package struct Connector: Sendable {
  private let base: KnowledgeBase

  /// - Parameter references: of each article, in order.
  package init(_ linker: Linker, _ references: [ArticleReferences]) {
    self.init(linker, LinkedTopics(linker), references)
  }

  /// - Parameters:
  ///   - topics: of all articles.
  ///   - references: of each article, in order.
  package init(_ linker: Linker, _ topics: LinkedTopics, _ references: [ArticleReferences]) {
    base = KnowledgeBase(linker, topics, references)
  }

  package var entityCount: Int { base.index.pages.count }

  /// - Parameter number: below `entityCount`.
  package func entity(_ number: Int) -> LinkedEntity { base.record(ofEntity: number) }

  /// - Parameter entities: `entity(_:)` of each.
  package func knowledgeBase(entities: [LinkedEntity]) -> KnowledgeBase {
    var whole = base
    whole.entities = entities
    return whole
  }
}
