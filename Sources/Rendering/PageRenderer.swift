import CrossReferences
import Diagnostics
import Markdown

/// A knowledge base and a theme to HTML pages, each made by itself: any page, on any thread, in any order.
package struct PageRenderer: Sendable {
  private let builder: PageBuilder

  package init(
    _ interfaces: Interfaces, knowledgeBase: KnowledgeBase, rawHTML: RawHTMLPolicy, exports: ExportKinds = .all
  ) {
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
  /// - Parameter text: the text of the article with a number; few pages ask for it.
  /// - Returns: the page's address.
  package func render<Failure: Error>(
    _ page: Page, text: (Int) throws(Failure) -> MarkdownDocument, into html: inout [UInt8]
  ) throws(Failure) -> Permalink {
    let permalink = builder.address(of: page)
    if case .export(let export) = page {
      html += try exports.bytes(of: export, text: text)
      return permalink
    }
    var document = MarkdownDocument()
    if case .article(let number) = page { document = try text(number) }
    let place = Place(builder: builder, permalink: permalink, language: builder.language(of: page))
    builder.write(builder.content(of: page, document, place), place, into: &html)
    return permalink
  }
}
