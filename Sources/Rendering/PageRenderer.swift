import CrossReferences
import Diagnostics
import Markdown

/// A knowledge base and a theme to HTML pages, each made by itself: any page, on any thread, in any order.
package struct PageRenderer: Sendable {
  let builder: PageBuilder

  package init(_ interfaces: Interfaces, knowledgeBase: KnowledgeBase, rawHTML: RawHTMLPolicy) {
    builder = PageBuilder(interfaces, knowledgeBase: knowledgeBase, rawHTML: rawHTML)
  }

  package var knowledgeBase: KnowledgeBase { builder.knowledgeBase }

  /// All pages of the site.
  package var pages: [Page] { PageList.pages(of: builder.knowledgeBase, kinds: builder.kinds) }

  /// The page in a file of the site (`articles/rdp/index.html`); nil where there is none.
  package func page(inFile path: String) -> Page? { PageFinder(builder: builder).page(inFile: path) }

  package func address(of page: Page) -> Permalink { builder.address(of: page) }

  /// Appends a page's HTML.
  ///
  /// - Parameter document: the text of the article whose page it is; other pages need none.
  /// - Returns: the page's address.
  package func render(_ page: Page, document: MarkdownDocument, into html: inout [UInt8]) -> Permalink {
    let permalink = builder.address(of: page)
    let place = Place(builder: builder, permalink: permalink, language: builder.language(of: page))
    builder.write(builder.content(of: page, document, place), place, into: &html)
    return permalink
  }
}
