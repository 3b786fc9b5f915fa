/// Where the files of a site are: what to watch, and what a changed path is part of.
package struct LivePlaces: Sendable, Equatable {
  /// Watched with all folders below: the articles, the site's own theme.
  package let folders: [String]
  /// Watched for itself: the site's folder, where the configuration is and the folders above come and go.
  package let configurationFolder: String
  /// Not watched, though it may lie among the articles.
  package let excluded: String?
  package let configurationPath: String
  private let defaultArticles: String
  private let articleFolder: String
  private let themeFolder: String?

  init(_ source: SiteSource, folder: String, configuration: String?) {
    articleFolder = source.articleFolder
    themeFolder = source.themeFolder
    defaultArticles = folder == "." ? "articles" : folder + "/articles"
    configurationPath =
      source.configurationPath ?? configuration ?? (folder == "." ? "casebook.yml" : folder + "/casebook.yml")
    configurationFolder = Files.parent(of: configurationPath).isEmpty ? "." : Files.parent(of: configurationPath)
    folders = [articleFolder] + (themeFolder.map { [$0] } ?? [])
    excluded = Files.realPath(source.outputFolder)
  }

  /// Changed paths by what they mean for the site.
  struct Sorted {
    /// Relative to the folder of articles.
    var articles: Set<String> = []
    var theme = false
    var configuration = false
    var everything = false
  }

  func sorted(_ changes: FileChanges) -> Sorted {
    guard case .paths(let paths) = changes else {
      return Sorted(theme: true, configuration: true, everything: true)
    }
    var sorted = Sorted()
    for path in paths {
      // The folder `articles` makes a site of it, as the configuration does.
      if path == configurationPath || path == defaultArticles { sorted.configuration = true }
      if let themeFolder, path == themeFolder || path.hasPrefix(themeFolder + "/") { sorted.theme = true }
      if path == articleFolder { sorted.everything = true }
      if let article = articlePath(of: path) { sorted.articles.insert(article) }
    }
    return sorted
  }

  /// Relative to the folder of articles; nil for what is not in it.
  func articlePath(of path: String) -> String? {
    guard articleFolder == "." else {
      return path.hasPrefix(articleFolder + "/") ? String(path.dropFirst(articleFolder.count + 1)) : nil
    }
    guard path != ".", !path.hasPrefix("/") else { return nil }
    return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }
}
