import Articles
import CrossReferences
import Diagnostics
import Entities

/// CB1406: What the front matter declares, the article speaks of; a reader who comes for the code wants to see it.
enum AbsentEntity {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard !article.article.metadata.declared.isEmpty else { return [] }
    let spoken = article.linked.mentions.filter { $0.place != .frontMatter }.map(\.entity)
    let pages = Set(spoken.flatMap { [$0.page] + $0.related.map(\.page) })
    return article.article.metadata.declared.filter { !$0.isRejected }.compactMap { declared in
      guard let entity = EntityReference.entity(declared.text, kind: declared.kind) else {
        return article.finding(
          "absent-entity", position: declared.position, "'\(declared.text)' is no \(declared.kind)",
          hint: "Check the number or the code.")
      }
      guard !pages.contains(entity.page) else { return nil }
      return article.finding(
        "absent-entity", position: declared.position, "The article does not speak of \(declared.kind) \(entity.label)",
        hint: "Say in the text what it has to do with it, or take it out of the front matter.")
    }
  }
}
