import Articles
import Diagnostics
import Markdown

/// An article with what its text names and refers to: all that linking needs of it.
package struct ExtractedArticle: Sendable {
  package let article: Article
  package let mentions: [ArticleMention]
  let links: [WrittenLink]
  /// What may name other articles beside the links.
  let names: [String]

  init(article: Article, mentions: [ArticleMention], links: [WrittenLink], names: [String]) {
    self.article = article
    self.mentions = mentions
    self.links = links
    self.names = names
  }

  package init(_ parsed: ParsedArticle, by extractor: MentionExtractor) {
    article = parsed.article
    mentions = extractor.mentions(of: parsed)
    links = WrittenLink.all(in: parsed.document)
    names = parsed.names
  }

  /// All that may name other articles, as written.
  package var allNames: Set<String> { Set(names).union(links.lazy.map(\.destination)) }

  /// Whether something in it names one of them.
  package func names(_ articles: WithheldNames) -> Bool {
    let isNamed = { (name: String) in
      articles.article(at: name, from: article.file.path, isMicrosoftLearn: article.metadata.isMicrosoftLearn) != nil
    }
    return links.contains { isNamed($0.destination) } || names.contains(where: isNamed)
  }
}

/// A link or an image as written.
struct WrittenLink: Sendable {
  /// Index of its node.
  let node: Int
  let destination: String
  let isImage: Bool
  /// Of raw HTML: its node may hold more than one.
  let isRaw: Bool
  /// In the source file.
  let range: SourceRange

  static func all(in document: MarkdownDocument) -> [WrittenLink] {
    var links: [WrittenLink] = []
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .link, .image:
        links.append(
          WrittenLink(
            node: index, destination: String(decoding: document.primary(of: index), as: UTF8.self),
            isImage: node.kind == .image, isRaw: false, range: node.range))
      case .html, .htmlBlock: addRaw(document.primary(of: index), of: index, node.range, to: &links)
      default: break
      }
    }
    return links
  }

  /// `<a href>` and `<img src>`.
  private static func addRaw(
    _ html: ArraySlice<UInt8>, of node: Int, _ range: SourceRange, to links: inout [WrittenLink]
  ) {
    var tokens = RawHTMLTokenizer(html)
    while let token = tokens.next() {
      guard case .start(let name, let attributes, _) = token, name == "a" || name == "img" else { continue }
      for attribute in attributes where attribute.name == (name == "a" ? "href" : "src") {
        let destination = String(decoding: attribute.value, as: UTF8.self).trimmingBlanks()
        links.append(
          WrittenLink(node: node, destination: destination, isImage: name == "img", isRaw: true, range: range))
      }
    }
  }
}
