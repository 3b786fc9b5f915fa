import CrossReferences
import Diagnostics
import Entities

/// CB1403: A code that an article is about is in the table, or comes from a known facility.
enum UnknownCode {
  /// What two articles name is no slip.
  private static func isAlone(_ entity: Entity, in knowledgeBase: KnowledgeBase) -> Bool {
    knowledgeBase.entity(entity.page).map { number in
      let record = knowledgeBase.entities[number]
      return record.about.count + record.mentioned.count == 1
    } ?? true
  }

  /// What is quoted was copied, not typed: a code that stands in a quote or in code, too, is right.
  private static func isQuoted(_ mention: ArticleMention, in article: CheckedArticle) -> Bool {
    article.linked.mentions.contains { other in
      guard other.entity == mention.entity, let node = other.node else { return false }
      return article.isInQuote(node)
    }
  }

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    var seen: Set<Entity> = []
    return article.linked.mentions.compactMap { mention in
      guard mention.entity.kind == .code, mention.isAbout, mention.place != .frontMatter,
        let number = CodeNumber(canonical: mention.entity.value), number.bits >> 31 == 1, number.bits < 0xFFFF_0000,
        mention.entity.meanings.isEmpty, mention.entity.facility == nil, seen.insert(mention.entity).inserted,
        isAlone(mention.entity, in: article.site.knowledgeBase), !isQuoted(mention, in: article)
      else { return nil }
      return article.finding(
        "unknown-code", at: mention.offset, "\(mention.entity.label) is in no table of codes",
        hint: "Compare it with the log; where it is right, say what names it: the product, the component.")
    }
  }
}
