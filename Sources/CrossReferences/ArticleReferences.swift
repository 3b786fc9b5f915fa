import Articles
import Diagnostics
import Markdown

/// The references of one article to others: links of the body and fields of the front matter.
struct ArticleReferences: Sendable {
  let directory: ArticleDirectory
  let resolver: LinkResolver

  func resolve(_ number: Int) -> Linker.Resolved {
    let article = directory.articles[number]
    var diagnostics: [Diagnostic] = []
    let links = bodyLinks(of: number, &diagnostics)
    let metadata = article.metadata
    let related = metadata.related.compactMap { named($0, "related", in: number, &diagnostics) }
    return Linker.Resolved(
      links: links, related: related.filter { $0 != number },
      supersededBy: metadata.supersededBy.flatMap { named($0, "superseded-by", in: number, &diagnostics) },
      translationOf: metadata.translationOf.flatMap { named($0, "translation-of", in: number, &diagnostics) },
      diagnostics: diagnostics)
  }

  private func bodyLinks(of number: Int, _ diagnostics: inout [Diagnostic]) -> [Int: LinkTarget] {
    let article = directory.articles[number]
    var links: [Int: LinkTarget] = [:]
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
    return links
  }

  private func named(_ name: String, _ field: String, in number: Int, _ diagnostics: inout [Diagnostic]) -> Int? {
    let article = directory.articles[number]
    let language = directory.siteLanguages[number]
    if let target = directory.article(named: name, preferring: language) { return target }
    let ids = directory.byID.keys.sorted()
    diagnostics.append(
      Diagnostic(
        .warning, rule: "broken-reference", path: article.file.path, at: article.metadata.positions[field],
        "'\(field)' names no article: \(name)",
        hint: Suggestion.nearest(to: name.lowercased(), among: ids).map { "Did you mean '\($0)'?" }
          ?? "Write an article's id."))
    return nil
  }
}
