import Diagnostics

/// CB1402: An error code has the digits of one: eight behind 0x.
enum MalformedCode {
  /// Seven or nine digits that begin as an HRESULT or an NTSTATUS does, or the letter O for a zero.
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let bytes = article.text.bytes
    return bytes.places(of: UInt8(ascii: "x")).compactMap { place in
      guard place > 0, bytes[place - 1] == UInt8(ascii: "0"), place < 2 || !bytes[place - 2].isWord,
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
}
