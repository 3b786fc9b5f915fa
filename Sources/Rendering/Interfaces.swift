/// The templates and words of a theme for each language of a site: made once, good for any number of pages.
package struct Interfaces: Sendable {
  private let byLanguage: [String: Interface]
  private let fallback: Interface

  /// - Parameter languages: of the site, the default first.
  package init(_ theme: Theme, languages: [String]) {
    let interfaces = Dictionary(
      languages.map { ($0, Interface(theme, language: $0)) }, uniquingKeysWith: { first, _ in first })
    byLanguage = interfaces
    fallback = languages.first.flatMap { interfaces[$0] } ?? Interface(theme, language: "")
  }

  private init(_ byLanguage: [String: Interface], fallback: Interface) {
    self.byLanguage = byLanguage
    self.fallback = fallback
  }

  /// The same for another thread.
  var copy: Interfaces { Interfaces(byLanguage.mapValues(\.copy), fallback: fallback.copy) }

  subscript(_ language: String) -> Interface { byLanguage[language] ?? fallback }
}
