import CrossReferences

/// A file of the site that is made for programs: feeds, maps for search engines, articles and entities as data and text.
package enum Export: Sendable, Hashable {
  case articleMarkdown(Int)
  case articleJSON(Int)
  /// What there is: languages, kinds, where the lists begin.
  case api
  case schema
  case articleList(number: Int)
  case entity(Int)
  /// Entities of one kind, as a range of places in `KnowledgeBase.entityOrder`.
  case entityList(Range<Int>, number: Int)
  case feed(FeedSubject, FeedFormat)
  /// All addresses, or the list of the parts that hold them.
  case sitemap
  case sitemapPart(Int)
  case robots
  case llms
  case llmsFull(number: Int)

  package enum FeedSubject: Sendable, Hashable {
    /// The articles of a language.
    case site(language: String)
    case product(Int)
    case entity(Int)
  }

  package enum FeedFormat: String, Sendable, CaseIterable {
    case atom = "feed.xml"
    case json = "feed.json"
  }
}

/// Which exports a site has; by default all of them.
package struct ExportKinds: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let sitemap = ExportKinds(rawValue: 1)
  package static let feeds = ExportKinds(rawValue: 2)
  package static let markdown = ExportKinds(rawValue: 4)
  package static let api = ExportKinds(rawValue: 8)
  package static let llms = ExportKinds(rawValue: 16)
  package static let all: ExportKinds = [.sitemap, .feeds, .markdown, .api, .llms]

  /// As casebook.yml names them.
  package static let byName: [(name: String, kind: ExportKinds)] = [
    ("sitemap", .sitemap), ("feeds", .feeds), ("markdown", .markdown), ("api", .api), ("llms", .llms),
  ]

  /// Those that a site can have: what holds full addresses needs the site's own.
  func possible(on site: Site) -> ExportKinds { site.baseURL.isEmpty ? subtracting([.sitemap, .feeds]) : self }
}
