import Articles
import CrossReferences

/// What the head of a page says to programs: its address, its versions, feeds and data, what to show of it elsewhere. All of it
/// needs the site's own address, but for the article as Markdown and JSON.
extension PageBuilder {
  func relations(_ content: PageContent, _ place: Place) -> [UInt8] {
    var html: [UInt8] = []
    if let article = content.article { writeForms(of: article, into: &html) }
    guard let canonical = site.canonicalAddress(of: content.canonical ?? place.permalink) else { return html }
    // Search engines look for the newer article; a page that they may not show tells them nothing else.
    if content.canonical != nil || content.isHidden {
      if content.canonical != nil { html.writeLink("canonical", to: canonical) }
      return html
    }
    let search = site.canonicalAddress(of: Permalink("search/opensearch.xml")) ?? ""
    html.writeLink("search", type: "application/opensearchdescription+xml", title: site.title, to: search)
    html.writeLink("canonical", to: canonical)
    let alternates = content.article.map { self.alternates(of: .article($0)) } ?? content.alternates
    for version in versions(place.permalink, in: place.language, alternates) {
      let address = site.canonicalAddress(of: version.permalink) ?? ""
      html.writeLink("alternate", language: version.hreflang, to: address)
    }
    writeFeeds(of: content, place, into: &html)
    writeOpenGraph(content, canonical, place, into: &html)
    if let article = content.article {
      html.write("<script type=\"application/ld+json\">")
      html += structuredData(of: article, canonical, place)
      html.write("</script>\n")
    }
    return html
  }

  /// The article as Markdown and as JSON, which lie beside its page.
  private func writeForms(of article: Int, into html: inout [UInt8]) {
    if exports.contains(.markdown) { html.writeLink("alternate", type: "text/markdown", to: "index.md") }
    if exports.contains(.api) { html.writeLink("alternate", type: "application/json", to: "index.json") }
  }

  private func writeFeeds(of content: PageContent, _ place: Place, into html: inout [UInt8]) {
    guard exports.contains(.feeds) else { return }
    let builder = ExportBuilder(pages: self)
    for subject in [content.feed, .site(language: place.language)].compactMap(\.self) where builder.hasFeed(subject) {
      let title = builder.title(of: subject)
      for (format, type) in [
        (Export.FeedFormat.atom, "application/atom+xml"), (.json, "application/feed+json"),
      ] as [(Export.FeedFormat, StaticString)] {
        let file = builder.address(of: .feed(subject, format))
        html.writeLink("alternate", type: type, title: title, to: place.permalink.reference(to: file))
      }
    }
  }

  // MARK: - Open Graph (ogp.me)

  private func writeOpenGraph(_ content: PageContent, _ canonical: String, _ place: Place, into html: inout [UInt8]) {
    html.writeProperty("og:site_name", site.title)
    html.writeProperty("og:title", content.title)
    html.writeProperty("og:type", content.article == nil ? "website" : "article")
    html.writeProperty("og:url", canonical)
    html.writeProperty("og:locale", Self.locale(place.language))
    if !content.description.isEmpty { html.writeProperty("og:description", content.description) }
    guard let article = content.article else { return }
    if let image = image(of: article) { html.writeProperty("og:image", site.canonicalAddress(of: image) ?? "") }
    let metadata = knowledgeBase.articles[article].article.metadata
    if let date = metadata.date { html.writeProperty("article:published_time", "\(date)") }
    if let date = metadata.updated { html.writeProperty("article:modified_time", "\(date)") }
  }

  /// `ja_JP`, `en_US`: a language and a territory.
  private static func locale(_ language: String) -> String {
    let parts = language.split(separator: "-").map(String.init)
    guard let base = parts.first else { return language }
    if parts.count > 1 { return base + "_" + parts[1].uppercased() }
    switch base {
    case "ja": return "ja_JP"
    case "en": return "en_US"
    case "de", "fr", "es": return base + "_" + base.uppercased()
    case "ko": return "ko_KR"
    case "zh": return "zh_CN"
    default: return base
    }
  }

  /// The first image that an article shows.
  private func image(of article: Int) -> Permalink? {
    let images = knowledgeBase.articles[article].links.compactMap { node, target -> (node: Int, path: String)? in
      guard case .asset(let path, .some, _) = target else { return nil }
      return (node, path)
    }
    return images.min { $0.node < $1.node }.map { Permalink($0.path) }
  }

  // MARK: - schema.org

  /// JSON-LD: the article, and the way to it from the home page.
  private func structuredData(of number: Int, _ canonical: String, _ place: Place) -> [UInt8] {
    var json = JSONWriter(capacity: 1024)
    json.object { json in
      json.text("@context", "https://schema.org")
      json.array("@graph", [true, false]) { json, isArticle in
        json.object { isArticle ? writeArticle(number, canonical, into: &$0) : writeWay(to: number, place, into: &$0) }
      }
    }
    return json.bytes
  }

  private func writeArticle(_ number: Int, _ canonical: String, into json: inout JSONWriter) {
    let linked = knowledgeBase.articles[number]
    let article = linked.article
    json.text("@type", "TechArticle")
    json.text("@id", canonical)
    json.text("url", canonical)
    json.text("headline", article.title)
    json.text("description", article.summary)
    json.text("inLanguage", article.language)
    json.text("datePublished", article.metadata.date?.description)
    json.text("dateModified", article.lastChange?.description)
    json.text("image", image(of: number).flatMap { site.canonicalAddress(of: $0) })
    json.array("about", linked.about.prefix(12)) { json, entity in
      json.object {
        $0.text("@type", "Thing")
        $0.text("name", ExportBuilder.name(of: knowledgeBase.entities[entity].entity))
        $0.text("url", site.canonicalAddress(of: Permalink(knowledgeBase.entities[entity].path)))
      }
    }
    json.object("publisher") {
      $0.text("@type", "Organization")
      $0.text("name", site.title)
      $0.text("url", site.canonicalAddress(of: Permalink("")))
    }
  }

  private func writeWay(to number: Int, _ place: Place, into json: inout JSONWriter) {
    let linked = knowledgeBase.articles[number]
    let prefix = site.prefix(of: place.language)
    var steps: [(name: String, permalink: Permalink)] = [
      (site.title, Permalink(prefix)), (place.strings["articles"], Permalink(prefix + "articles/")),
    ]
    if let product = linked.products.first {
      let topic = knowledgeBase.products[product]
      steps.append((topic.name, Permalink("\(prefix)products/\(topic.slug)/")))
    }
    steps.append((linked.article.title, place.permalink))
    json.text("@type", "BreadcrumbList")
    json.array("itemListElement", Array(steps.enumerated())) { json, step in
      json.object {
        $0.text("@type", "ListItem")
        $0.number("position", step.offset + 1)
        $0.text("name", step.element.name)
        $0.text("item", site.canonicalAddress(of: step.element.permalink))
      }
    }
  }
}

extension [UInt8] {
  /// A `<link>` and a line feed.
  fileprivate mutating func writeLink(
    _ relation: StaticString, type: StaticString? = nil, title: String? = nil, language: String? = nil,
    to address: String
  ) {
    write("<link rel=\"")
    write(relation)
    write("\"")
    if let type {
      write(" type=\"")
      write(type)
      write("\"")
    }
    if let title { writeAttribute("title", title) }
    if let language { writeAttribute("hreflang", language) }
    writeAttribute("href", address)
    write(">\n")
  }

  fileprivate mutating func writeProperty(_ name: StaticString, _ value: String) {
    write("<meta property=\"")
    write(name)
    write("\"")
    writeAttribute("content", value)
    write(">\n")
  }
}
