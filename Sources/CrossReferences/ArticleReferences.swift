import Articles
import Diagnostics
import Markdown

/// What one article refers to: the destinations of its links, the articles that its front matter names, the entities it names.
package struct ArticleReferences: Sendable {
  /// By node.
  private(set) var links: [Int: LinkTarget] = [:]
  /// Of raw HTML, by destination as written.
  private(set) var rawLinks: [String: LinkTarget] = [:]
  private(set) var related: [Int] = []
  private(set) var supersededBy: Int?
  private(set) var translationOf: Int?
  let entities: ArticleEntities
  package private(set) var diagnostics: [Diagnostic] = []

  /// Where all links lead.
  var targets: [LinkTarget] { Array(links.values) + rawLinks.values }

  init(
    of number: Int, _ extracted: ExtractedArticle, directory: ArticleDirectory, resolver: LinkResolver,
    index: EntityIndex
  ) {
    entities = ArticleEntities(extracted.mentions, index: index)
    for link in extracted.links { resolve(link, of: number, directory.articles[number].file, resolver) }
    let metadata = directory.articles[number].metadata
    related = metadata.related.compactMap { named($0, "related", in: number, directory) }.filter { $0 != number }
    supersededBy = metadata.supersededBy.flatMap { named($0, "superseded-by", in: number, directory) }
    translationOf = metadata.translationOf.flatMap { named($0, "translation-of", in: number, directory) }
  }

  private mutating func resolve(_ link: WrittenLink, of number: Int, _ file: SourceLines, _ resolver: LinkResolver) {
    let (target, problem) = resolver.resolve(link.destination, isImage: link.isImage, from: number)
    if link.isRaw {
      // Whether the page shows it as a link is the site's choice: nothing is said of it.
      rawLinks[link.destination] = target
      return
    }
    links[link.node] = target
    guard let problem else { return }
    diagnostics.append(
      Diagnostic(
        .warning, rule: problem.rule, path: file.path, at: file.position(at: Int(link.range.start)), problem.message,
        hint: problem.hint,
        fix: problem.address.map { address in
          Diagnostic.Fix(link.range, replace: "](" + link.destination, by: "](" + address)
        }))
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
