import Articles
import Entities

/// What the configuration says about the site as a whole, with defaults filled in.
package struct Site: Sendable {
  package var title: String
  /// The language whose pages stand at the root.
  package var defaultLanguage: String
  /// All languages with pages, the default first. Never empty.
  package var languages: [String]
  /// `https://kb.example/sub/` for canonical addresses; empty where the configuration gives none.
  package var baseURL: String
  /// What the site is about, by language; under the empty key for those that have no text of their own.
  package var descriptions: [String: String]
  package var customKinds: [CustomKind]
  /// Who reads the site, among whom else.
  package var audience: Audience
  /// The day of the build, in UTC: what is overdue by it is shown as such. Nil: nothing is.
  package var today: CalendarDate?

  package init(
    title: String, defaultLanguage: String, languages: [String], baseURL: String = "",
    descriptions: [String: String] = [:],
    customKinds: [CustomKind] = [], audience: Audience = Audience(reader: Audience.usualNames[0]),
    today: CalendarDate? = nil
  ) {
    self.title = title
    self.defaultLanguage = defaultLanguage
    self.languages = languages
    self.baseURL = baseURL
    self.descriptions = descriptions
    self.customKinds = customKinds
    self.audience = audience
    self.today = today
  }

  package var description: String { description(in: defaultLanguage) }

  /// - Returns: the text in that language, else the one for all, else that of the default language, else nothing.
  package func description(in language: String) -> String {
    descriptions[language] ?? descriptions[""] ?? descriptions[defaultLanguage] ?? ""
  }

  /// Empty for the default language, `en/` for another.
  package func prefix(of language: String) -> String { language == defaultLanguage ? "" : language + "/" }
}
