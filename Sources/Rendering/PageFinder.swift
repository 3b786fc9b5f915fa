import CrossReferences
import Entities

/// Finds the page in a file of the site without a list of all pages.
struct PageFinder {
  let builder: PageBuilder
  private var knowledgeBase: KnowledgeBase { builder.knowledgeBase }

  init(builder: PageBuilder) { self.builder = builder }

  /// - Parameter path: `articles/rdp/index.html`, `404.html`.
  func page(inFile path: String) -> Page? {
    if path == Site.notFound.file { return .notFound }
    guard path == "index.html" || path.hasSuffix("/index.html") else { return nil }
    let address = String(path.dropLast("index.html".count))
    if let number = knowledgeBase.article(at: address) { return .article(number) }
    var parts = address.split(separator: "/").map(String.init)
    var language = builder.site.defaultLanguage
    if let first = parts.first, first != language, builder.site.languages.contains(first) {
      language = first
      parts.removeFirst()
    }
    guard let page = page(parts, language), builder.address(of: page).path == address else { return nil }
    return page
  }

  /// - Parameter parts: of the address below the language's.
  private func page(_ parts: [String], _ language: String) -> Page? {
    guard let folder = parts.first else { return .home(language: language) }
    if parts == ["search"] { return .search(language: language) }
    let (list, number) = Self.numbered(parts)
    guard number > 0 else { return nil }
    switch folder {
    case "articles": return list.count == 1 ? articleIndex(language, number) : nil
    case "products":
      return topic(list, knowledgeBase.productOrder, number) {
        .productIndex(language: language, number: number)
      } one: {
        knowledgeBase.product($0).map { ($0, knowledgeBase.products[$0].articles.count) }
      } make: {
        .product($0, language: language, number: number)
      }
    case "tags":
      return topic(list, knowledgeBase.tagOrder, number) {
        .tagIndex(language: language, number: number)
      } one: {
        knowledgeBase.tag($0).map { ($0, knowledgeBase.tags[$0].articles.count) }
      } make: {
        .tag($0, language: language, number: number)
      }
    default: return list.count == 1 ? entityIndex(folder, language, number) : entity(parts, language)
    }
  }

  /// `articles/page/2/` is the second page of `articles/`.
  private static func numbered(_ parts: [String]) -> (list: [String], number: Int) {
    guard parts.count > 2, parts[parts.count - 2] == "page" else { return (parts, 1) }
    return (Array(parts.dropLast(2)), Int(parts[parts.count - 1]).flatMap { $0 > 1 ? $0 : nil } ?? 0)
  }

  private func articleIndex(_ language: String, _ number: Int) -> Page? {
    PageList.numbers(builder.articlesByTitle(language).count).contains(number)
      ? .articleIndex(language: language, number: number) : nil
  }

  private func topic(
    _ list: [String], _ all: [Int], _ number: Int, _ index: () -> Page, one: (String) -> (number: Int, count: Int)?,
    make: (Int) -> Page
  ) -> Page? {
    if list.count == 1 { return !all.isEmpty && PageList.numbers(all.count).contains(number) ? index() : nil }
    guard list.count == 2, let topic = one(list[1]), PageList.numbers(topic.count).contains(number) else { return nil }
    return make(topic.number)
  }

  private func entityIndex(_ folder: String, _ language: String, _ number: Int) -> Page? {
    guard let range = builder.kinds.first(where: { builder.kind(of: $0).folder == folder }),
      PageList.numbers(range.count).contains(number)
    else { return nil }
    return .entityIndex(range, language: language, number: number)
  }

  private func entity(_ parts: [String], _ language: String) -> Page? {
    guard let number = knowledgeBase.entity(at: parts.prefix(2).joined(separator: "/") + "/") else { return nil }
    if parts.count == 2 { return .entity(number, language: language) }
    let provider = knowledgeBase.entities[number].providers.firstIndex {
      $0.slug == parts.dropFirst(2).joined(separator: "/")
    }
    return provider.map { .provider(entity: number, provider: $0, language: language) }
  }
}
