import CrossReferences
import Diagnostics
import Markdown
import Testing

@testable import Rendering

/// What is written reads as what was read: the HTML of both is the same.
@Suite struct MarkdownWriterTests {
  private static func document(_ text: String) -> MarkdownDocument {
    MarkdownParser().parse(SourceFile(path: "a.md", bytes: Array(text.utf8))).0
  }

  private static func markdown(_ text: String, _ policy: RawHTMLPolicy = .trust) -> String {
    let document = document(text)
    let writer = MarkdownWriter(document: document, rawHTML: policy) {
      String(decoding: document.primary(of: $0), as: UTF8.self)
    }
    return String(decoding: writer.text(1..<document.nodes.count), as: UTF8.self)
  }

  private static func html(_ text: String) -> String {
    String(decoding: HTMLWriter.plain(document(text)), as: UTF8.self)
  }

  @Test(arguments: [
    "# A *b* {c}\n\ntext", "a  \nb\nc", "- a\n- b\n\n  c\n- d", "- a\n  - b\n    1. c\n    2. d", "3) a\n4) b",
    "- a\n\n\n* b", "> a\n> > b\n>\n> - c", "```powershell\nGet-Service | ? { `$_ }\n```", "````\n```\n````",
    "    code\n\n    more",
    "`` a`b `` and `c`", "**a *b* c** and ***d***", "~~a~~", "[a](<b c> \"d \\\"e\") ![f](g.png)",
    "a\\*b\\_c \\# \\[d\\](e)",
    "snake_case_name _em_ 2 * 3", "1\\. no list", "\\- no list", "\\# no heading", "\\> no quote", "a\n\\=\\=\\=",
    "| a | b |\n| :-- | --: |\n| `x\\|y` | c \\| d |", "> [!NOTE]\n> Text\n>\n> - list", "- [ ] open\n- [x] done",
    "<div>\nraw\n</div>\n\ntext <b>x</b>", "&lt;b&gt; &amp;amp; AT&T", "***", "a[1] b[2](c) [d]",
    "\\!\\[a](b) \\![a](b)",
    "C:\\\\Windows\\System32 \\\\\\\\server\\share", "http://a/?b=1&c=2 <http://a/?b=1&c=2>", "「**強調**」の`コード`です",
    "term[^1]\n\n[^1]: note", "# x \\#", "- ```\n  a\n  ```\n- b", "1. a\n\n       code\n2. b", "a\\\nb",
    "* * *\n- - -",
    "\\~\\~a\\~\\~", "a\\`b\\`", "[a\\]b](c)", "a\\\\\nb", "\\[[id]]", "*a*b **c**d", "> ```\n> a\n>\n> b\n> ```",
    "\\+ a", "\\:::note",
    "a & b &copy", "<\\>",
  ])
  func theTextStaysWhatItIs(text: String) {
    #expect(Self.html(Self.markdown(text)) == Self.html(text), "\(Self.markdown(text))")
  }

  @Test(arguments: [
    ("plain_name and a*b and [Start] > Run", "plain_name and a\\*b and [Start] > Run"),
    ("a <!-- secret --> b", "a  b"), ("<!-- secret -->\n\ntext", "text"),
    ("<p>\n<!-- secret\nmore --> x\n</p>", "<p>\n x\n</p>"),
    (":::note[Title]\nText\n:::", "> **Title**\n>\n> Text"),
    ("- a\n\n  b\n- c", "- a\n\n  b\n\n- c"),
  ])
  func theTextIsReadable(text: String, expected: String) {
    #expect(Self.markdown(text) == expected)
  }

  /// No program gets what no reader sees.
  @Test(arguments: [
    ("a <b>b</b> <script>x()</script> c", RawHTMLPolicy.safe, "a <b>b</b> \\<script>x()\\</script> c"),
    ("a <img src=x onerror=y> <kbd class=z>K</kbd>", .safe, "a <span class=\"missing-image\">x</span> <kbd>K</kbd>"),
    ("<a href='secret.md' onclick='x()'>label</a> end", .safe, "label</a> end"),
    (
      "<a href='https://a.example' onclick=x>b</a>", .safe,
      "<a href=\"https://a.example\" rel=\"noopener noreferrer\">b</a>"
    ),
    ("<iframe src=x></iframe>", .safe, "<p>&lt;iframe src=x&gt;&lt;/iframe&gt;</p>"),
    ("<div onclick=x>\na\n</div>", .safe, "<div>\na\n</div>"),
    ("<div onclick=x>\na\n</div>", .trust, "<div onclick=x>\na\n</div>"),
    ("a <b>b</b> <!-- secret --> c", .escape, "a \\<b>b\\</b>  c"),
    ("<div>a</div><!-- secret -->", .escape, "\\<div>a\\</div>"),
    ("a <b>b</b> <!-- secret --> c", .trust, "a <b>b</b>  c"),
  ])
  func rawHTMLIsAsOnThePage(text: String, policy: RawHTMLPolicy, expected: String) {
    #expect(Self.markdown(text, policy) == expected)
  }

  /// Each bracket must not look for its end anew.
  @Test func manyBracketsCostNoMoreThanTheirNumber() {
    let text = String(repeating: "[a", count: 200_000)
    #expect(Self.markdown(text) == text)
  }
}
