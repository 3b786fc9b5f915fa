import Articles
import CrossReferences
import Diagnostics
import Entities
import Markdown

/// What an article's body has beyond CommonMark: addresses of links, links at mentions, looks of sections and boxes. A class, as it is
/// asked for each node: a copy would count references to all its parts.
final class ArticleDecoration {
  /// Words of the interface that stand in a body, in the page's language.
  struct Words {
    let alerts: [String: String]
    let taskOpen: String
    let taskDone: String
    let missingImage: String
    let table: String
    let footnotes: String
    let backToText: String
    /// `For {audience}`.
    let forAudience: String
    /// `For {audience}: {title}`.
    let forAudienceTitled: String
  }

  let article: LinkedArticle
  let document: MarkdownDocument
  let knowledgeBase: KnowledgeBase
  let words: Words
  /// Pieces of texts to link, in the order of the nodes.
  private let mentionLinks: [MentionLink]
  private let headingLevels: [Int: Int]
  private let sectionIndices: [Int: Int]
  private let footnoteNumbers: [String: Int]
  private let firstReferences: Set<Int>
  private let eventNodes: [Int]
  private let hasRawHTML: Bool
  /// Links and images of raw HTML, by destination.
  private let rawTargets: [String: LinkTarget]

  struct MentionLink {
    let node: Int
    /// In `MarkdownDocument.text`.
    let range: Range<Int>
    /// Index of the entity.
    let entity: Int
  }

  init(article: LinkedArticle, document: MarkdownDocument, knowledgeBase: KnowledgeBase, words: Words) {
    self.article = article
    self.document = document
    self.knowledgeBase = knowledgeBase
    self.words = words
    mentionLinks = Self.mentionLinks(of: article)
    headingLevels = LearnTab.levels(of: article.article, in: document)
    sectionIndices = Dictionary(
      article.article.sections.indices.lazy.map { (article.article.sections[$0].heading, $0) },
      uniquingKeysWith: { first, _ in first })
    var numbers: [String: Int] = [:]
    var references: Set<Int> = []
    var hasRawHTML = false
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .html, .htmlBlock: hasRawHTML = true
      case .footnoteReference:
        let label = Self.label(of: index, in: document)
        guard numbers[label] == nil else { break }
        numbers[label] = numbers.count + 1
        references.insert(index)
      default: break
      }
    }
    self.hasRawHTML = hasRawHTML
    rawTargets = article.rawTargets
    footnoteNumbers = numbers
    firstReferences = references
    eventNodes = article.mentions.compactMap { $0.entity.kind == .event ? $0.node : nil }.sorted()
  }

  private static func label(of index: Int, in document: MarkdownDocument) -> String {
    String(decoding: document.primary(of: index), as: UTF8.self).lowercased()
  }

  // MARK: - Mentions

  /// Once a section is enough; not in headings and links, where a link would be in the way.
  private static func mentionLinks(of article: LinkedArticle) -> [MentionLink] {
    struct Key: Hashable {
      let section: Int?
      let entity: Int
    }
    var seen: Set<Key> = []
    var links: [(number: Int, link: MentionLink)] = []
    let mentions = article.mentions
    for (number, entity) in zip(mentions.indices, article.mentionPages) {
      guard let node = mentions[number].node, !mentions[number].text.isEmpty,
        mentions[number].place == .prose || mentions[number].place == .table,
        seen.insert(Key(section: mentions[number].section, entity: entity)).inserted
      else { continue }
      links.append((number, MentionLink(node: node, range: mentions[number].text, entity: entity)))
    }
    return links.sorted { ($0.link.node, $0.number) < ($1.link.node, $1.number) }.map(\.link)
  }

  /// Writes a text or code span with links at its mentions.
  func writeText(_ index: Int, into html: inout [UInt8]) {
    let literal = document.nodes[index].primary.offsets
    let first = mentionLinks.partitionPoint { $0.node < index }
    var start = literal.lowerBound
    for link in mentionLinks[first...].prefix(while: { $0.node == index })
    where link.range.lowerBound >= start && link.range.upperBound <= literal.upperBound {
      html.writeEscaped(document.text[start..<link.range.lowerBound])
      html.write("<a class=\"entity ")
      html.write(knowledgeBase.entities[link.entity].entity.kind.styleClass)
      html.write("\" href=\"")
      html.write(reference(toEntity: link.entity))
      html.write("\">")
      html.writeEscaped(document.text[link.range])
      html.write("</a>")
      start = link.range.upperBound
    }
    html.writeEscaped(document.text[start..<literal.upperBound])
  }

  private func reference(toEntity index: Int) -> String {
    let path = knowledgeBase.site.prefix(of: article.siteLanguage) + knowledgeBase.entities[index].path
    return article.permalink.reference(to: Permalink(path))
  }

  // MARK: - Blocks

  /// - Returns: the closing tag; nil for the heading that is the page's title, which stands elsewhere.
  func writeHeading(_ index: Int, into html: inout [UInt8]) -> StaticString? {
    guard index != article.article.titleHeading else { return nil }
    guard let number = sectionIndices[index] else { return writeTab(index, into: &html) }
    let section = article.article.sections[number]
    let level = headingLevels[index] ?? 2
    html.write(Self.headings[level - 1].start)
    html.write(" id=\"")
    html.writeEscaped(section.anchor)
    html.write("\"")
    if let role = section.ownRole {
      html.write(" class=\"role role-")
      html.write(role.anchor)
      html.write("\"")
      if !Self.names(section.title, role) { html.write(" data-role=\"\(role.anchor)\"") }
    }
    html.write(">")
    return Self.headings[level - 1].end
  }

  /// Whether a title has the role's English name in it, more or less.
  private static func names(_ title: String, _ role: SectionRole) -> Bool {
    let (title, word) = (title.lowercased().utf8, role.anchor.utf8.prefix(5))
    return title.indices.contains { title[$0...].starts(with: word) }
  }

  /// A tab divides its section, and is no place that links lead to.
  private func writeTab(_ index: Int, into html: inout [UInt8]) -> StaticString? {
    guard LearnTab.isTab(index, in: document), let level = headingLevels[index] else { return nil }
    html.write(Self.headings[level - 1].start)
    html.write(" class=\"tab\">")
    return Self.headings[level - 1].end
  }

  private static let headings: [(start: StaticString, end: StaticString)] = [
    ("<h1", "</h1>\n"), ("<h2", "</h2>\n"), ("<h3", "</h3>\n"), ("<h4", "</h4>\n"), ("<h5", "</h5>\n"),
    ("<h6", "</h6>\n"),
  ]

  /// A quoted event of a log.
  func quotesEvent(_ index: Int) -> Bool {
    let end = Int(document.nodes[index].end)
    var low = 0
    var high = eventNodes.count
    while low < high {
      let middle = (low + high) / 2
      if eventNodes[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low < eventNodes.count && eventNodes[low] < end
  }

  /// Ordered lists at the top of sections that tell what to do.
  func isSteps(_ index: Int, depth: Int) -> Bool {
    guard depth == 0, let section = article.article.section(of: index) else { return false }
    return article.article.sections[section].role?.holdsSteps == true
  }

  var tableOpening: String {
    "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"\(words.table)\"><table>\n"
  }

  func writeCode(_ code: ArraySlice<UInt8>, info: ArraySlice<UInt8>, into html: inout [UInt8]) {
    let name = CodeHighlighter.canonical(String(decoding: info, as: UTF8.self))
    html.write("<div class=\"code\"")
    if let name { html.write(" data-lang=\"\(name)\"") }
    html.write("><pre tabindex=\"0\"><code>")
    CodeHighlighter.write(code, language: name ?? "", into: &html)
    html.write("</code></pre></div>\n")
  }

  /// Alerts, `:::` boxes and footnotes.
  func writeBox(_ index: Int, into html: inout [UInt8]) -> StaticString {
    let node = document.nodes[index]
    if node.kind == .footnote { return writeFootnote(index, into: &html) }
    let kind = String(decoding: document.primary(of: index), as: UTF8.self).lowercased()
    let title = node.kind == .directive ? document.secondary(of: index) : []
    if kind == "details" {
      html.write("<details><summary>")
      if title.isEmpty { html.writeEscaped(words.alerts[kind] ?? kind) } else { html.writeEscaped(title) }
      html.write("</summary>\n")
      return "</details>\n"
    }
    // What is no alert is for an audience.
    let look = words.alerts[kind] == nil ? "audience" : kind
    html.write("<div class=\"alert alert-\(look)\" role=\"note\"><p class=\"alert-title\">")
    if let word = words.alerts[kind] {
      if title.isEmpty { html.writeEscaped(word) } else { html.writeEscaped(title) }
    } else {
      // A title of its own does not take the name's place: readers must see what they may not pass on.
      let text = title.isEmpty ? words.forAudience : words.forAudienceTitled
      html.writeEscaped(
        text.replacing("{audience}", with: kind).replacing("{title}", with: String(decoding: title, as: UTF8.self)))
    }
    html.write("</p>\n")
    return "</div>\n"
  }

  // MARK: - Footnotes

  var hasFootnotes: Bool { document.nodes.last.map { _ in lastBlock?.kind == .footnote } ?? false }

  private var lastBlock: Node? {
    var last: Node?
    for index in document.children(of: 0) { last = document.nodes[index] }
    return last
  }

  func writeFootnoteReference(_ index: Int, into html: inout [UInt8]) {
    let number = footnoteNumbers[Self.label(of: index, in: document)] ?? 0
    html.write("<sup class=\"footnote-ref\"")
    if firstReferences.contains(index) { html.write(" id=\"fnref-\(number)\"") }
    html.write("><a href=\"#fn-\(number)\">\(number)</a></sup>")
  }

  private func writeFootnote(_ index: Int, into html: inout [UInt8]) -> StaticString {
    let number = footnoteNumbers[Self.label(of: index, in: document)] ?? 0
    if number == 1 {
      html.write("<section class=\"footnotes\" aria-label=\"")
      html.writeEscaped(words.footnotes)
      html.write("\">\n<ol>\n")
    }
    html.write("<li id=\"fn-\(number)\">")
    return "</li>\n"
  }

  func writeBackReference(to index: Int, into html: inout [UInt8]) {
    let number = footnoteNumbers[Self.label(of: index, in: document)] ?? 0
    html.write("<a class=\"backref\" href=\"#fnref-\(number)\" aria-label=\"")
    html.writeEscaped(words.backToText)
    html.write("\">↩</a>")
  }

  // MARK: - Links and images

  /// Ids that the page has of itself, which raw HTML must not give again; none where there is no raw HTML.
  var usedIDs: Set<String> {
    if !hasRawHTML { return [] }
    var ids: Set<String> = ["content"]
    for section in article.article.sections { ids.insert(section.anchor) }
    for number in footnoteNumbers.values { ids.formUnion(["fn-\(number)", "fnref-\(number)"]) }
    return ids
  }

  /// The reference for a destination in raw HTML; nil for what is none of ours.
  func rawReference(_ destination: String) -> String? {
    switch rawTargets[destination.trimmingBlanks()] {
    case .article(let target, let anchor):
      article.permalink.reference(to: knowledgeBase.articles[target].permalink, anchor: anchor)
    case .entity(let target): reference(toEntity: target)
    case .anchor(let anchor): "#" + Permalink.encoded(anchor)
    case .asset(let path, _, _): article.permalink.reference(to: Permalink(path))
    // Only what the site knows to lie elsewhere, such as addresses of Microsoft Learn.
    case .external(let address): destination.hasPrefix("/") ? address : nil
    case .broken, nil: nil
    }
  }

  /// The file of ours that an image in raw HTML shows.
  func rawImage(_ destination: String) -> RawHTMLWriter.Image? {
    guard case .asset(let path, let width, let height) = rawTargets[destination.trimmingBlanks()] else { return nil }
    return RawHTMLWriter.Image(
      reference: article.permalink.reference(to: Permalink(path)), width: width, height: height)
  }

  /// - Returns: the closing tag.
  func writeLink(_ index: Int, into html: inout [UInt8]) -> StaticString {
    switch article.links[index] {
    case .article(let target, let anchor):
      openLink(article.permalink.reference(to: knowledgeBase.articles[target].permalink, anchor: anchor), into: &html)
    case .entity(let target): openLink(reference(toEntity: target), into: &html)
    case .anchor(let anchor): openLink("#" + Permalink.encoded(anchor), into: &html)
    case .asset(let path, _, _): openLink(article.permalink.reference(to: Permalink(path)), into: &html)
    case .external(let address):
      html.write("<a href=\"")
      html.writeURL(address.utf8)
      // A print sheet adds the address to all but these.
      html.write(document.plainText(of: index) == address ? "\" class=\"bare\"" : "\"")
      html.write(" rel=\"noopener noreferrer\">")
    // A tab leads nowhere else.
    case nil where LearnTab.isAddress(document.primary(of: index)): return ""
    case .broken, nil:
      html.write("<span class=\"broken\">")
      return "</span>"
    }
    return "</a>"
  }

  private func openLink(_ reference: String, into html: inout [UInt8]) {
    html.write("<a href=\"")
    html.write(reference)
    html.write("\">")
  }

  func writeImage(_ index: Int, alternative: [UInt8], isInLink: Bool, into html: inout [UInt8]) {
    switch article.links[index] {
    case .asset(let path, let width, let height):
      html.write("<img src=\"")
      html.write(article.permalink.reference(to: Permalink(path)))
      html.write("\" alt=\"")
      html.writeEscaped(alternative)
      html.write("\"")
      if let width, let height { html.write(" width=\"\(width)\" height=\"\(height)\"") }
      html.write(" loading=\"lazy\" />")
    case .external(let address) where !isInLink:
      // No page of ours makes a browser ask another host: the reader decides.
      html.write("<a class=\"outside-image\" href=\"")
      html.writeURL(address.utf8)
      html.write("\" rel=\"noopener noreferrer\">")
      html.writeEscaped(alternative.isEmpty ? Array(address.utf8) : alternative)
      html.write("</a>")
    default:
      html.write("<span class=\"missing-image\">")
      html.writeEscaped(alternative.isEmpty ? Array(words.missingImage.utf8) : alternative)
      html.write("</span>")
    }
  }
}

extension EntityKind {
  /// The class that gives a kind its colour everywhere: `kind-code`.
  var styleClass: String {
    switch self {
    case .event: "kind-event"
    case .kb: "kind-kb"
    case .code: "kind-code"
    case .symbol: "kind-symbol"
    case .stop: "kind-stop"
    case .cve: "kind-cve"
    case .custom: "kind-custom"
    }
  }
}
