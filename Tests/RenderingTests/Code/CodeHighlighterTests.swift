import Testing

@testable import Rendering

@Suite struct CodeHighlighterTests {
  private func html(_ code: String, _ language: String) -> String {
    var out: [UInt8] = []
    CodeHighlighter.write(Array(code.utf8)[...], language: language, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test(arguments: [
    (
      "powershell", "Get-Item $x # c",
      "<span class=\"t\">Get-Item</span> <span class=\"v\">$x</span> <span class=\"c\"># c</span>"
    ),
    (
      "powershell", "if ('a''b')",
      "<span class=\"k\">if</span> (<span class=\"s\">'a'</span><span class=\"s\">'b'</span>)"
    ),
    ("cmd", "echo %PATH%", "<span class=\"k\">echo</span> <span class=\"v\">%PATH%</span>"),
    ("console", "C:\\> dir", "<span class=\"p\">C:\\&gt; </span>dir"),
    (
      "sql", "SELECT 1 -- x", "<span class=\"k\">SELECT</span> <span class=\"n\">1</span> <span class=\"c\">-- x</span>"
    ),
    (
      "csharp", "var s = \"a\\\"b\";",
      "<span class=\"k\">var</span> s = <span class=\"s\">&quot;a\\&quot;b&quot;</span>;"
    ),
    (
      "xml", "<a b=\"c\"/>",
      "<span class=\"t\">&lt;a</span> <span class=\"v\">b</span>=<span class=\"s\">&quot;c&quot;</span><span class=\"t\">/</span><span class=\"t\">&gt;</span>"
    ),
    ("json", "{\"a\": true}", "{<span class=\"v\">&quot;a&quot;</span>: <span class=\"k\">true</span>}"),
    (
      "yaml", "a: \"b\" # c",
      "<span class=\"v\">a</span>: <span class=\"s\">&quot;b&quot;</span> <span class=\"c\"># c</span>"
    ),
    ("ini", "[s]\na=1", "<span class=\"k\">[s]</span>\n<span class=\"v\">a</span>=<span class=\"n\">1</span>"),
    ("bash", "ls $HOME", "<span class=\"t\">ls</span> <span class=\"v\">$HOME</span>"),
    ("python", "def f(): # c", "<span class=\"k\">def</span> f(): <span class=\"c\"># c</span>"),
    ("vb", "Dim x ' c", "<span class=\"k\">Dim</span> x <span class=\"c\">' c</span>"),
    ("nothing", "<b>", "&lt;b&gt;"),
  ])
  func colours(language: String, code: String, expected: String) { #expect(html(code, language) == expected) }

  @Test func spansEndWithTheirLine() {
    #expect(html("/* a\nb */", "csharp") == "<span class=\"c\">/* a</span>\n<span class=\"c\">b */</span>")
  }

  @Test(arguments: [
    ("PowerShell", "powershell"), ("azurepowershell-interactive", "powershell"), ("c#", "csharp"), ("bat", "cmd"),
    ("json hl_lines=1", "json"),
  ])
  func namesOfLanguages(info: String, name: String) { #expect(CodeHighlighter.canonical(info) == name) }

  @Test func unknownNames() { #expect(CodeHighlighter.canonical("brainfuck") == nil) }
}
