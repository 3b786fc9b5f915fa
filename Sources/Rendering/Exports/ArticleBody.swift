import Articles
import CrossReferences
import Markdown

/// The texts of some articles as Markdown: each is made once for the files that hold it.
package struct ArticleBodies: Sendable {
  /// By number of the article.
  fileprivate var bodies: [Int: ArticleBody] = [:]

  package init() {}
}

/// The text of an article as Markdown, section by section. Links are full addresses where the site's own is known, else they lead
/// from the article's folder.
struct ArticleBody: Sendable {
  /// What stands before the first section.
  let intro: [UInt8]
  let sections: [(section: Section, heading: [UInt8], text: [UInt8])]

  /// The whole, with an empty line between two blocks; no line feed at the end.
  func write(into bytes: inout [UInt8]) {
    let start = bytes.count
    func add(_ block: [UInt8]) {
      guard !block.isEmpty else { return }
      if bytes.count > start { bytes.write("\n\n") }
      bytes += block
    }
    add(intro)
    for part in sections {
      add(part.heading)
      add(part.text)
    }
  }
}

extension ExportBuilder {
  /// - Parameter kept: those that were made already.
  func body<Failure: Error>(
    of index: Int, _ kept: inout ArticleBodies, _ text: (Int) throws(Failure) -> MarkdownDocument
  ) throws(Failure) -> ArticleBody {
    if let body = kept.bodies[index] { return body }
    let document = try text(index)
    let linked = knowledgeBase.articles[index]
    let writer = markdown(index, document, from: linked.permalink)
    // The text of a heading that stands in another block belongs to the section around it.
    let blocks = Array(document.children(of: 0))
    let headings = Set(blocks)
    let top = linked.article.sections.filter { headings.contains($0.heading) }
    let end = document.nodes.count
    let body = ArticleBody(
      intro: writer.text(1..<(top.first?.heading ?? end)),
      sections: top.enumerated().map { number, section in
        let next = number + 1 < top.count ? top[number + 1].heading : end
        let first = max(Int(document.nodes[section.heading].end), section.heading + 1)
        return (section, writer.text(section.heading..<first), writer.text(first..<max(next, first)))
      })
    kept.bodies[index] = body
    return body
  }
}
