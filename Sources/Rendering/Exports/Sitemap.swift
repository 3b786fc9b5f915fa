import Articles
import CrossReferences

/// The addresses of a site for search engines (sitemaps.org 0.9), with the same page in other languages, and robots.txt.
extension ExportBuilder {
  /// Files that hold addresses.
  var sitemapParts: Int { ExportList.numbers(listedPages.count, ExportList.sitemapLength).upperBound }

  /// Those that a search engine may show.
  private var listedPages: [Page] {
    PageList.pages(of: knowledgeBase, kinds: pages.kinds).filter { page in
      switch page {
      case .search, .notFound, .export: false
      case .article(let index): pages.isOffered(index)
      default: true
      }
    }
  }

  /// The site stands alone on its host: only there robots.txt is looked for (RFC 9309).
  var hasHost: Bool { site.rootPath == "/" }

  func robots() -> [UInt8] {
    Array("User-agent: *\nAllow: /\n\nSitemap: \(url(Permalink("sitemap.xml")))\n".utf8)
  }

  private func url(_ target: Permalink) -> String { site.canonicalAddress(of: target) ?? "" }

  func sitemap() -> [UInt8] {
    let listed = listedPages
    let parts = ExportList.numbers(listed.count, ExportList.sitemapLength)
    guard parts.count > 1 else { return urlSet(listed[...]) }
    var xml: [UInt8] = []
    xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.write("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for part in parts {
      xml.write("<sitemap><loc>")
      xml.writeEscaped(url(address(of: .sitemapPart(part))))
      xml.write("</loc></sitemap>\n")
    }
    xml.write("</sitemapindex>\n")
    return xml
  }

  func sitemapPart(_ number: Int) -> [UInt8] {
    let listed = listedPages
    return urlSet(listed[ExportList.slice(listed.count, ExportList.sitemapLength, number: number)])
  }

  private func urlSet(_ list: ArraySlice<Page>) -> [UInt8] {
    var xml: [UInt8] = []
    xml.reserveCapacity(list.count * 400)
    xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.write("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
    xml.write(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
    for page in list { write(page, into: &xml) }
    xml.write("</urlset>\n")
    return xml
  }

  private func write(_ page: Page, into xml: inout [UInt8]) {
    let own = pages.address(of: page)
    xml.write("<url><loc>")
    xml.writeEscaped(url(own))
    xml.write("</loc>")
    // Of other pages nobody knows when they changed.
    if case .article(let index) = page, let changed = knowledgeBase.lastChange(of: index) {
      xml.write("<lastmod>\(changed)</lastmod>")
    }
    let versions = pages.versions(own, in: pages.language(of: page), pages.alternates(of: page))
    for version in versions {
      xml.write("\n<xhtml:link rel=\"alternate\"")
      xml.writeAttribute("hreflang", version.hreflang)
      xml.writeAttribute("href", url(version.permalink))
      xml.write("/>")
    }
    xml.write("</url>\n")
  }
}

extension PageBuilder {
  /// Whether search engines may show an article: not one that is archived, and a newer one stands for one that it replaces.
  func isOffered(_ article: Int) -> Bool {
    knowledgeBase.standing(of: article) == .inForce
  }

  /// A page in the site's other languages.
  func alternates(of page: Page) -> [(language: String, permalink: Permalink)] {
    switch page {
    case .article(let index):
      guard isOffered(index) else { return [] }
      return knowledgeBase.translations(of: index).filter(isOffered).map {
        (knowledgeBase.articles[$0].siteLanguage, knowledgeBase.articles[$0].permalink)
      }
    case .notFound, .export: return []
    // Another language may have fewer pages.
    case .articleIndex(_, let number) where number > 1: return []
    default:
      let path = path(of: page)
      let own = language(of: page)
      return site.languages.filter { $0 != own }.map { ($0, Permalink(site.prefix(of: $0) + path)) }
    }
  }

  /// All versions of a page with their `hreflang`, itself among them, and `x-default` for readers of other languages: the one in
  /// the site's first language that it has. Empty where it is the only one.
  func versions(
    _ own: Permalink, in language: String, _ alternates: [(language: String, permalink: Permalink)]
  ) -> [(hreflang: String, permalink: Permalink)] {
    guard !alternates.isEmpty else { return [] }
    let all = [(language: language, permalink: own)] + alternates
    let ordered = site.languages.compactMap { tag in all.first { $0.language == tag } }
    let versions = ordered.map { (hreflang: $0.language, permalink: $0.permalink) }
    return versions + versions.prefix(1).map { ("x-default", $0.permalink) }
  }
}
