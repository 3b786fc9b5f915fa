/// An article that a site does not show, by what others may call it, and why.
package struct WithheldArticle: Sendable, Hashable {
  /// Of its source.
  package let path: String
  package let id: String
  /// Old addresses, as written.
  package let aliases: [String]
  /// `it is a draft`; nil for one that is for other readers.
  package let reason: String?

  init(path: String, id: String, aliases: [String] = [], reason: String? = nil) {
    self.path = path
    self.id = id
    self.aliases = aliases
    self.reason = reason
  }

  /// - Parameter article: one that its state or its dates leave out on a day.
  package init(unpublished article: Article, on day: CalendarDate) {
    self.init(
      path: article.file.path, id: article.id, aliases: article.metadata.aliases,
      reason: Publication.reason(article.metadata, on: day))
  }

  /// `it is for other readers`.
  package var why: String { reason ?? "it is for other readers" }

  /// The rule that a link to it breaks.
  package var rule: String { reason == nil ? "withheld-link" : "unpublished-link" }
}
