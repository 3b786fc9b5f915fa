import CrossReferences
import Entities
import Markdown

/// Makes each export; what a kind of export holds is in its own file beside this one.
struct ExportBuilder {
  let pages: PageBuilder

  var knowledgeBase: KnowledgeBase { pages.knowledgeBase }
  var site: Site { knowledgeBase.site }

  /// Puts the bytes of an export in the place of what `bytes` held.
  /// - Parameter text: the text of an article.
  func write<Failure: Error>(
    _ export: Export, _ bodies: inout ArticleBodies, text: (Int) throws(Failure) -> MarkdownDocument,
    into bytes: inout [UInt8]
  ) throws(Failure) {
    switch export {
    case .articleMarkdown(let index): writeMarkdown(index, try body(of: index, &bodies, text), into: &bytes)
    case .articleJSON(let index):
      let body = try body(of: index, &bodies, text)
      JSONWriter.file(in: &bytes) { writeArticle(index, body, into: &$0) }
    case .api: JSONWriter.file(in: &bytes) { writeIndex(into: &$0) }
    case .schema: bytes = schema()
    case .articleList(let number): JSONWriter.file(in: &bytes) { writeArticleList(number, into: &$0) }
    case .entity(let index): JSONWriter.file(in: &bytes) { writeEntityFile(index, into: &$0) }
    case .entityList(let range, let number):
      JSONWriter.file(in: &bytes) { writeEntityList(range, number, into: &$0) }
    case .feed(let subject, .atom): bytes = atomFeed(feed(subject))
    case .feed(let subject, .json): JSONWriter.file(in: &bytes) { writeFeed(feed(subject), into: &$0) }
    case .sitemap: bytes = sitemap()
    case .sitemapPart(let number): bytes = sitemapPart(number)
    case .robots: bytes = robots()
    case .llms: bytes = llms()
    case .llmsFull(let number): bytes = try llmsFull(number, &bodies, text)
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
    let kind = knowledgeBase.entities[index].entity.kind
    let slug = knowledgeBase.entities[index].path.utf8.dropFirst(kind.folder.utf8.count + 1).dropLast()
    return "api/entities/\(kind.name)/\(Substring(slug)).json"
  }

  /// The full address of a page or file where the site's own is known, else one that leads there from `place`.
  func address(of target: Permalink, from place: Permalink, anchor: String = "") -> String {
    guard let address = site.canonicalAddress(of: target) else { return place.reference(to: target, anchor: anchor) }
    return anchor.isEmpty ? address : address + "#" + Permalink.encoded(anchor)
  }
}
