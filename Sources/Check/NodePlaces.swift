import Markdown

/// The nodes of a document that rules look for, by what they are, from one walk over all.
struct NodePlaces: Sendable {
  /// Code and what stands in bold.
  private(set) var commands: [Int] = []
  /// Links and images.
  private(set) var links: [Int] = []
  /// Raw HTML.
  private(set) var html: [Int] = []
  /// The outermost quotes and alerts, as all of their nodes.
  private(set) var quotes: [Range<Int>] = []
  /// Whether other files brought something into the article.
  let hasIncludes: Bool

  init(_ document: MarkdownDocument) {
    var flags: UInt8 = 0
    for index in document.nodes.indices {
      flags |= document.nodes[index].flags.rawValue
      switch document.nodes[index].kind {
      case .code, .codeBlock, .strong: commands.append(index)
      case .link, .image: links.append(index)
      case .html, .htmlBlock: html.append(index)
      case .blockQuote, .alert:
        if index >= quotes.last?.upperBound ?? 0 { quotes.append(index..<Int(document.nodes[index].end)) }
      default: break
      }
    }
    hasIncludes = Node.Flags(rawValue: flags).contains(.included)
  }
}
