import Articles
import CrossReferences
import Diagnostics

/// Configuration and articles to what the site says of itself.
enum SiteDescription {
  static func site(
    _ configuration: Configuration, baseURL: String?, articles: [Article], folder: String, audience: Audience,
    today: CalendarDate
  ) -> Site {
    var counts: [String: Int] = [:]
    for article in articles { counts[article.language, default: 0] += 1 }
    let languages = languages(configuration, counts)
    let name = (Files.realPath(folder) ?? folder).pathParts.last.map(String.init) ?? "Casebook"
    return Site(
      title: configuration.title.isEmpty ? name : configuration.title, defaultLanguage: languages[0],
      languages: languages,
      baseURL: baseURL ?? configuration.baseURL, descriptions: configuration.descriptions,
      customKinds: configuration.kinds, audience: audience, today: today)
  }

  /// The default first; then the configuration's, else those that at least one article in twenty is written in, the most frequent
  /// first. The rest stand among the pages of the default, as do those in its own language of a region: `en-us` where it is `en`.
  /// - Parameter counts: articles by language.
  static func languages(_ configuration: Configuration, _ counts: [String: Int]) -> [String] {
    let named = configuration.namedLanguages
    if !configuration.languages.isEmpty { return named }
    let total = counts.values.reduce(0, +)
    let isTag = { (tag: String) in !tag.isEmpty && tag.utf8.allSatisfy { $0 == 0x2D || $0 >= 0x61 && $0 <= 0x7A } }
    let isNamed = { (tag: String) in
      named.contains { $0 == tag || $0.hasPrefix(tag + "-") || tag.hasPrefix($0 + "-") }
    }
    let frequent = counts.filter { isTag($0.key) && $0.value * 20 >= total && !isNamed($0.key) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let languages = named + frequent.map(\.key)
    return languages.isEmpty ? ["en"] : languages
  }
}
