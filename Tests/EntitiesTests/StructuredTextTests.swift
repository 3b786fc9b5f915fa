import Testing

@testable import Entities

/// Entities whose meaning stands in another block: a column's heading, the words above a list, a record's other lines.
struct StructuredTextTests {
  /// Blocks written one a line as `kind|text`; `th` and `td` cells of a row share a line, divided by ` & `.
  static func text(_ lines: String) -> ScanText {
    var text = ScanText()
    var group = 0
    var heading = -1
    var columns: [Int] = []
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: "|", maxSplits: 1).map(String.init)
      let isRow = parts[0] == "th" || parts[0] == "td"
      if isRow || parts[0] == "q" { group += 1 }
      if parts[0] == "th" { columns = [] }
      for (column, cell) in (isRow ? parts[1].components(" & ") : [parts[1]]).enumerated() {
        let start = text.bytes.count
        text.bytes += cell.replacing("\\n", with: "\n").utf8
        let kind = kinds[parts[0]] ?? .prose
        text.blocks.append(
          ScanText.Block(
            kind, range: start..<text.bytes.count, heading: heading,
            columnHeading: parts[0] == "td" && column < columns.count ? columns[column] : -1,
            group: isRow || parts[0] == "q" || parts[0] == "li" ? group : 0, column: column))
        if parts[0] == "th" { columns.append(text.blocks.count - 1) }
        if parts[0] == "h" { heading = text.blocks.count - 1 }
        text.bytes.append(.lineFeed)
      }
    }
    return text
  }

  private static let kinds: [String: ScanText.Block.Kind] = [
    "h": .heading, "th": .tableHeader, "td": .tableCell, "li": .listItem, "link": .linkTarget, "code": .code,
  ]

  @Test(arguments: [
    (
      "th|Event ID & Source & Count\ntd|1057 & TermService & 5\ntd|2201-2307 & WAS & 8",
      "event 1057 (TermService), event 2201 (WAS), event 2307 (WAS)"
    ),
    ("th|イベント ID & 説明\ntd|1202 & 5 回", "event 1202"),
    ("th|Error code & Text\ntd|0x5 & none\ntd|1753 & none", "code 0x00000005, code dec:1753"),
    ("p|Look for the following event IDs:\nli|529\nli|644: logon", "event 529, event 644"),
    ("p|Run these commands:\nli|529\nli|644", ""),
    ("td|イベント ID & 2213\ntd|Error code & 1753\ntd|重大度 & 5", "event 2213, code dec:1753"),
    ("td|説明 & 12 of 13 & Event ID", ""), ("td|ソース & DFSR & イベント ID & 2213", "event 2213 (DFSR)"),
    ("th|イベントまたは現象 & 原因\ntd|12000\\n60 分間確認できません & なし\ntd|接続できません & なし", "event 12000"),
    (
      "td|8467 & 2 of 900 & ERROR_NO_SUCH_NAME_AT_ALL & 777",
      "code dec:8467, symbol ERROR_NO_SUCH_NAME_AT_ALL, code dec:777"
    ),
    ("p|Stop error code:\nq|0x0000003B", "stop 0x0000003B"), ("p|Copy this number:\nq|4012219", ""),
    (
      "th|Decimal & Hex & Name\ntd|1130 & 0x46A & ERROR_NOT_ENOUGH_SERVER_MEMORY\ntd|5 & 0x9 & text",
      "code dec:1130, code 0x0000046A, symbol ERROR_NOT_ENOUGH_SERVER_MEMORY"
    ),
    ("q|Log Name: System\\nSource: Schannel\\nEvent ID: 36870\nq|Source: TermService", "event 36870 (Schannel)"),
    ("h|Event ID 1057\nq|Log Name: System\\nSource: TermService", "event 1057 (TermService)"),
    ("p|Source: Schannel\np|Event ID: 36870", "event 36870 (Schannel)"),
    ("p|text\nlink|https://support.microsoft.com/help/4012219/slug", "kb 4012219"),
    ("p|text\nlink|https://support2.microsoft.com/help/2964832", "kb 2964832"),
    ("p|text\nlink|https://support.microsoft.com/?kbid=824449", "kb 824449"),
    ("p|text\nlink|https://go.microsoft.com/fwlink/?LinkId=824449", ""), ("p|text\nlink|/kb/4012219", "kb 4012219"),
  ])
  func structure(lines: String, expected: String) {
    #expect(MarkedText.found(Self.text(lines)) == expected)
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
