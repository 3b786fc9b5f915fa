import CrossReferences
import Diagnostics
import Entities

/// A knowledge base and a theme to HTML pages, each made by itself: any page, on any thread, in any order.
package struct PageRenderer: Sendable {
  package let pages: [Page]
  /// Style and scripts.
  package let assets: [(path: String, bytes: [UInt8])]
  private let builder: PageBuilder
  private let frames: [FrameKey: PageFrame]

  private struct FrameKey: Hashable {
    let language: String
    let depth: Int
    let isLost: Bool
  }

  /// - Returns: nil where the theme has errors.
  package static func make(
    theme: Theme, knowledgeBase: KnowledgeBase, rawHTML: RawHTMLPolicy
  ) -> (PageRenderer?, [Diagnostic]) {
    (PageRenderer(theme: theme, knowledgeBase: knowledgeBase, rawHTML: rawHTML), [])
  }

  private init(theme: Theme, knowledgeBase: KnowledgeBase, rawHTML: RawHTMLPolicy) {
    let list = PageList(knowledgeBase)
    let interfaces = Dictionary(
      uniqueKeysWithValues: knowledgeBase.site.languages.map { ($0, Interface(theme, language: $0)) })
    builder = PageBuilder(
      knowledgeBase: knowledgeBase, interfaces: interfaces, kinds: list.kinds, rawHTML: rawHTML,
      fallback: Interface(theme, language: knowledgeBase.site.defaultLanguage))
    pages = list.pages
    assets = theme.assets
    var frames: [FrameKey: PageFrame] = [:]
    for page in list.pages {
      let key = Self.key(of: builder.address(of: page), builder.language(of: page))
      if frames[key] == nil {
        let permalink = builder.address(of: page)
        frames[key] = PageFrame(
          builder.interface(key.language), site: knowledgeBase.site,
          kinds: list.kinds.map { knowledgeBase.entities[$0.lowerBound].entity.kind },
          from: permalink, language: key.language)
      }
    }
    self.frames = frames
  }

  private static func key(of permalink: Permalink, _ language: String) -> FrameKey {
    FrameKey(
      language: language, depth: permalink.path.utf8.count { $0 == UInt8(ascii: "/") },
      isLost: permalink == Site.notFound)
  }

  /// Appends a page's HTML.
  ///
  /// - Returns: the page's address.
  package func render(_ page: Page, into html: inout [UInt8]) -> Permalink {
    let permalink = builder.address(of: page)
    let content = builder.content(of: page, at: permalink)
    frames[Self.key(of: permalink, builder.language(of: page))]?.write(content, at: permalink, into: &html)
    return permalink
  }
}
