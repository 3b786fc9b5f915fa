import Articles
import Diagnostics
import Markdown

/// What one article refers to: the destinations of its links, the articles that its front matter names, the entities it names.
package struct ArticleReferences: Sendable {
  /// By node.
  private(set) var links: [Int: LinkTarget] = [:]
  private(set) var related: [Int] = []
  private(set) var supersededBy: Int?
  private(set) var translationOf: Int?
  let entities: ArticleEntities
  package private(set) var diagnostics: [Diagnostic] = []

  init(
    of number: Int, directory: ArticleDirectory, resolver: LinkResolver, mentions: [ArticleMention], index: EntityIndex
  ) {
    entities = ArticleEntities(mentions, index: index)
    resolveLinks(of: number, directory, resolver)
    let metadata = directory.articles[number].metadata
    related = metadata.related.compactMap { named($0, "related", in: number, directory) }.filter { $0 != number }
    supersededBy = metadata.supersededBy.flatMap { named($0, "superseded-by", in: number, directory) }
    translationOf = metadata.translationOf.flatMap { named($0, "translation-of", in: number, directory) }
  }

  private mutating func resolveLinks(of number: Int, _ directory: ArticleDirectory, _ resolver: LinkResolver) {
    let article = directory.articles[number]
    for (index, node) in article.document.nodes.enumerated() where node.kind == .link || node.kind == .image {
      let destination = String(decoding: article.document.primary(of: index), as: UTF8.self)
      let (target, problem) = resolver.resolve(destination, isImage: node.kind == .image, from: number)
      links[index] = target
      if let problem {
        diagnostics.append(
          Diagnostic(
            .warning, rule: problem.rule, in: article.file, at: Int(node.range.start), problem.message,
            hint: problem.hint))
      }
    }
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
        hint: Suggestion.nearest(to: name.lowercased(), among: directory.ids)
          .map { "Did you mean '\($0)'?" } ?? "Write an article's id."))
    return nil
  }
}
