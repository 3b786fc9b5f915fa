import CrossReferences
import Diagnostics
import Markdown

/// A knowledge base and a theme to HTML pages, each made by itself: any page, on any thread, in any order.
package struct PageRenderer: Sendable {
  package let pages: [Page]
  /// Style and scripts.
  package let assets: [(path: String, bytes: [UInt8])]
  private let builder: PageBuilder

  package init(theme: Theme, knowledgeBase: KnowledgeBase, rawHTML: RawHTMLPolicy) {
    let list = PageList(knowledgeBase)
    builder = PageBuilder(theme: theme, knowledgeBase: knowledgeBase, kinds: list.kinds, rawHTML: rawHTML)
    pages = list.pages
    assets = theme.assets
  }

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
