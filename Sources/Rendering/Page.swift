/// A page of the site: what it shows, by number in the knowledge base. Lists are paged, the first page being number 1.
package enum Page: Sendable, Hashable {
  case home(language: String)
  case article(Int)
  case articleIndex(language: String, number: Int)
  case entity(Int, language: String)
  case provider(entity: Int, provider: Int, language: String)
  /// Entities of one kind, as a range of places in `KnowledgeBase.entityOrder`.
  case entityIndex(Range<Int>, language: String, number: Int)
  case product(Int, language: String, number: Int)
  case productIndex(language: String, number: Int)
  case tag(Int, language: String, number: Int)
  case tagIndex(language: String, number: Int)
  case search(language: String)
  case notFound
  /// A file for programs.
  case export(Export)
}
