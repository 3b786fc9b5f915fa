import CrossReferences
import Diagnostics
import Markdown

/// A knowledge base and a theme to HTML pages, each made by itself: any page, on any thread, in any order.
package struct PageRenderer: Sendable {
  private let builder: PageBuilder
  private let isOffline: Bool

  /// - Parameter isOffline: links name the files that they lead to, for pages that no server gives.
  package init(
    _ interfaces: Interfaces, knowledgeBase: KnowledgeBase, rawHTML: RawHTMLPolicy, exports: ExportKinds = .all,
    isOffline: Bool = false
  ) {
    self.isOffline = isOffline
    builder = PageBuilder(interfaces, knowledgeBase: knowledgeBase, rawHTML: rawHTML, exports: exports)
  }

  private var exports: ExportBuilder { ExportBuilder(pages: builder) }

  /// All pages of the site, then its files for programs.
  package var pages: [Page] {
    PageList.pages(of: builder.knowledgeBase, kinds: builder.kinds)
      + ExportList(builder: exports).exports(builder.exports).map { .export($0) }
  }

  /// The page in a file of the site (`articles/rdp/index.html`, `sitemap.xml`); nil where there is none.
  package func page(inFile path: String) -> Page? {
    PageFinder(builder: builder).page(inFile: path)
      ?? ExportFinder(builder: exports, kinds: builder.exports).export(inFile: path).map { .export($0) }
  }

  package func address(of page: Page) -> Permalink { builder.address(of: page) }

  /// Appends a page's bytes.
  ///
  /// - Parameters:
  ///   - text: the text of the article with a number; few pages ask for it.
  ///   - kept: for the next page, which may be about the same article.
  /// - Returns: the page's address.
  package func render<Failure: Error>(
    _ page: Page, text: (Int) throws(Failure) -> MarkdownDocument, kept: inout ArticleBody?, into html: inout [UInt8]
  ) throws(Failure) -> Permalink {
    let permalink = builder.address(of: page)
    if case .export(let export) = page {
      html += try exports.bytes(of: export, kept: &kept, text: text)
      return permalink
    }
    var document = MarkdownDocument()
    if case .article(let number) = page { document = try text(number) }
    let place = Place(builder: builder, permalink: permalink, language: builder.language(of: page))
    let content = builder.content(of: page, document, place)
    guard isOffline else {
      builder.write(content, place, into: &html)
      return permalink
    }
    var served: [UInt8] = []
    builder.write(content, place, into: &served)
    html += OfflineLinks.named(served)
    return permalink
  }
}
