import Articles
import CrossReferences
import Diagnostics
import Markdown

/// An article with its text, as the rules look at it.
package struct CheckedArticle: Sendable {
  let number: Int
  let linked: LinkedArticle
  let article: Article
  let document: MarkdownDocument
  let site: CheckedSite
  let text: ReadableText
  /// Where its links and images lead, with the nodes that they stand in, in document order.
  let targets: [(node: Int, target: LinkTarget)]
  /// The nodes that rules look for.
  let places: NodePlaces

  /// - Parameters:
  ///   - number: in the knowledge base.
  ///   - document: the article's text.
  package init(_ number: Int, text document: MarkdownDocument, of site: CheckedSite) {
    self.number = number
    linked = site.knowledgeBase.articles[number]
    article = linked.article
    self.document = document
    self.site = site
    text = ReadableText(document)
    targets = linked.placedTargets
    places = NodePlaces(document)
  }

  /// Whether a node stands in a quote, an alert or code.
  func isInQuote(_ node: Int) -> Bool {
    if document.nodes[node].kind == .code || document.nodes[node].kind == .codeBlock { return true }
    let quotes = places.quotes
    let count = quotes.partitionPoint { $0.lowerBound <= node }
    return count > 0 && quotes[count - 1].contains(node)
  }

  /// Whether its author calls it an incident or a known error; pages of Microsoft Learn have no such type, only a topic.
  var isDeclaredIncident: Bool {
    !article.metadata.isMicrosoftLearn && (article.metadata.type == .incident || article.metadata.type == .knownError)
  }

  /// The first section whose own heading has a role.
  func section(_ role: SectionRole) -> Section? { article.sections.first { $0.ownRole == role } }

  /// The nodes of a section and of those below it.
  func nodes(of section: Section) -> Range<Int> {
    let end = article.sections.first { $0.heading > section.heading && $0.level <= section.level }?.heading
    let last = end ?? document.nodes.count
    return section.nodes.lowerBound..<max(last, section.nodes.lowerBound)
  }

  /// The text of the nearest block that holds nothing but inline elements.
  func plainText(of node: Int) -> String { document.plainText(of: node).trimmingBlanks() }

  // MARK: - Findings

  /// A finding at a byte of the source; about the whole article where there is none.
  func finding(
    _ rule: String, at offset: Int?, _ message: String, hint: String, fix: Diagnostic.Fix? = nil
  ) -> Diagnostic {
    finding(rule, position: offset.map { article.file.position(at: $0) }, message, hint: hint, fix: fix)
  }

  /// - Parameter severity: where it is not the rule's.
  func finding(
    _ rule: String, _ severity: Diagnostic.Severity? = nil, node: Int, _ message: String, hint: String,
    fix: Diagnostic.Fix? = nil, identity: String? = nil
  ) -> Diagnostic {
    finding(
      rule, severity, position: article.file.position(at: Int(document.nodes[node].range.start)), message, hint: hint,
      fix: fix, identity: identity)
  }

  /// At a value of the front matter; at the top of the file where the key is not there.
  func finding(_ rule: String, key: String, _ message: String, hint: String) -> Diagnostic {
    finding(rule, position: article.metadata.positions[key], message, hint: hint)
  }

  func finding(
    _ rule: String, _ severity: Diagnostic.Severity? = nil, position: SourcePosition?, _ message: String, hint: String,
    fix: Diagnostic.Fix? = nil, identity: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity ?? Rule.find(rule)?.severity ?? .warning, rule: rule, path: article.file.path,
      at: position ?? SourcePosition(line: 1, column: 1), message, hint: hint, fix: fix, identity: identity)
  }
}
