import Articles
import CrossReferences
import Entities

/// Makes the content of each page; what a kind of page shows is in its own file in `Pages/`.
struct PageBuilder: Sendable {
  let knowledgeBase: KnowledgeBase
  let interfaces: [String: Interface]
  /// Entities of each kind that occurs, as ranges in `KnowledgeBase.entities`.
  let kinds: [Range<Int>]
  let rawHTML: RawHTMLPolicy
  let fallback: Interface
  /// Articles of each language by title.
  private let articleLists: [String: [Int]]

  init(
    knowledgeBase: KnowledgeBase, interfaces: [String: Interface], kinds: [Range<Int>], rawHTML: RawHTMLPolicy,
    fallback: Interface
  ) {
    self.knowledgeBase = knowledgeBase
    self.interfaces = interfaces
    self.kinds = kinds
    self.rawHTML = rawHTML
    self.fallback = fallback
    let articles = knowledgeBase.articles
    articleLists = Dictionary(grouping: articles.indices) { articles[$0].siteLanguage }.mapValues { list in
      list.sorted { (articles[$0].article.title, $0) < (articles[$1].article.title, $1) }
    }
  }

  func articlesByTitle(_ language: String) -> [Int] { articleLists[language] ?? [] }

  var site: Site { knowledgeBase.site }

  func interface(_ language: String) -> Interface { interfaces[language] ?? fallback }

  func content(of page: Page, at permalink: Permalink) -> PageFrame.Content {
    let place = Place(builder: self, permalink: permalink, language: language(of: page))
    return switch page {
    case .home: homePage(place)
    case .article(let index): articlePage(index, place)
    case .articleIndex(_, let number): articleIndexPage(number, place)
    case .entity(let index, _): entityPage(index, place)
    case .provider(let entity, let provider, _): providerPage(provider, of: entity, place)
    case .entityIndex(let range, _, let number): entityIndexPage(range, number, place)
    case .product(let index, _, let number): topicPage(.products, index, number, place)
    case .productIndex(_, let number): topicIndexPage(.products, number, place)
    case .tag(let index, _, let number): topicPage(.tags, index, number, place)
    case .tagIndex(_, let number): topicIndexPage(.tags, number, place)
    case .search: searchPage(place)
    case .notFound: notFoundPage(place)
    }
  }

  func language(of page: Page) -> String {
    switch page {
    case .article(let index): knowledgeBase.articles[index].siteLanguage
    case .home(let language), .articleIndex(let language, _), .entity(_, let language), .provider(_, _, let language),
      .entityIndex(_, let language, _), .product(_, let language, _), .productIndex(let language, _),
      .tag(_, let language, _), .tagIndex(let language, _), .search(let language):
      language
    case .notFound: site.defaultLanguage
    }
  }

  func address(of page: Page) -> Permalink {
    switch page {
    case .article(let index): knowledgeBase.articles[index].permalink
    case .notFound: Site.notFound
    default: Permalink(site.prefix(of: language(of: page)) + path(of: page))
    }
  }

  /// Below the language's prefix.
  private func path(of page: Page) -> String {
    switch page {
    case .home, .notFound, .article: ""
    case .articleIndex(_, let number): Self.numbered("articles/", number)
    case .entity(let index, _): knowledgeBase.entities[index].path
    case .provider(let entity, let provider, _):
      knowledgeBase.entities[entity].path + knowledgeBase.entities[entity].providers[provider].slug + "/"
    case .entityIndex(let range, _, let number):
      Self.numbered(knowledgeBase.entities[range.lowerBound].entity.kind.folder + "/", number)
    case .product(let index, _, let number): Self.numbered("products/\(knowledgeBase.products[index].slug)/", number)
    case .productIndex(_, let number): Self.numbered("products/", number)
    case .tag(let index, _, let number): Self.numbered("tags/\(knowledgeBase.tags[index].slug)/", number)
    case .tagIndex(_, let number): Self.numbered("tags/", number)
    case .search: "search/"
    }
  }

  /// The first page of a list is the list's own address.
  static func numbered(_ path: String, _ number: Int) -> String { number == 1 ? path : "\(path)page/\(number)/" }
}

/// Where a page stands: what its links and words depend on.
struct Place {
  let builder: PageBuilder
  let permalink: Permalink
  let language: String

  var interface: Interface { builder.interface(language) }
  var strings: ThemeStrings { interface.strings }
  var knowledgeBase: KnowledgeBase { builder.knowledgeBase }

  /// A reference to a page of the same language.
  func reference(_ path: String) -> String {
    builder.site.reference(from: permalink, to: Permalink(builder.site.prefix(of: language) + path))
  }

  func reference(toArticle index: Int, anchor: String = "") -> String {
    permalink.reference(to: knowledgeBase.articles[index].permalink, anchor: anchor)
  }

  func reference(toEntity index: Int) -> String { reference(knowledgeBase.entities[index].path) }

  /// This page in the site's other languages, for pages that every language has.
  func alternates(_ path: String) -> [(language: String, permalink: Permalink)] {
    builder.site.languages.filter { $0 != language }
      .map { ($0, Permalink(builder.site.prefix(of: $0) + path)) }
  }
}

extension Site {
  /// The page that a server gives for any address that leads nowhere, so that relative references would lead astray.
  static let notFound = Permalink("404.html")

  /// A relative reference; from the page for lost addresses one from the server's root, where the base URL tells it.
  func reference(from place: Permalink, to target: Permalink) -> String {
    guard place == Self.notFound, let root = rootPath else { return place.reference(to: target) }
    return root + Permalink.encoded(target.path)
  }

  /// What leads from a page to the site's root, for `assets/` and the like.
  func root(from place: Permalink) -> String {
    place == Self.notFound ? rootPath ?? place.root : place.root
  }

  /// `/sub/` of `https://host/sub/`.
  private var rootPath: String? {
    guard let scheme = baseURL.firstRange(of: "://") else { return nil }
    let path = baseURL[scheme.upperBound...].drop { $0 != "/" }
    return path.isEmpty ? "/" : path.hasSuffix("/") ? String(path) : path + "/"
  }
}

extension Interface {
  /// `イベント`, `Event`; a custom kind's own label.
  func kindName(_ kind: EntityKind, site: Site) -> String {
    if case .custom(let name) = kind { return site.customKinds.first { $0.name == name }?.label ?? name }
    return strings["kind-" + kind.name]
  }

  func kindPlural(_ kind: EntityKind, site: Site) -> String {
    if case .custom = kind { return kindName(kind, site: site) }
    return strings["kinds-" + kind.name]
  }
}
