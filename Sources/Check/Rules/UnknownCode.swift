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

  /// The code of the table that the article has as well and that differs in one digit or in two neighbours exchanged, with its name.
  /// A slip of a code that stands nowhere else cannot be told: products have codes of their own, right beside known ones.
  private static func slip(of bits: UInt32, in article: CheckedArticle) -> String? {
    let known = article.linked.mentions.lazy.map(\.entity).first { other in
      guard other.kind == .code, let number = CodeNumber(canonical: other.value), !other.meanings.isEmpty else {
        return false
      }
      return isSlip(bits, number.bits)
    }
    return known.flatMap { entity in entity.meanings.first.map { "\(entity.label) (\($0.symbol))" } }
  }

  private static func isSlip(_ one: UInt32, _ other: UInt32) -> Bool {
    let digits = (0..<8).map { (one >> (4 * $0) & 0xF, other >> (4 * $0) & 0xF) }
    let places = digits.indices.filter { digits[$0].0 != digits[$0].1 }
    if places.count == 1 { return true }
    guard places.count == 2, places[1] == places[0] + 1 else { return false }
    return digits[places[0]].0 == digits[places[1]].1 && digits[places[1]].0 == digits[places[0]].1
  }
}
