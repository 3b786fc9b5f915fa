import Articles
import CrossReferences
import Markdown

/// The text of an article as Markdown, section by section: made once for the files that hold it.
package struct ArticleBody: Sendable {
  let article: Int
  /// What stands before the first section.
  let intro: [UInt8]
  let sections: [(section: Section, heading: [UInt8], text: [UInt8])]
}

extension ExportBuilder {
  /// - Parameter kept: the last one that was made.
  func body<Failure: Error>(
    of index: Int, _ kept: inout ArticleBody?, _ text: (Int) throws(Failure) -> MarkdownDocument
  ) throws(Failure) -> ArticleBody {
    if let kept, kept.article == index { return kept }
    let document = try text(index)
    let linked = knowledgeBase.articles[index]
    let writer = markdown(index, document, from: linked.permalink)
    // The text of a heading that stands in another block belongs to the section around it.
    let blocks = Array(document.children(of: 0))
    let headings = Set(blocks)
    let top = linked.article.sections.filter { headings.contains($0.heading) }
    let end = document.nodes.count
    let body = ArticleBody(
      article: index, intro: writer.text(1..<(top.first?.heading ?? end)),
      sections: top.enumerated().map { number, section in
        let next = number + 1 < top.count ? top[number + 1].heading : end
        let first = max(Int(document.nodes[section.heading].end), section.heading + 1)
        return (section, writer.text(section.heading..<first), writer.text(first..<max(next, first)))
      })
    kept = body
    return body
  }
}
