import Articles
import CrossReferences

/// Configuration and articles to what the site says of itself.
enum SiteDescription {
  static func site(_ configuration: Configuration, baseURL: String?, articles: [Article], folder: String) -> Site {
    let languages = configuration.languages.isEmpty ? found(in: articles) : configuration.languages
    let name = (Files.realPath(folder) ?? folder).split(separator: "/").last.map(String.init) ?? "Casebook"
    return Site(
      title: configuration.title.isEmpty ? name : configuration.title, defaultLanguage: languages[0],
      languages: languages,
      baseURL: baseURL ?? configuration.baseURL, description: configuration.description,
      customKinds: configuration.kinds)
  }

  /// Languages that at least one article in twenty is written in, the most frequent first; the rest stand among its pages.
  private static func found(in articles: [Article]) -> [String] {
    var counts: [String: Int] = [:]
    for article in articles
    where !article.language.isEmpty && article.language.utf8.allSatisfy({ $0 == 0x2D || $0 >= 0x61 && $0 <= 0x7A }) {
      counts[article.language, default: 0] += 1
    }
    let frequent = counts.filter { $0.value * 20 >= articles.count }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return frequent.isEmpty ? ["en"] : frequent.map(\.key)
  }
}
