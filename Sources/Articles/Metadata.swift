import Diagnostics

/// What the front matter of an article says, after aliases and types are settled. Fields are empty where it is silent.
package struct Metadata: Sendable {
  package enum ArticleType: String, Sendable, CaseIterable {
    case incident, howTo = "how-to", reference, knownError = "known-error"
  }
  package enum State: String, Sendable, CaseIterable { case draft, unverified, verified, archived }

  /// An entity that the author declares (`events: [1057]`) or rejects (`!36870`).
  package struct DeclaredEntity: Sendable, Hashable {
    /// Name of the kind as in casebook.yml: `event`, `kb`, `code`, …
    package var kind: String
    /// As written, without `!`.
    package var text: String
    package var isRejected: Bool
    package var position: SourcePosition
  }

  package var id: String?
  package var title: String?
  package var description: String?
  package var language: String?
  package var type: ArticleType?
  package var products: [String] = []
  package var date: CalendarDate?
  package var updated: CalendarDate?
  package var reviewed: CalendarDate?
  package var reviewBy: CalendarDate?
  package var isDraft = false
  package var publish: CalendarDate?
  package var expires: CalendarDate?
  package var state: State?
  package var audience: String?
  package var owner: String?
  package var aliases: [String] = []
  package var supersededBy: String?
  package var translationOf: String?
  package var related: [String] = []
  package var tags: [String] = []
  package var declared: [DeclaredEntity] = []
  /// Microsoft Learn Markdown (`ms.*` keys): links to `/…` lead to that site.
  package var isMicrosoftLearn = false
  /// 1-based line of each key that was read, for findings about its value.
  package var positions: [String: SourcePosition] = [:]

  /// An unknown key that may be a misspelled `audience`.
  package var misspelledAudience: MisspelledKey?

  package struct MisspelledKey: Sendable {
    /// The key.
    package let written: String
    package let value: String
    package let position: SourcePosition
  }

  package init() {}

  /// Changes the texts that pages show, each with the name of its key.
  mutating func mapTexts(_ change: (String, String) -> String) {
    func changed(_ text: String, _ key: String) -> String? {
      let text = change(text, key)
      return text.isEmpty ? nil : text
    }
    title = title.flatMap { changed($0, "title") }
    description = description.flatMap { changed($0, "description") }
    owner = owner.flatMap { changed($0, "owner") }
    products = products.compactMap { changed($0, "products") }
    tags = tags.compactMap { changed($0, "tags") }
  }
}
