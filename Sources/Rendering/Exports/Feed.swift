import Articles
import CrossReferences
import Entities

/// The newest articles of a site's language, of a product or about an entity.
struct Feed {
  let subject: Export.FeedSubject
  let title: String
  let page: Permalink
  /// Nil where articles of several languages stand together.
  let language: String?
  /// Numbers of articles with the days of their last changes, newest first. Never empty.
  let entries: [(article: Int, changed: CalendarDate)]
}

extension ExportBuilder {
  private static let feedLength = 20
  /// Of what fewer articles name there is hardly news.
  private static let enoughArticles = 3

  /// Articles without a date are no news, and a feed may not invent one: without a dated article there is no feed. Of entities, those
  /// that several articles name have one.
  func hasFeed(_ subject: Export.FeedSubject) -> Bool {
    switch subject {
    case .site(let language): return pages.datedLanguages.contains(language)
    // The newest come first: only those that are not in force are passed over.
    case .product(let index):
      return knowledgeBase.products[index].articles.first(where: pages.isOffered).map(knowledgeBase.isNews) ?? false
    case .entity(let index):
      let (about, mentioned) = (knowledgeBase.entities[index].about, knowledgeBase.entities[index].mentioned)
      guard about.count + mentioned.count >= Self.enoughArticles else { return false }
      return about.contains { knowledgeBase.isNews($0.article) }
        || mentioned.contains { knowledgeBase.isNews($0.article) }
    }
  }

  private func articles(of subject: Export.FeedSubject) -> [Int] {
    switch subject {
    case .site(let language): Array(knowledgeBase.articlesByTitle(language))
    // The newest come first, those without a date last.
    case .product(let index):
      Array(knowledgeBase.products[index].articles.lazy.filter(pages.isOffered).prefix(Self.feedLength))
    case .entity(let index):
      (knowledgeBase.entities[index].about + knowledgeBase.entities[index].mentioned).map(\.article)
    }
  }

  func feed(_ subject: Export.FeedSubject) -> Feed {
    let dated = articles(of: subject).enumerated().compactMap { place, article in
      pages.isOffered(article)
        ? knowledgeBase.lastChange(of: article).map { (place: place, article: article, changed: $0) } : nil
    }
    let newest = dated.sorted { ($1.changed, $0.place) < ($0.changed, $1.place) }.prefix(Self.feedLength)
    return Feed(
      subject: subject, title: title(of: subject), page: page(of: subject), language: language(of: subject),
      entries: newest.map { ($0.article, $0.changed) })
  }

  func title(of subject: Export.FeedSubject) -> String {
    switch subject {
    case .site: site.title
    case .product(let index): "\(knowledgeBase.products[index].name) · \(site.title)"
    case .entity(let index):
      "\(pages.title(of: knowledgeBase.entities[index].entity, pages.interface(site.defaultLanguage))) · \(site.title)"
    }
  }

  private func page(of subject: Export.FeedSubject) -> Permalink {
    switch subject {
    case .site(let language): Permalink(site.prefix(of: language))
    case .product(let index): Permalink("products/\(knowledgeBase.products[index].slug)/")
    case .entity(let index): Permalink(knowledgeBase.entities[index].path)
    }
  }

  private func language(of subject: Export.FeedSubject) -> String? {
    if case .site(let language) = subject { return language }
    return nil
  }

  private func url(_ target: Permalink) -> String { site.canonicalAddress(of: target) ?? "" }

  // MARK: - Atom (RFC 4287)

  func atomFeed(_ feed: Feed) -> [UInt8] {
    var xml: [UInt8] = []
    xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
    if let language = feed.language { xml.writeAttribute("xml:lang", language) }
    xml.write(">\n")
    xml.writeElement("title", feed.title)
    xml.writeElement("id", url(feed.page))
    xml.writeElement("updated", Self.time(feed.entries.first?.changed))
    let own = url(address(of: .feed(feed.subject, .atom)))
    xml.write("<link rel=\"self\" type=\"application/atom+xml\"")
    xml.writeAttribute("href", own)
    xml.write("/>\n<link rel=\"alternate\" type=\"text/html\"")
    xml.writeAttribute("href", url(feed.page))
    xml.write("/>\n<author><name>")
    xml.writeEscaped(site.title)
    xml.write("</name></author>\n")
    for entry in feed.entries { writeAtom(entry, into: &xml) }
    xml.write("</feed>\n")
    return xml
  }

  private func writeAtom(_ entry: (article: Int, changed: CalendarDate), into xml: inout [UInt8]) {
    let linked = knowledgeBase.articles[entry.article]
    let address = url(linked.permalink)
    xml.write("<entry")
    xml.writeAttribute("xml:lang", linked.article.language)
    xml.write(">\n")
    xml.writeElement("title", linked.article.title)
    xml.writeElement("id", address)
    xml.write("<link rel=\"alternate\" type=\"text/html\"")
    xml.writeAttribute("href", address)
    xml.write("/>\n")
    if let date = linked.article.metadata.date { xml.writeElement("published", Self.time(date)) }
    xml.writeElement("updated", Self.time(entry.changed))
    for product in linked.products.prefix(8) {
      xml.write("<category")
      xml.writeAttribute("term", knowledgeBase.products[product].name)
      xml.write("/>\n")
    }
    if !linked.article.summary.isEmpty { xml.writeElement("summary", linked.article.summary) }
    xml.write("</entry>\n")
  }

  /// Articles have days; RFC 3339 wants a time.
  private static func time(_ day: CalendarDate?) -> String { day.map { String(describing: $0) + "T00:00:00Z" } ?? "" }

  // MARK: - JSON Feed 1.1

  func writeFeed(_ feed: Feed, into json: inout JSONWriter) {
    json.text("version", "https://jsonfeed.org/version/1.1")
    json.text("title", feed.title)
    json.text("home_page_url", url(feed.page))
    json.text("feed_url", url(address(of: .feed(feed.subject, .json))))
    json.text("language", feed.language)
    json.array("authors", [site.title]) { json, name in json.object { $0.text("name", name) } }
    json.array("items", feed.entries, keepsEmpty: true) { json, entry in
      let linked = knowledgeBase.articles[entry.article]
      json.object {
        $0.text("id", url(linked.permalink))
        $0.text("url", url(linked.permalink))
        $0.text("title", linked.article.title)
        $0.text("content_text", linked.article.summary.isEmpty ? linked.article.title : linked.article.summary)
        $0.text("date_published", linked.article.metadata.date.map { Self.time($0) })
        $0.text("date_modified", Self.time(entry.changed))
        $0.text("language", linked.article.language)
        $0.texts("tags", linked.products.prefix(8).map { knowledgeBase.products[$0].name })
      }
    }
  }
}

extension KnowledgeBase {
  /// An article with a day that is still offered to readers.
  func isNews(_ article: Int) -> Bool {
    standing(of: article) == .inForce && lastChange(of: article) != nil
  }
}

extension [UInt8] {
  /// `<name>text</name>` and a line feed.
  mutating func writeElement(_ name: StaticString, _ text: String) {
    write("<")
    write(name)
    write(">")
    writeEscaped(text)
    write("</")
    write(name)
    write(">\n")
  }

  /// ` name="value"`.
  mutating func writeAttribute(_ name: StaticString, _ value: String) {
    write(" ")
    write(name)
    write("=\"")
    writeEscaped(value)
    write("\"")
  }
}
