import Articles
import CrossReferences
import Entities
import Markdown

/// Makes each page; what a kind of page shows is in its own file in `Pages/`. A class, as each page's `Place` holds it: a copy would
/// count references to all that a knowledge base has.
final class PageBuilder: Sendable {
  let knowledgeBase: KnowledgeBase
  /// Entities of each kind that occurs, as ranges of places in `KnowledgeBase.entityOrder`.
  let kinds: [Range<Int>]
  /// Those that each page's header leads to.
  let headerKinds: [EntityKind]
  let rawHTML: RawHTMLPolicy
  /// Those that the site has.
  let exports: ExportKinds
  /// Languages of whose articles some have a date and are not archived, so that there is a feed.
  let datedLanguages: Set<String>
  private let interfaces: Interfaces

  init(_ interfaces: Interfaces, knowledgeBase: KnowledgeBase, rawHTML: RawHTMLPolicy, exports: ExportKinds) {
    self.exports = exports.possible(on: knowledgeBase.site)
    self.knowledgeBase = knowledgeBase
    self.rawHTML = rawHTML
    self.interfaces = interfaces
    let kinds = PageList.kinds(of: knowledgeBase)
    self.kinds = kinds
    headerKinds = kinds.prefix(Self.kindsInHeader).map {
      knowledgeBase.entities[knowledgeBase.entityOrder[$0.lowerBound]].entity.kind
    }
    datedLanguages =
      self.exports.contains(.feeds)
      ? Set(
        knowledgeBase.site.languages.filter { language in
          knowledgeBase.articlesByTitle(language).contains(where: knowledgeBase.isNews)
        }) : []
  }

  private static let kindsInHeader = 4

  private init(_ other: PageBuilder, interfaces: Interfaces) {
    knowledgeBase = other.knowledgeBase
    kinds = other.kinds
    headerKinds = other.headerKinds
    rawHTML = other.rawHTML
    exports = other.exports
    datedLanguages = other.datedLanguages
    self.interfaces = interfaces
  }

  /// The same for another thread: where threads share templates, words and what holds them, they wait for each other as they count the
  /// uses.
  var copy: PageBuilder { PageBuilder(self, interfaces: interfaces.copy) }

  var site: Site { knowledgeBase.site }

  func interface(_ language: String) -> Interface { interfaces[language] }

  func articlesByTitle(_ language: String) -> ArraySlice<Int> { knowledgeBase.articlesByTitle(language) }

  func kind(of range: Range<Int>) -> EntityKind {
    knowledgeBase.entities[knowledgeBase.entityOrder[range.lowerBound]].entity.kind
  }

  func content(of page: Page, _ document: MarkdownDocument, _ place: Place) -> PageContent {
    switch page {
    case .home: homePage(place)
    case .article(let index): articlePage(index, document, place)
    case .articleIndex(_, let number): articleIndexPage(number, place)
    case .entity(let index, _): entityPage(index, place)
    case .provider(let entity, let provider, _): providerPage(provider, of: entity, place)
    case .entityIndex(let range, _, let number): entityIndexPage(range, number, place)
    case .product(let index, _, let number): topicPage(.products, index, number, place)
    case .productIndex(_, let number): topicIndexPage(.products, number, place)
    case .tag(let index, _, let number): topicPage(.tags, index, number, place)
    case .tagIndex(_, let number): topicIndexPage(.tags, number, place)
    case .search: searchPage(place)
    case .notFound, .export: notFoundPage(place)
    }
  }

  func language(of page: Page) -> String {
    switch page {
    case .article(let index): knowledgeBase.articles[index].siteLanguage
    case .home(let language), .articleIndex(let language, _), .entity(_, let language), .provider(_, _, let language),
      .entityIndex(_, let language, _), .product(_, let language, _), .productIndex(let language, _),
      .tag(_, let language, _), .tagIndex(let language, _), .search(let language):
      language
    case .notFound, .export: site.defaultLanguage
    }
  }

  func address(of page: Page) -> Permalink {
    switch page {
    case .article(let index): knowledgeBase.articles[index].permalink
    case .notFound: Site.notFound
    case .export(let export): ExportBuilder(pages: self).address(of: export)
    default: Permalink(site.prefix(of: language(of: page)) + path(of: page))
    }
  }

  /// Below the language's prefix.
  func path(of page: Page) -> String {
    switch page {
    case .home, .notFound, .article, .export: ""
    case .articleIndex(_, let number): Self.numbered("articles/", number)
    case .entity(let index, _): knowledgeBase.entities[index].path
    case .provider(let entity, let provider, _):
      knowledgeBase.entities[entity].path + knowledgeBase.entities[entity].providers[provider].slug + "/"
    case .entityIndex(let range, _, let number):
      Self.numbered(kind(of: range).folder + "/", number)
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
