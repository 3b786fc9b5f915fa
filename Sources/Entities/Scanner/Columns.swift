/// What the headings of a table's columns say about the numbers below.
struct Columns {
  private enum Content {
    case values(ContextRule.Meaning)
    case source
    case other
  }

  /// By the heading's block, so that a heading is read once however long its column.
  private var known: [Int: Content] = [:]

  /// What the numbers of a column are; nil where its heading does not say.
  mutating func meaning(_ heading: Int, of blocks: [ScanText.Block], in bytes: [UInt8]) -> ContextRule.Meaning? {
    if case .values(let meaning) = content(heading, of: blocks, in: bytes) { return meaning }
    return nil
  }

  mutating func isSource(_ heading: Int, of blocks: [ScanText.Block], in bytes: [UInt8]) -> Bool {
    if case .source = content(heading, of: blocks, in: bytes) { return true }
    return false
  }

  private mutating func content(_ heading: Int, of blocks: [ScanText.Block], in bytes: [UInt8]) -> Content {
    guard blocks.indices.contains(heading) else { return .other }
    if let content = known[heading] { return content }
    let range = blocks[heading].range.clamped(to: 0..<bytes.count)
    let text = bytes[range].prefix(60).filter { !$0.isBlank && $0 != UInt8(ascii: "*") }.map(\.lowercased)
    let content = Self.content(of: String(decoding: text, as: UTF8.self))
    known[heading] = content
    return content
  }

  /// - Parameter title: in lower case, without blanks.
  private static func content(of title: String) -> Content {
    if sources.contains(title) { return .source }
    for (words, meaning) in values where words.contains(where: { title.hasPrefix($0) || title.hasSuffix($0) }) {
      return .values(meaning)
    }
    return exact[title].map { .values($0) } ?? .other
  }

  private static let sources: Set<String> = [
    "source", "eventsource", "provider", "eventprovider", "providername", "sourcename", "ソース", "イベントソース", "プロバイダー",
  ]
  private static let values: [(words: [String], meaning: ContextRule.Meaning)] = [
    (["eventid", "eventids", "イベントid", "eventnumber", "イベント番号", "windowseventid"], .event),
    (["stopcode", "bugcheckcode", "bugcheck", "停止コード"], .stop),
    (
      ["errorcode", "errorcodes", "returncode", "hresult", "errornumber", "exitcode", "エラーコード", "終了コード", "resultcode"],
      .code
    ),
    (["kbnumber", "kbarticle", "kb番号", "articleid", "hotfixid", "articlenumber"], .kb),
  ]
  private static let exact: [String: ContextRule.Meaning] = [
    "event": .event, "events": .event, "イベント": .event, "kb": .kb, "hotfix": .kb, "error": .code, "エラー": .code,
  ]
}
