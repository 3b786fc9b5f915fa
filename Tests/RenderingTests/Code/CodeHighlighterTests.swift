import Testing

@testable import Rendering

/// Code keeps its text to the letter and gets colours on the words that matter.
struct CodeHighlighterTests {
  private func html(_ code: [UInt8], _ language: String) -> String {
    var html: [UInt8] = []
    CodeHighlighter.write(code[...], language: language, into: &html)
    return String(decoding: html, as: UTF8.self)
  }

  /// Spans as `⟨k if⟩`, so that tests can be read.
  private func marked(_ code: String, _ language: String) -> String {
    html(Array(code.utf8), language).replacing("</span>", with: "⟩")
      .replacing(/<span class="(.)">/) { "⟨\($0.output.1) " }
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
        "&amp;", with: "&")
  }

  @Test(arguments: [
    ("powershell", "Get-Item $x # c", "⟨t Get-Item⟩ ⟨v $x⟩ ⟨c # c⟩"),
    ("powershell", "IF ('a''b')", "⟨k IF⟩ (⟨s 'a'⟩⟨s 'b'⟩)"),
    ("powershell", "PS C:\\> gsv -Name \"a`\"b\"", "⟨p PS C:\\> ⟩⟨t gsv⟩ -Name ⟨s \"a`\"b\"⟩"),
    ("powershell", "[SRV1]: PS>$env:Path", "⟨p [SRV1]: PS>⟩⟨v $env:Path⟩"),
    ("powershell", "<# a\nb #> ${a b}", "⟨c <# a⟩\n⟨c b #>⟩ ⟨v ${a b}⟩"),
    ("powershell", "it can't\nif", "it can't\n⟨k if⟩"),
    ("powershell", "$x = @'\na 'b'\n'@\nif", "⟨v $x⟩ = ⟨s @'⟩\n⟨s a 'b'⟩\n⟨s '@⟩\n⟨k if⟩"), ("powershell", "C#", "C#"),
    ("powershell", "C:\\a-b\\c $", "C:\\a-b\\c $"),
    ("cmd", "echo %PATH% %~dp0 %1 50% off", "⟨k echo⟩ ⟨v %PATH%⟩ %~dp0 ⟨v %1⟩ ⟨n 50⟩% off"),
    ("cmd", "C:\\>dir & REM a\nRem b\n:: c", "⟨p C:\\>⟩⟨t dir⟩ & ⟨t REM⟩ a\n⟨c Rem b⟩\n⟨c :: c⟩"),
    ("cmd", "C:\\a.exe > b.txt", "⟨t C⟩:\\a.exe > b.txt"),
    ("console", "C:\\Users\\x> dir /s\n 2 File(s)", "⟨p C:\\Users\\x> ⟩⟨t dir⟩ /s\n ⟨n 2⟩ File(s)"),
    ("console", "DISKPART> list disk\nuser@host:~$ ls", "⟨p DISKPART> ⟩⟨t list⟩ disk\n⟨p user@host:~$ ⟩⟨t ls⟩"),
    ("sql", "SELECT @@x, N'it''s' -- x", "⟨k SELECT⟩ ⟨v @@x⟩, N⟨s 'it'⟩⟨s 's'⟩ ⟨c -- x⟩"),
    ("sql", "a int", "a ⟨t int⟩"),
    ("kusto", "T | where a == 'b' // c", "T | ⟨k where⟩ a == ⟨s 'b'⟩ ⟨c // c⟩"),
    ("csharp", "var s = \"a\\\"b\"; /* c */", "⟨k var⟩ s = ⟨s \"a\\\"b\"⟩; ⟨c /* c */⟩"),
    ("cpp", "DWORD x = 0x1F;", "⟨t DWORD⟩ x = ⟨n 0x1F⟩;"),
    (
      "xml", "<!-- a --><a:b c=\"d\" e='f'/>g <b>",
      "⟨c <!-- a -->⟩⟨t <a:b⟩ ⟨v c⟩=⟨s \"d\"⟩ ⟨v e⟩=⟨s 'f'⟩⟨t />⟩g ⟨t <b⟩⟨t >⟩"
    ),
    ("xml", "<a b=\"c<d>", "⟨t <a⟩ ⟨v b⟩=⟨s \"c⟩⟨t <d⟩⟨t >⟩"), ("xml", "1 < 2", "1 < 2"),
    ("json", "{\"a\" : true, \"b\"}", "{⟨v \"a\"⟩ : ⟨k true⟩, ⟨s \"b\"⟩}"),
    ("yaml", "a-b: https://c # d", "⟨v a-b⟩: https://c ⟨c # d⟩"),
    ("ini", "[s]\na=x;y\n;c", "⟨k [s]⟩\n⟨v a⟩=x;y\n⟨c ;c⟩"),
    ("registry", "[HKEY_LOCAL_MACHINE\\A]\n\"B\"=dword:01", "⟨k [HKEY_LOCAL_MACHINE\\A]⟩\n⟨v \"B\"⟩=⟨k dword⟩:⟨n 01⟩"),
    ("bash", "ls $HOME | grep \"${a}\" # c", "⟨t ls⟩ ⟨v $HOME⟩ | ⟨t grep⟩ ⟨s \"${a}\"⟩ ⟨c # c⟩"),
    ("bash", "# c\n$ ls", "⟨c # c⟩\n⟨p $ ⟩⟨t ls⟩"),
    ("python", "def f(): return '''a\nb'''", "⟨k def⟩ f(): ⟨k return⟩ ⟨s '''a⟩\n⟨s b'''⟩"),
    ("vb", "Dim x ' c", "⟨k Dim⟩ x ⟨c ' c⟩"),
    ("javascript", "const a = `b\nc`", "⟨k const⟩ a = ⟨s `b⟩\n⟨s c`⟩"), ("output", "if 'a' <1>", "if 'a' <1>"),
    ("none of these", "<b>", "<b>"),
  ])
  func colours(language: String, code: String, expected: String) { #expect(marked(code, language) == expected) }

  @Test func codeIsEscaped() { #expect(html(Array("<b a=\"&\">".utf8), "text") == "&lt;b a=&quot;&amp;&quot;&gt;") }

  @Test(arguments: [
    ("PowerShell", "powershell"), ("azurepowershell-interactive", "powershell"), ("azurecli-interactive", "bash"),
    ("c#", "csharp"),
    ("C++", "cpp"), ("bat", "cmd"), ("html", "html"), ("XML", "xml"), ("json hl_lines=1", "json"), ("{.sql}", "sql"),
    ("txt", "text"),
    ("reg", "registry"), ("kql", "kusto"), ("T-SQL", "sql"),
  ])
  func namesOfLanguages(info: String, name: String) { #expect(CodeHighlighter.canonical(info) == name) }

  @Test(arguments: ["", "brainfuck", "```", "<script>", " "]) func unknownNames(info: String) {
    #expect(CodeHighlighter.canonical(info) == nil)
  }

  @Test func namesAreClear() {
    let names = CodeLanguage.all.flatMap(\.names)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0 == $0.lowercased() })
  }

  /// Whatever the bytes, the text stays, and every span ends on its line.
  @Test(arguments: CodeLanguage.all.map(\.name)) func textStays(language: String) {
    let pieces = [
      "\"", "'", "@\"", "@'", "\n'@", "/*", "*/", "<#", "#>", "<!--", "-->", "\\", "`", "$", "${", "}", "%", "%a", "@",
      "#", "--", "//", ";", "[",
      "]", "=", ":", "<", ">", "<a", "/", "\n", " ", "if", "Get-x", "PS C:\\>", "C:\\>", "$ ", "1.5", "é", "日本",
      "\u{0B}", "'''", "rem ",
    ]
    var state: UInt64 = 11
    for _ in 0..<300 {
      var code = ""
      for _ in 0..<30 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        code += pieces[Int(state >> 33) % pieces.count]
      }
      let lines = marked(code, language).split(separator: "\n", omittingEmptySubsequences: false)
      let text = lines.joined(separator: "\n").replacing(/⟨[kscnvtp]\ /, with: "").replacing("⟩", with: "")
      #expect(text == code.replacing("\u{0B}", with: "\u{FFFD}"))
      #expect(lines.allSatisfy { $0.count { $0 == "⟨" } == $0.count { $0 == "⟩" } }, "\(code)")
    }
  }

  @Test func anyBytesAreTaken() {
    let bytes = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 5) }
    for language in CodeLanguage.all { #expect(!html(bytes, language.name).isEmpty) }
  }
}
