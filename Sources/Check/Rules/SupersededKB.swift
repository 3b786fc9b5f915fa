import Articles
import CrossReferences
import Diagnostics
import Entities

/// CB1405: A KB article that is recommended is not a superseded one. An article supersedes its own KB number where its front
/// matter has `superseded-by`.
enum SupersededKB {
  /// Superseded numbers with what replaces each.
  /// - Parameter articles: those that have successors.
  static func numbers(of articles: Set<Int>, in knowledgeBase: KnowledgeBase) -> [String: String] {
    var numbers: [String: String] = [:]
    for number in articles.sorted(by: { knowledgeBase.isOrdered(article: $0, before: $1) }) {
      guard let successor = knowledgeBase.articles[number].supersededBy else { continue }
      let linked = knowledgeBase.articles[number]
      let other = knowledgeBase.articles[successor].article
      let declared = linked.article.metadata.declared.filter { $0.kind == "kb" && !$0.isRejected }
      let own = linked.article.ownKB ?? (declared.count == 1 ? digits(of: declared[0].text) : nil)
      guard let own, own != other.ownKB else { continue }
      numbers[own] = other.ownKB.map { "KB\($0)" } ?? other.file.path
    }
    return numbers
  }

  private static func digits(of text: String) -> String { text.filter { $0.isASCII && $0.isNumber } }

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard !article.site.traits.supersededKBs.isEmpty, article.linked.supersededBy == nil else { return [] }
    var seen: Set<String> = []
    return article.linked.mentions.compactMap { mention in
      guard mention.entity.kind == .kb, isAdvice(mention, in: article.article), !mention.isSelf,
        let successor = article.site.traits.supersededKBs[mention.entity.value],
        seen.insert(mention.entity.value).inserted
      else { return nil }
      return article.finding(
        "superseded-kb", at: mention.offset, "KB\(mention.entity.value) is superseded",
        hint: "Name \(successor), which replaces it.")
    }
  }

  /// Symptoms and causes may well name an old update.
  private static func isAdvice(_ mention: ArticleMention, in article: Article) -> Bool {
    switch mention.section.map({ article.sections[$0].role }) {
    case .some(.resolution), .some(.workaround), .some(.status), .some(.references): true
    default: false
    }
  }
}
