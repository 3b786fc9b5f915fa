import Articles
import Diagnostics

/// The articles of a site with their addresses, found by path, id or address.
struct ArticleDirectory: Sendable {
  /// By number.
  private(set) var articles: [Article] = []
  private(set) var permalinks: [Permalink] = []
  private(set) var siteLanguages: [String] = []
  /// By language (the site's order), then id, then path.
  private(set) var order = RankedOrder()
  /// Lower-case source path → number; of paths that differ by case only the last in order.
  private(set) var byPath: [String: Int] = [:]
  /// Lower-case paths that several articles have, in order.
  private var twins: [String: [Int]] = [:]
  /// Lower-case id → numbers in order.
  private(set) var byID: [String: [Int]] = [:]
  /// Lower-case last part of a source path → numbers.
  private(set) var byFileName: [String: [Int]] = [:]
  /// Address → number.
  private(set) var byPermalink: [String: Int] = [:]
  private let ranks: [String: Int]

  /// Orders articles by language and id, gives each its address and leaves out those whose address another has.
  /// - Returns: the directory, the old index of each article kept, and those left out with the index of the one that stays.
  static func make(_ articles: [ExtractedArticle], site: Site) -> (
    ArticleDirectory, kept: [Int], leftOut: [(index: Int, owner: Int)]
  ) {
    var directory = ArticleDirectory(site)
    let places = articles.indices.map {
      ArticlePlace(id: articles[$0].article.id, language: articles[$0].article.language, site)
    }
    let keys = articles.indices.map {
      OrderKey(
        rank: directory.rank(ofLanguage: places[$0].language), id: articles[$0].article.id,
        path: articles[$0].article.file.path)
    }
    let order = articles.indices.sorted { keys[$0] < keys[$1] }
    var kept: [Int] = []
    var owners: [String: Int] = [:]
    var leftOut: [(index: Int, owner: Int)] = []
    for index in order {
      if let owner = owners[places[index].permalink.path] {
        leftOut.append((index, owner))
      } else {
        owners[places[index].permalink.path] = index
        kept.append(index)
      }
    }
    directory.fill(kept.map { articles[$0].article }, kept.map { places[$0] })
    return (directory, kept, leftOut)
  }

  private init(_ site: Site) {
    ranks = Dictionary(uniqueKeysWithValues: site.languages.enumerated().map { ($1, $0) })
  }

  /// - Parameter articles: in order, each with its place.
  private mutating func fill(_ articles: [Article], _ places: [ArticlePlace]) {
    self.articles = articles
    permalinks = places.map(\.permalink)
    siteLanguages = places.map(\.language)
    order = RankedOrder(Array(articles.indices))
    byPath.reserveCapacity(articles.count)
    byID.reserveCapacity(articles.count)
    byPermalink.reserveCapacity(articles.count)
    for number in articles.indices { enter(number) }
  }

  func rank(ofLanguage language: String) -> Int { ranks[language] ?? 0 }

  /// By rank of the language, then id, then path.
  private struct OrderKey: Comparable {
    let rank: Int
    let id: String
    let path: String

    static func < (left: OrderKey, right: OrderKey) -> Bool {
      (left.rank, left.id, left.path) < (right.rank, right.id, right.path)
    }
  }

  private func orderKey(of number: Int) -> OrderKey {
    OrderKey(
      rank: rank(ofLanguage: siteLanguages[number]), id: articles[number].id, path: articles[number].file.path)
  }

  // MARK: - Changes

  mutating func reserve(_ count: Int) {
    articles.reserveCapacity(count)
    permalinks.reserveCapacity(count)
    siteLanguages.reserveCapacity(count)
    order.reserve(count)
  }

  /// - Parameter number: a free one; at most the number of numbers so far.
  mutating func insert(_ article: Article, _ place: ArticlePlace, as number: Int) {
    if number == articles.count {
      articles.append(article)
      permalinks.append(place.permalink)
      siteLanguages.append(place.language)
    } else {
      (articles[number], permalinks[number], siteLanguages[number]) = (article, place.permalink, place.language)
    }
    let key = orderKey(of: number)
    var order = order
    self.order = RankedOrder()
    order.insert(number) { orderKey(of: $0) < key }
    self.order = order
    enter(number)
  }

  mutating func remove(_ number: Int) {
    order.remove(number)
    let path = articles[number].file.path.lowercased()
    if var others = twins[path] {
      others.removeAll { $0 == number }
      twins[path] = others.count > 1 ? others : nil
      byPath[path] = others.last
    } else {
      byPath[path] = nil
    }
    byID.remove(number, from: articles[number].id.lowercased())
    byFileName.remove(number, from: Self.fileName(of: path))
    byPermalink[permalinks[number].path] = nil
  }

  /// Makes an article that has its place in the order known by its names.
  private mutating func enter(_ number: Int) {
    let path = articles[number].file.path.lowercased()
    if let other = byPath[path] {
      twins[path, default: [other]].append(number)
      twins[path]?.sort { order.precedes($0, $1) }
      byPath[path] = twins[path]?.last
    } else {
      byPath[path] = number
    }
    byID[articles[number].id.lowercased(), default: []].insert(number, in: order)
    byFileName[Self.fileName(of: path), default: []].append(number)
    byPermalink[permalinks[number].path] = number
  }

  private static func fileName(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// The number of the article in exactly this file.
  func number(ofFile path: String) -> Int? {
    let key = path.lowercased()
    return (twins[key] ?? byPath[key].map { [$0] } ?? []).first { articles[$0].file.path == path }
  }

  // MARK: - Names

  /// The article that an id or a source path names, in the wanted language if there is a choice.
  func article(named name: String, preferring language: String) -> Int? {
    let key = name.lowercased()
    if let candidates = byID[key] {
      return candidates.first { siteLanguages[$0] == language } ?? candidates.first
    }
    return byPath[key] ?? byPath[key + ".md"]
  }

  /// The id of the first article, in order, whose file has a name: what somebody means who leaves the folder out.
  func id(endingWith name: String) -> String? {
    byFileName[name.lowercased() + ".md"]?.min { order.precedes($0, $1) }.map { articles[$0].id }
  }

  static func collision(of article: Article, with owner: Article, at path: String) -> Diagnostic {
    let place = article.metadata.positions["id"] ?? SourcePosition(line: 1, column: 1)
    return Diagnostic(
      .error, rule: "duplicate-id", path: article.file.path, at: place,
      "The address /\(path) belongs to \(owner.file.path); this article is left out",
      hint: "Give one of the two another 'id' or file name; upper and lower case are one.")
  }
}

/// Where an article stands in a site: the language of its pages, and its address.
struct ArticlePlace: Sendable {
  let language: String
  let permalink: Permalink

  init(_ article: Article, _ site: Site) { self.init(id: article.id, language: article.language, site) }

  init(id: String, language written: String, _ site: Site) {
    language = site.languages.contains(written) ? written : site.defaultLanguage
    let address = Slug.address(of: id)
    permalink = Permalink(site.prefix(of: language) + "articles/" + (address.isEmpty ? "untitled" : address) + "/")
  }
}

extension [Int] {
  /// Puts a number in its place among others in order.
  mutating func insert(_ number: Int, in order: RankedOrder) {
    if let last, order.precedes(number, last) {
      insert(number, at: partitionPoint { order.precedes($0, number) })
    } else {
      append(number)
    }
  }
}

extension [String: [Int]] {
  mutating func remove(_ number: Int, from key: String) {
    self[key]?.removeAll { $0 == number }
    if self[key]?.isEmpty == true { self[key] = nil }
  }
}
