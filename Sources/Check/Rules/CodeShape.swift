import CrossReferences
import Diagnostics
import Entities

/// CB1402: An error code has the digits of one: eight behind 0x. CB1403: A code that an article is about is in the table, or
/// comes from a known facility.
enum CodeShape {
  /// Seven or nine digits that begin as an HRESULT or an NTSTATUS does, or the letter O for a zero.
  static func malformed(in article: CheckedArticle) -> [Diagnostic] {
    let bytes = article.text.bytes
    return bytes.places(of: UInt8(ascii: "x")).compactMap { place in
      guard place > 0, bytes[place - 1] == UInt8(ascii: "0"), place < 2 || !isWide(bytes[place - 2]),
        place + 1 < bytes.count,
        let kind = article.text.block(at: place)?.kind, kind == .prose || kind == .heading || kind == .cell
      else { return nil }
      let word = bytes[(place + 1)...].prefix(20).prefix { $0.isWord }
      guard let problem = problem(of: Array(word)) else { return nil }
      let written = "0x" + String(decoding: word, as: UTF8.self)
      return article.finding(
        "malformed-code", ofText: place - 1, "'\(written)' \(problem)",
        hint: "Compare it with the log: error codes have eight digits behind 0x.")
    }
  }

  private static func isWide(_ byte: UInt8) -> Bool { byte.isWord }

  private static func problem(of word: [UInt8]) -> String? {
    guard let first = word.first, first == UInt8(ascii: "8") || first.lowercased == UInt8(ascii: "c") else {
      return nil
    }
    if word.allSatisfy(\.isHexDigit) {
      // 0x8007000 and 0xC000022 lack a digit; numbers of other lengths are masks, offsets and the like.
      let isCode = word.starts(with: "800".utf8) || String(decoding: word, as: UTF8.self).lowercased().hasPrefix("c00")
      let isRound = word.dropFirst(3).allSatisfy { $0 == UInt8(ascii: "0") }
      guard isCode, !isRound, word.count == 7 || word.count == 9 else { return nil }
      return word.count == 7 ? "has seven digits" : "has nine digits"
    }
    let mended = word.map { $0.lowercased == UInt8(ascii: "o") ? UInt8(ascii: "0") : $0 }
    return mended.count == 8 && mended.allSatisfy(\.isHexDigit) ? "has the letter O where a zero belongs" : nil
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

  static func unknown(in article: CheckedArticle) -> [Diagnostic] {
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
