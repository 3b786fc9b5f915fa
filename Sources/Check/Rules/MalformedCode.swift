import CrossReferences
import Diagnostics
import Entities

/// CB1402: An error code has the digits of one, eight behind 0x, and a symbol the letters of one.
enum MalformedCode {
  static func findings(in article: CheckedArticle) -> [Diagnostic] { numbers(in: article) + symbols(in: article) }

  /// Seven or nine digits that begin as an HRESULT or an NTSTATUS does, or the letter O for a zero.
  private static func numbers(in article: CheckedArticle) -> [Diagnostic] {
    let bytes = article.text.bytes
    return article.text.starts.places(of: .hexNumber).compactMap { zero in
      let place = zero + 1
      guard zero == 0 || !bytes[zero - 1].isWord, place + 1 < bytes.count,
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

  // MARK: - Symbols

  /// `ERROR_ACCESS_DENEID`: no symbol of the table, and one slip away from one.
  private static func symbols(in article: CheckedArticle) -> [Diagnostic] {
    var seen: Set<String> = []
    return article.linked.mentions.compactMap { mention in
      guard mention.entity.kind == .symbol, mention.place != .frontMatter, mention.node.map(article.isInQuote) == false,
        mention.entity.meanings.isEmpty, seen.insert(mention.entity.value).inserted,
        let meant = known(near: mention.entity.value)
      else { return nil }
      return article.finding(
        "malformed-code", at: mention.offset, "'\(mention.entity.value)' is in no table of codes",
        hint: "Did you mean \(meant)? Compare it with the log.")
    }
  }

  /// The only symbol with one letter more, less, other, or with two neighbours exchanged; digits are never slips.
  private static func known(near symbol: String) -> String? {
    let text = Array(symbol.utf8)
    guard text.count >= 8, text.count <= 60 else { return nil }
    let letters = letters(of: text)
    let near = symbols.filter { known in
      abs(known.bytes.count - text.count) <= 1 && (known.letters ^ letters).nonzeroBitCount <= 2
        && isSlip(text, of: known.bytes)
    }
    return near.count == 1 ? near.first.map { String(decoding: $0.bytes, as: UTF8.self) } : nil
  }

  private static let symbols = CodeTable.symbols.map { (bytes: $0, letters: letters(of: $0)) }

  /// Which bytes a symbol has, as bits of their last six: a slip changes two at most.
  private static func letters(of symbol: [UInt8]) -> UInt64 { symbol.reduce(0) { $0 | 1 << UInt64($1 & 63) } }

  private static func isSlip(_ text: [UInt8], of known: [UInt8]) -> Bool {
    let start = zip(text, known).prefix { $0 == $1 }.count
    let end = zip(text[start...].reversed(), known[start...].reversed()).prefix { $0 == $1 }.count
    let (written, meant) = (text[start..<text.count - end], known[start..<known.count - end])
    guard written.count <= 1 && meant.count <= 1 || written.count == 2 && meant.elementsEqual(written.reversed()),
      !written.contains(where: \.isDigit), !meant.contains(where: \.isDigit)
    else { return false }
    return isInLongWord(start, of: text)
  }

  /// Short words differ in a letter by themselves: `SMM`, `CMM`, `SEM`.
  private static func isInLongWord(_ place: Int, of text: [UInt8]) -> Bool {
    let start = text[..<place].lastIndex(of: UInt8(ascii: "_")).map { $0 + 1 } ?? 0
    return (text[place...].firstIndex(of: UInt8(ascii: "_")) ?? text.count) - start >= 5
  }
}
