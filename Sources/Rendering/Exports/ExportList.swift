import CrossReferences
import Entities

/// All exports of a site, and how its lists are cut into files.
struct ExportList {
  /// Articles or entities in one file of a list.
  static let length = 100
  /// Articles in one file of full texts.
  static let fullLength = 50
  /// Addresses in one file of the sitemap: with their languages well below the 50 MB that sitemaps.org allows, as its 50,000 are not.
  static let sitemapLength = 10_000

  let builder: ExportBuilder
  private var knowledgeBase: KnowledgeBase { builder.knowledgeBase }

  /// The articles in the parts that share a file of full texts, with the files that hold their texts.
  func articles(_ kinds: ExportKinds) -> [(articles: ArraySlice<Int>, exports: [Export])] {
    let order = knowledgeBase.articleOrder
    return Self.numbers(order.count, Self.fullLength).map { number in
      let articles = order[Self.slice(order.count, Self.fullLength, number: number)]
      var exports: [Export] = []
      for article in articles {
        if kinds.contains(.markdown) { exports.append(.articleMarkdown(article)) }
        if kinds.contains(.api) { exports.append(.articleJSON(article)) }
      }
      if kinds.contains(.llms) { exports.append(.llmsFull(number: number)) }
      return (articles, exports)
    }
  }

  /// Those that hold no texts of articles.
  func others(_ kinds: ExportKinds) -> [Export] {
    var exports: [Export] = kinds.contains(.llms) ? [.llms] : []
    if kinds.contains(.sitemap) { exports += sitemap }
    if kinds.contains(.api) { exports += api }
    if kinds.contains(.feeds) { exports += feedSubjects.flatMap { [.feed($0, .atom), .feed($0, .json)] } }
    return exports
  }

  private var api: [Export] {
    var exports: [Export] = [.api, .schema]
    exports += Self.numbers(knowledgeBase.articleOrder.count, Self.length).map { .articleList(number: $0) }
    exports += knowledgeBase.entityOrder.map { .entity($0) }
    for kind in builder.pages.kinds {
      exports += Self.numbers(kind.count, Self.length).map { .entityList(kind, number: $0) }
    }
    return exports
  }

  private var sitemap: [Export] {
    let parts = builder.sitemapParts
    let own: [Export] = parts == 1 ? [.sitemap] : [.sitemap] + (1...parts).map { .sitemapPart($0) }
    return own + (builder.hasHost ? [.robots] : [])
  }

  /// Feeds that have an entry.
  private var feedSubjects: [Export.FeedSubject] {
    var subjects: [Export.FeedSubject] = knowledgeBase.site.languages.map { .site(language: $0) }
    subjects += knowledgeBase.productOrder.map { .product($0) }
    subjects += knowledgeBase.entityOrder.map { .entity($0) }
    return subjects.filter(builder.hasFeed)
  }

  /// Numbers of the files of a list; an empty list has one.
  static func numbers(_ count: Int, _ length: Int) -> ClosedRange<Int> { 1...max(1, (count + length - 1) / length) }

  /// The part of a list in one file.
  static func slice(_ count: Int, _ length: Int, number: Int) -> Range<Int> {
    let start = min((number - 1) * length, count)
    return start..<min(start + length, count)
  }
}
