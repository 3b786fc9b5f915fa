import CrossReferences
import Entities

/// Finds the export in a file of the site without a list of all exports.
struct ExportFinder {
  let builder: ExportBuilder
  let kinds: ExportKinds
  private var knowledgeBase: KnowledgeBase { builder.knowledgeBase }

  init(builder: ExportBuilder, kinds: ExportKinds) {
    self.builder = builder
    self.kinds = kinds
  }

  /// - Parameter path: `articles/rdp/index.md`, `sitemap.xml`.
  func export(inFile path: String) -> Export? {
    guard let export = candidate(path), builder.address(of: export).path == path else { return nil }
    return export
  }

  private func candidate(_ path: String) -> Export? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.last else { return nil }
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    if name == "index.md", kinds.contains(.markdown) {
      return knowledgeBase.article(at: folder).map { .articleMarkdown($0) }
    }
    if kinds.contains(.api) {
      if name == "index.json", let article = knowledgeBase.article(at: folder) { return .articleJSON(article) }
      if parts[0] == "api" { return api(Array(parts.dropFirst())) }
    }
    if let format = Export.FeedFormat(rawValue: name), kinds.contains(.feeds) {
      return feedSubject(folder, Array(parts.dropLast())).flatMap { builder.hasFeed($0) ? .feed($0, format) : nil }
    }
    return parts.count == 1 ? top(name) : nil
  }

  private func api(_ parts: [String]) -> Export? {
    if parts == ["index.json"] { return .api }
    if parts == ["schema.json"] { return .schema }
    guard let name = parts.last, name.hasSuffix(".json") else { return nil }
    let value = String(name.dropLast(".json".count))
    if parts.count == 2, parts[0] == "articles" {
      return number(value, knowledgeBase.articleOrder.count, ExportList.length).map { .articleList(number: $0) }
    }
    guard parts.count >= 3, parts[0] == "entities",
      let range = builder.pages.kinds.first(where: { builder.pages.kind(of: $0).name == parts[1] })
    else { return nil }
    if parts.count == 3 {
      return knowledgeBase.entity(at: "\(builder.pages.kind(of: range).folder)/\(value)/").map { .entity($0) }
    }
    guard parts.count == 4, parts[2] == "page" else { return nil }
    return number(value, range.count, ExportList.length).map { .entityList(range, number: $0) }
  }

  private func feedSubject(_ folder: String, _ parts: [String]) -> Export.FeedSubject? {
    if let language = builder.site.languages.first(where: { builder.site.prefix(of: $0) == folder }) {
      return .site(language: language)
    }
    if parts.count == 2, parts[0] == "products" { return knowledgeBase.product(parts[1]).map { .product($0) } }
    return knowledgeBase.entity(at: folder).map { .entity($0) }
  }

  private func top(_ name: String) -> Export? {
    if kinds.contains(.sitemap) {
      if name == "sitemap.xml" { return .sitemap }
      if name == "robots.txt" { return builder.hasHost ? .robots : nil }
      if name.hasPrefix("sitemap-"), builder.sitemapParts > 1 {
        let part = Int(name.dropFirst("sitemap-".count).prefix { $0 != "." }) ?? 0
        return (1...builder.sitemapParts).contains(part) ? .sitemapPart(part) : nil
      }
    }
    guard kinds.contains(.llms) else { return nil }
    if name == "llms.txt" { return .llms }
    if name == "llms-full.txt" { return .llmsFull(number: 1) }
    guard name.hasPrefix("llms-full-") else { return nil }
    return number(
      String(name.dropFirst("llms-full-".count).prefix { $0 != "." }), knowledgeBase.articleOrder.count,
      ExportList.fullLength
    ).map { .llmsFull(number: $0) }
  }

  private func number(_ text: String, _ count: Int, _ length: Int) -> Int? {
    Int(text).flatMap { ExportList.numbers(count, length).contains($0) ? $0 : nil }
  }
}
