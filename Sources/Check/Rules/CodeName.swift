import CrossReferences
import Diagnostics
import Entities
import Markdown

/// CB1404: The name beside an error code is that code's: `0x80070005 (E_ACCESSDENIED)`, `ERROR_BUSY = 170`.
enum CodeName {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let mentions = article.linked.mentions.filter { $0.node != nil && !$0.text.isEmpty }
    return zip(mentions, mentions.dropFirst()).compactMap { first, second in
      let pair = (first.entity.kind, second.entity.kind)
      guard pair == (.code, .symbol) || pair == (.symbol, .code), stand(first, second, together: article.document)
      else {
        return nil
      }
      let (code, symbol) = first.entity.kind == .code ? (first, second) : (second, first)
      guard let number = CodeNumber(canonical: code.entity.value) else { return nil }
      let rows = CodeTable.rows(ofSymbol: symbol.entity.value)
      guard !rows.isEmpty, !rows.contains(where: { isSame($0, number) }) else { return nil }
      return article.finding(
        "code-name-mismatch", at: symbol.offset,
        "\(symbol.entity.value) is \(rows.map { Entity(.code, $0.number.hex).page.label }.joined(separator: " or ")), not \(code.entity.label)",
        hint: names(of: code.entity))
    }
  }

  private static func names(of code: Entity) -> String {
    let names = code.meanings.map(\.symbol)
    return names.isEmpty
      ? "The table has no name for \(code.label); compare both with the log."
      : "\(code.label) is \(names.joined(separator: ", ")); compare both with the log."
  }

  /// The same number, or one made from the other: HRESULTs hold Win32 errors in their lower half, NTSTATUS with a bit more.
  private static func isSame(_ row: CodeTable.Row, _ number: CodeNumber) -> Bool {
    let (known, written) = (row.number.bits, number.bits)
    return known == written || known | 0x1000_0000 == written || known & 0xFFFF == written & 0xFFFF
      || known == ~written &+ 1
  }

  /// Whether only an opening bracket, an equals sign or the like stands between two mentions of one block.
  private static func stand(
    _ first: ArticleMention, _ second: ArticleMention, together document: MarkdownDocument
  ) -> Bool {
    guard let one = first.node, let other = second.node, one <= other else { return false }
    var between: [UInt8] = []
    if one == other {
      guard first.text.upperBound <= second.text.lowerBound else { return false }
      between += document.text[first.text.upperBound..<second.text.lowerBound]
    } else {
      between +=
        document.text[
          first.text.upperBound..<max(first.text.upperBound, document.nodes[one].primary.offsets.upperBound)]
      for index in one + 1..<other {
        switch document.nodes[index].kind {
        case .text, .code: between += document.primary(of: index)
        case .strong, .emphasis, .softBreak: continue
        default: return false
        }
      }
      guard document.nodes[other].kind == .text || document.nodes[other].kind == .code else { return false }
      let start = document.nodes[other].primary.offsets.lowerBound
      between += document.text[start..<max(start, second.text.lowerBound)]
    }
    let mark = between.filter { !$0.isBlank }
    return marks.contains(mark)
  }

  private static let marks: Set<[UInt8]> = Set(["(", "（", "=", ":", "：", "[", "=>"].map { Array($0.utf8) })
}
