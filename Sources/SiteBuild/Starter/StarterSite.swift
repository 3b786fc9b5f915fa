/// The files of a site that builds at once and shows what Casebook does: configuration and three articles that link to each other.
package enum StarterSite {
  /// - Parameters:
  ///   - language: `ja` or `en`.
  ///   - date: the articles' day, `2026-10-02`.
  package static func files(title: String, language: String, date: String) -> [(path: String, contents: String)] {
    let articles = language == "ja" ? StarterArticles.japanese : StarterArticles.english
    let configuration = "title: \(YAMLText.quoted(title))\nlanguage: \(language)\n"
    return [("casebook.yml", configuration), (".gitignore", "public/\n")]
      + articles.map { ("articles/\($0.path)", $0.text.replacing("{date}", with: date)) }
  }
}
