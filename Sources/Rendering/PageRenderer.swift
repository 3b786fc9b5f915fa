import CrossReferences
import Diagnostics
import Markdown

/// A knowledge base and a theme to HTML pages, each made by itself: any page, on any thread, in any order.
package struct PageRenderer: Sendable {
  let builder: PageBuilder
  private let exports: ExportBuilder
  let isOffline: Bool

  /// - Parameter isOffline: links name the files that they lead to, for pages that no server gives.
  package init(
    _ interfaces: Interfaces, knowledgeBase: KnowledgeBase, rawHTML: RawHTMLPolicy, exports: ExportKinds = .all,
    isOffline: Bool = false
  ) {
    self.isOffline = isOffline
    builder = PageBuilder(interfaces, knowledgeBase: knowledgeBase, rawHTML: rawHTML, exports: exports)
    self.exports = ExportBuilder(pages: builder)
  }

  private init(_ builder: PageBuilder, isOffline: Bool) {
    self.isOffline = isOffline
    self.builder = builder
    exports = ExportBuilder(pages: builder)
  }

  /// The same for another thread, which makes pages faster than with what threads share.
  package var copy: PageRenderer { PageRenderer(builder.copy, isOffline: isOffline) }

  package var knowledgeBase: KnowledgeBase { builder.knowledgeBase }

  /// All pages and files for programs of the site, in batches of which each is best made by one thread: articles stand with the files
  /// that hold their texts.
  package var batches: [[Page]] {
    let list = ExportList(builder: exports)
    let articles = list.articles(builder.exports).map { articles, exports in
      articles.map { Page.article($0) } + exports.map { Page.export($0) }
    }
    let others =
      list.others(builder.exports).map { .export($0) }
      // The page for lost addresses is a server's.
      + PageList.otherPages(of: builder.knowledgeBase, kinds: builder.kinds).filter { !isOffline || $0 != .notFound }
    return articles
      + stride(from: 0, to: others.count, by: Self.batchLength).map {
        Array(others[$0..<min($0 + Self.batchLength, others.count)])
      }
  }

  private static let batchLength = 64

  /// The page in a file of the site (`articles/rdp/index.html`, `sitemap.xml`); nil where there is none.
  package func page(inFile path: String) -> Page? {
    PageFinder(builder: builder).page(inFile: path)
      ?? ExportFinder(builder: exports, kinds: builder.exports).export(inFile: path).map { .export($0) }
  }

  package func address(of page: Page) -> Permalink { builder.address(of: page) }

  /// Puts a page's bytes in the place of what `bytes` held.
  ///
  /// - Parameters:
  ///   - text: the text of the article with a number; few pages ask for it.
  ///   - bodies: for the pages that follow, which may be about the same articles.
  /// - Returns: the page's address.
  package func render<Failure: Error>(
    _ page: Page, _ bodies: inout ArticleBodies, text: (Int) throws(Failure) -> MarkdownDocument,
    into bytes: inout [UInt8]
  ) throws(Failure) -> Permalink {
    if case .export(let export) = page {
      try exports.write(export, &bodies, text: text, into: &bytes)
      return exports.address(of: export)
    }
    bytes.removeAll(keepingCapacity: true)
    let permalink = builder.address(of: page)
    var document = MarkdownDocument()
    if case .article(let number) = page { document = try text(number) }
    let place = Place(builder: builder, permalink: permalink, language: builder.language(of: page))
    let content = builder.content(of: page, document, place)
    builder.write(content, place, into: &bytes)
    if isOffline { bytes = OfflineLinks.named(bytes) }
    return permalink
  }
}
