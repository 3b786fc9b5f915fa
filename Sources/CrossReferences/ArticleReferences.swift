import Articles
import Diagnostics
import Markdown

/// What one article refers to: the destinations of its links, the articles that its front matter names, the entities it names.
package struct ArticleReferences: Sendable {
  /// By node.
  private(set) var links: [Int: LinkTarget] = [:]
  /// In document order.
  private(set) var rawLinks: [RawLink] = []
  private(set) var related: [Int] = []
  private(set) var supersededBy: Int?
  private(set) var translationOf: Int?
  let entities: ArticleEntities
  package private(set) var diagnostics: [Diagnostic] = []

  init(
    of number: Int, _ extracted: ExtractedArticle, directory: ArticleDirectory, resolver: LinkResolver,
    index: EntityIndex
  ) {
    entities = ArticleEntities(extracted.mentions, index: index)
    var images = MissingImages()
    for link in extracted.links { resolve(link, of: number, directory.articles[number].file, resolver, &images) }
    diagnostics += images.findings(in: directory.articles[number].file)
    related = directory.articles[number].metadata.related.compactMap { named($0, "related", in: number, directory) }
      .filter { $0 != number }
    supersededBy = directory.articles[number].metadata.supersededBy.flatMap {
      named($0, "superseded-by", in: number, directory)
    }
    translationOf = directory.articles[number].metadata.translationOf.flatMap {
      named($0, "translation-of", in: number, directory)
    }
    // Versions may share an id: then another of them is meant.
    if translationOf == number {
      translationOf = directory.byID[directory.articles[number].id.lowercased()]?.first { $0 != number } ?? number
    }
  }

  /// Where all links and images lead.
  var targets: [LinkTarget] { Array(links.values) + rawLinks.map(\.target) }

  private mutating func resolve(
    _ link: WrittenLink, of number: Int, _ file: SourceLines, _ resolver: LinkResolver, _ images: inout MissingImages
  ) {
    let (target, problem) = resolver.resolve(link.destination, isImage: link.isImage, from: number)
    if link.isRaw {
      rawLinks.append(
        RawLink(node: link.node, destination: link.destination, isImage: link.isImage, target: target))
    } else {
      links[link.node] = target
    }
    // What another file brings is found there, but for what only the article knows: its own places and its site.
    let isOwn = !link.isIncluded || link.destination.hasPrefix("#") || link.destination.hasPrefix("/")
    guard let problem, isOwn else { return }
    if problem.rule == "missing-image", problem.address == nil { return images.note(link, problem) }
    diagnostics.append(
      Diagnostic(
        .warning, rule: problem.rule, path: file.path, at: file.position(at: Int(link.range.start)), problem.message,
        hint: problem.hint, fix: problem.address.map { Self.fix(link, to: $0) }))
  }

  private static func fix(_ link: WrittenLink, to address: String) -> Diagnostic.Fix {
    link.isRaw
      ? Diagnostic.Fix(link.range, replace: "\"\(link.destination)\"", by: "\"\(address)\"")
      : Diagnostic.Fix(link.range, replace: "](" + link.destination, by: "](" + address)
  }

  private mutating func named(
    _ name: String, _ field: String, in number: Int, _ directory: ArticleDirectory
  ) -> Int? {
    let article = directory.articles[number]
    if let target = directory.article(named: name, preferring: directory.siteLanguages[number]) { return target }
    diagnostics.append(
      Diagnostic(
        .warning, rule: "broken-reference", path: article.file.path, at: article.metadata.positions[field],
        "'\(field)' names no article: \(name)",
        hint: Suggestion.nearest(to: name.lowercased(), among: directory.byID.keys)
          .map { "Did you mean '\($0)'?" } ?? "Write an article's id."))
    return nil
  }
}
