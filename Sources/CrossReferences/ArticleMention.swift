import Articles
import Entities

/// One place where an article names an entity.
package struct ArticleMention: Sendable {
  package enum Place: UInt8, Sendable { case title, description, heading, prose, table, code, link, frontMatter }

  /// As written; its page may be another spelling's (`Entity.page`).
  package let entity: Entity
  /// Events: the provider as written.
  package var source: String?
  package let place: Place
  /// Index in `Article.sections`.
  package let section: Int?
  /// Index of the node that holds the text; nil outside the body.
  package let node: Int?
  /// Offsets in `MarkdownDocument.text`; empty where the mention is no piece of one node's text.
  package let text: Range<Int>
  package let written: String
  package let rule: String
  /// True for the article's own KB number.
  package let isSelf: Bool
  /// Offset in the source file, in bytes.
  package let offset: Int
  /// Makes the article one *about* the entity: in the title, among the symptoms, declared, or its own number.
  package let isAbout: Bool
  /// The sentence around it, at most 200 characters, and where in it the mention stands, in UTF-8 bytes.
  package let sentence: String
  package let marked: Range<Int>
}
