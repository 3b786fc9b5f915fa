import Diagnostics
import Markdown
import Testing

@testable import Import

/// Text that must not become markup: what the parser reads back is what was written.
@Suite struct MarkdownEscapingTests {
  /// The text of the only paragraph that the parser reads; nil where it reads anything else.
  func readBack(_ text: String) -> String? {
    let lines = InlineWriter.lines(of: [.text(text)])
    let source = SourceFile(path: "a.md", bytes: Array(lines.joined(separator: "\n").utf8))
    let options = MarkdownOptions(extensions: true, cjkEmphasis: true, cjkSoftBreaks: false)
    let (document, findings) = MarkdownParser(options: options).parse(source)
    let kinds = document.nodes.dropFirst().map(\.kind)
    guard findings.isEmpty, kinds.allSatisfy({ $0 == .paragraph || $0 == .text || $0 == .softBreak }),
      kinds.count(where: { $0 == .paragraph }) <= 1
    else { return nil }
    return document.plainText(of: 0)
  }

  @Test(arguments: [
    "# no heading", "1. no item", "1) no item", "- no item", "+ no item", "* no item", "> no quote", "---", "***",
    "===", "- - -",
    "a\n===", "a\n---", "a *b* c", "a_b_ c", "_a_", "__init__", "`code`", "[a](b)", "[a]: b", "[a][b]", "![a](b)",
    "<b>", "</b>", "<!-- a",
    "&amp; &#60;", "a\\*b", "\\\\server\\share", "C:\\*.log", "~~a~~", "~a~ b", "[^1]", "[[id]]", "[[a]]g[!](",
    "[!NOTE]",
    ":::note[A]", "| a |\n| --- |",
    "a | b\n--|--", "```", "~~~", "    indented", "**「…」**の", "a\n1. b", "a\n# b", "$a_b$ *", "end\\",
    "a ! [b](c)", "{#id}",
    "x < y & z", "2 * 3 * 4", "＊a＊", "http://a_b_c/*", "<ServerName>", "a\n:::", ":--", "日本_語_の", "*日本*語",
  ])
  func meansItself(text: String) {
    let expected = text.split(separator: "\n").map { $0.trimmingBlanks() }.joined(separator: " ")
    #expect(readBack(text) == expected, "\(InlineWriter.lines(of: [.text(text)]))")
  }

  @Test(arguments: [
    "Windows Server 2012 R2 (x64) - #1, 50% of C:\\Windows\\Temp!", "[OK] をクリックします。", "snake_case_name = a * b",
    "in 2017. Then 1.5 GB", "a & b; c",
    "#region", "HKLM\\SYSTEM\\CurrentControlSet", "~/.ssh", "x > y", "\"quoted\" 'text'", "key: value", "50 + 50 = 100",
    "<検索対象>",
  ])
  func staysReadable(text: String) {
    #expect(InlineWriter.lines(of: [.text(text)]) == [text])
    #expect(readBack(text) == text)
  }

  /// Any mixture of marks, letters and blanks.
  @Test func randomTextMeansItself() {
    let pieces = [
      "*", "_", "`", "[", "]", "(", ")", "<", ">", "#", "-", "+", "=", "~", "|", ":", "!", "&", "\\", ";", "1.", "a",
      "b", " ", "\n", "字", "「", "」", "{#", "}", "^", "amp", "/",
    ]
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % bound
    }
    for _ in 0..<4000 {
      let text = (0..<(1 + next(14))).map { _ in pieces[next(pieces.count)] }.joined()
      let lines = text.split(separator: "\n").map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
      guard !lines.isEmpty else { continue }
      let read = readBack(text)
      #expect(
        read == lines.joined(separator: " "),
        "\(text.debugDescription) written \(InlineWriter.lines(of: [.text(text)]))")
    }
  }
}
