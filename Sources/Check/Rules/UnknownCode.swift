import CrossReferences
import Diagnostics
import Entities

/// CB1403: A code that an article is about is no slip of one in the table.
///
/// Products have codes of their own that no table lists: only one that looks like a slip of a known one is worth a word.
enum UnknownCode {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    var seen: Set<Entity> = []
    return article.linked.mentions.compactMap { mention in
      guard mention.entity.kind == .code, mention.isAbout, mention.place != .frontMatter,
        let number = CodeNumber(canonical: mention.entity.value), number.bits >> 31 == 1, number.bits < 0xFFFF_0000,
        mention.entity.meanings.isEmpty, seen.insert(mention.entity).inserted,
        isAlone(mention.entity, in: article.site.knowledgeBase), !isQuoted(mention, in: article),
        let known = slip(of: number.bits, in: article)
      else { return nil }
      return article.finding(
        "unknown-code", at: mention.offset, "\(mention.entity.label) is in no table of codes",
        hint: "Did you mean \(known)? Compare it with the log.")
    }
  }

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

  /// The only known code that has two neighbouring digits exchanged, or one digit other and is in the article, too, with its name. One
  /// digit other alone is no slip: known codes lie side by side.
  private static func slip(of bits: UInt32, in article: CheckedArticle) -> String? {
    let exchanged = (0..<7).compactMap { (place: UInt32) -> Entity? in
      let (low, high) = (bits >> (4 * place) & 0xF, bits >> (4 * place + 4) & 0xF)
      let mask = UInt32(0xFF) << (4 * place)
      return low == high ? nil : Entity(.code, CodeNumber(bits & ~mask | (low << 4 | high) << (4 * place)).hex)
    }
    let others = article.linked.mentions.lazy.map(\.entity).filter { other in
      guard other.kind == .code, let number = CodeNumber(canonical: other.value) else { return false }
      return (0..<8).contains { (number.bits ^ bits) & ~(UInt32(0xF) << (4 * $0)) == 0 } && number.bits != bits
    }
    let known = Set(exchanged + others).filter { !$0.meanings.isEmpty }
    guard known.count == 1, let meant = known.first, let name = meant.meanings.first?.symbol else { return nil }
    return "\(meant.label) (\(name))"
  }
}
