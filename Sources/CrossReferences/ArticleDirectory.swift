import Articles
import Diagnostics

/// The articles of a site with their addresses, found by path, id or address.
struct ArticleDirectory: Sendable {
  let articles: [Article]
  let permalinks: [Permalink]
  let siteLanguages: [String]
  /// Lower-case source path → index.
  let byPath: [String: Int]
  /// Lower-case id → indices, the site's languages in order.
  let byID: [String: [Int]]
  /// Lower-case last part of a source path → indices.
  let byFileName: [String: [Int]]
  /// Address → index.
  let byPermalink: [String: Int]
  /// Lower-case ids, sorted.
  let ids: [String]
  /// Whether most articles are pages of Microsoft Learn.
  private let isMostlyLearn: Bool

  /// Orders articles by language and id, gives each its address and leaves out those whose address another has.
  /// - Returns: the directory, the old index of each article kept, and an error for each article left out.
  static func make(_ articles: [Article], site: Site) -> (ArticleDirectory, kept: [Int], [Diagnostic]) {
    let ranks = Dictionary(uniqueKeysWithValues: site.languages.enumerated().map { ($1, $0) })
    let languages = articles.map { ranks[$0.language] == nil ? site.defaultLanguage : $0.language }
    let languageRanks = languages.map { ranks[$0] ?? 0 }
    let order = articles.indices.sorted { left, right in
      if languageRanks[left] != languageRanks[right] { return languageRanks[left] < languageRanks[right] }
      return (articles[left].id, articles[left].file.path) < (articles[right].id, articles[right].file.path)
    }
    var kept: [Int] = []
    var permalinks: [Permalink] = []
    var owners: [String: Int] = [:]
    var diagnostics: [Diagnostic] = []
    for index in order {
      let address = Slug.address(of: articles[index].id)
      let path = site.prefix(of: languages[index]) + "articles/" + (address.isEmpty ? "untitled" : address) + "/"
      if let owner = owners[path] {
        diagnostics.append(collision(of: articles[index], with: articles[owner], at: path))
        continue
      }
      owners[path] = index
      kept.append(index)
      permalinks.append(Permalink(path))
    }
    let directory = ArticleDirectory(kept.map { articles[$0] }, permalinks, siteLanguages: kept.map { languages[$0] })
    return (directory, kept, diagnostics)
  }

  private init(_ articles: [Article], _ permalinks: [Permalink], siteLanguages: [String]) {
    self.articles = articles
    self.permalinks = permalinks
    self.siteLanguages = siteLanguages
    var byPath: [String: Int] = [:]
    var byID: [String: [Int]] = [:]
    var byFileName: [String: [Int]] = [:]
    for (index, article) in articles.enumerated() {
      let path = article.file.path.lowercased()
      byPath[path] = index
      byID[article.id.lowercased(), default: []].append(index)
      let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
      byFileName[String(name), default: []].append(index)
    }
    self.byPath = byPath
    self.byID = byID
    self.byFileName = byFileName
    byPermalink = Dictionary(uniqueKeysWithValues: permalinks.enumerated().map { ($1.path, $0) })
    ids = byID.keys.sorted()
    isMostlyLearn = articles.count { $0.metadata.isMicrosoftLearn } * 2 > articles.count
  }

  /// Whether an article is a page of Microsoft Learn; among such pages, those without front matter are parts of them.
  func isMicrosoftLearn(_ article: Int) -> Bool {
    let metadata = articles[article].metadata
    return metadata.isMicrosoftLearn || metadata.positions.isEmpty && isMostlyLearn
  }

  /// The article that an id or a source path names, in the wanted language if there is a choice.
  func article(named name: String, preferring language: String) -> Int? {
    let key = name.lowercased()
    if let candidates = byID[key] {
      return candidates.first { siteLanguages[$0] == language } ?? candidates.first
    }
    return byPath[key] ?? byPath[key + ".md"]
  }

  private static func collision(of article: Article, with owner: Article, at path: String) -> Diagnostic {
    let place = article.metadata.positions["id"] ?? SourcePosition(line: 1, column: 1)
    return Diagnostic(
      .error, rule: "duplicate-id", path: article.file.path, at: place,
      "The address /\(path) belongs to \(owner.file.path); this article is left out",
      hint: "Give one of the two another 'id' or file name; upper and lower case are one.")
  }
}
