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

  /// What a cell holds whose left neighbour is a label and nothing else.
  func meaning(ofLabel cell: Int, of blocks: [ScanText.Block], in bytes: [UInt8]) -> ContextRule.Meaning? {
    if case .values(let meaning) = Self.content(ofLabel: blocks[cell], in: bytes) { return meaning }
    return nil
  }

  func isSource(label cell: Int, of blocks: [ScanText.Block], in bytes: [UInt8]) -> Bool {
    if case .source = Self.content(ofLabel: blocks[cell], in: bytes) { return true }
    return false
  }

  private mutating func content(_ heading: Int, of blocks: [ScanText.Block], in bytes: [UInt8]) -> Content {
    guard blocks.indices.contains(heading) else { return .other }
    if let content = known[heading] { return content }
    let content = Self.content(of: Self.title(blocks[heading], in: bytes))
    known[heading] = content
    return content
  }

  /// A cell's text in lower case, without blanks, marks and what a colon at its end is.
  private static func title(_ block: ScanText.Block, in bytes: [UInt8]) -> String {
    let text = bytes[block.range.clamped(to: 0..<bytes.count)].prefix(60).filter {
      !$0.isBlank && $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: ":")
    }
    return String(decoding: text.map(\.lowercased), as: UTF8.self)
  }

  private static func content(ofLabel cell: ScanText.Block, in bytes: [UInt8]) -> Content {
    // Most cells say too much for a label.
    cell.range.count <= labelLimit ? labels[title(cell, in: bytes)] ?? .other : .other
  }

  /// Bytes of a cell that may be a label, blanks and marks with it.
  private static let labelLimit = 60

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
    // A cell that begins with the event's number, or tells a symptom without one.
    (["イベントまたは", "eventorsymptom", "eventorerror", "eventorissue"], .event),
    (["stopcode", "bugcheckcode", "bugcheck", "停止コード"], .stop),
    (
      [
        "errorcode", "errorcodes", "returncode", "hresult", "errornumber", "exitcode", "エラーコード", "終了コード", "resultcode",
        "errorid", "error(decimal)", "code(decimal)", "error(hex)", "code(hex)", "decimalcode", "hexadecimalcode",
        "hexcode",
        "エラー番号", "エラーid", "エラー値", "リターンコード", "statuscode", "ステータスコード",
      ],
      .code
    ),
    (["kbnumber", "kbarticle", "kb番号", "articleid", "hotfixid", "articlenumber"], .kb),
  ]
  private static let labels: [String: Content] = {
    var labels = Dictionary(
      values.flatMap { words, meaning in words.map { ($0, Content.values(meaning)) } },
      uniquingKeysWith: { first, _ in first })
    for source in sources { labels[source] = .source }
    return labels
  }()
  private static let exact: [String: ContextRule.Meaning] = [
    "event": .event, "events": .event, "イベント": .event, "kb": .kb, "hotfix": .kb, "error": .code, "エラー": .code,
  ]
}
