import CrossReferences
import Entities
import Markdown

/// Makes each export; what a kind of export holds is in its own file beside this one.
struct ExportBuilder {
  let pages: PageBuilder

  var knowledgeBase: KnowledgeBase { pages.knowledgeBase }
  var site: Site { knowledgeBase.site }

  /// - Parameter text: the text of an article.
  func bytes<Failure: Error>(
    of export: Export, kept: inout ArticleBody?, text: (Int) throws(Failure) -> MarkdownDocument
  ) throws(Failure) -> [UInt8] {
    switch export {
    case .articleMarkdown(let index): articleMarkdown(index, try body(of: index, &kept, text))
    case .articleJSON(let index): articleJSON(index, try body(of: index, &kept, text))
    case .api: apiIndex()
    case .schema: schema()
    case .articleList(let number): articleList(number)
    case .entity(let index): entityJSON(index)
    case .entityList(let range, let number): entityList(range, number)
    case .feed(let subject, .atom): atomFeed(feed(subject))
    case .feed(let subject, .json): jsonFeed(feed(subject))
    case .sitemap: sitemap()
    case .sitemapPart(let number): sitemapPart(number)
    case .robots: robots()
    case .llms: llms()
    case .llmsFull(let number): try llmsFull(number, text)
    }
  }

  /// The file of an export.
  func address(of export: Export) -> Permalink {
    switch export {
    case .articleMarkdown(let index): Permalink(knowledgeBase.articles[index].permalink.path + "index.md")
    case .articleJSON(let index): Permalink(knowledgeBase.articles[index].permalink.path + "index.json")
    case .api: Permalink("api/index.json")
    case .schema: Permalink("api/schema.json")
    case .articleList(let number): Permalink("api/articles/\(number).json")
    case .entity(let index): Permalink(entityPath(index))
    case .entityList(let range, let number):
      Permalink("api/entities/\(pages.kind(of: range).name)/page/\(number).json")
    case .feed(let subject, let format): Permalink(folder(of: subject) + format.rawValue)
    case .sitemap: Permalink("sitemap.xml")
    case .sitemapPart(let number): Permalink("sitemap-\(number).xml")
    case .robots: Permalink("robots.txt")
    case .llms: Permalink("llms.txt")
    case .llmsFull(let number): Permalink(number == 1 ? "llms-full.txt" : "llms-full-\(number).txt")
    }
  }

  private func folder(of subject: Export.FeedSubject) -> String {
    switch subject {
    case .site(let language): site.prefix(of: language)
    case .product(let index): "products/\(knowledgeBase.products[index].slug)/"
    case .entity(let index): knowledgeBase.entities[index].path
    }
  }

  /// `api/entities/code/0x8009030d.json`.
  func entityPath(_ index: Int) -> String {
    let entity = knowledgeBase.entities[index]
    let (kind, folder) = (entity.entity.kind, entity.entity.kind.folder)
    return "api/entities/" + kind.name + "/" + entity.path.dropFirst(folder.utf8.count + 1).dropLast() + ".json"
  }

  /// The full address of a page or file where the site's own is known, else one that leads there from `place`.
  func address(of target: Permalink, from place: Permalink, anchor: String = "") -> String {
    guard let address = site.canonicalAddress(of: target) else { return place.reference(to: target, anchor: anchor) }
    return anchor.isEmpty ? address : address + "#" + Permalink.encoded(anchor)
  }
}
