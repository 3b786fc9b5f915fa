import Testing

@testable import Markdown

@Suite struct MarkdownParserTests {
  @Test func emphasisClosesBesideJapanesePunctuation() {
    #expect(
      TreeDump.dump("**「更新」**の適用") == """
        paragraph
          strong
            text '「更新」'
          text 'の適用'
        """)
    #expect(TreeDump.dump("これは**(注)**です").contains("strong"))
    #expect(!TreeDump.dump("**「更新」**の", options: MarkdownOptions(cjkEmphasis: false)).contains("strong"))
  }

  @Test func backslashesKeepBracketsText() {
    for text in ["\\[[net/dns]]", "\\[\\[a]]b ![c](d)", "\\[!NOTE]", "a \\[!UICONTROL OK] b", "> \\[!NOTE]\n> x"] {
      let dump = TreeDump.dump(text)
      #expect(!dump.contains("link") && !dump.contains("strong") && !dump.contains("alert"), "\(dump)")
      #expect(dump.contains("'['"), "\(dump)")
    }
    #expect(TreeDump.dump("`\\[[a]]`").contains("code '\\[[a]]'"))
  }

  @Test func breaksBetweenJapaneseCharactersVanish() {
    #expect(
      TreeDump.dump("更新の\n適用と\nWindows") == """
        paragraph
          text '更新の'
          text '適用と'
          softBreak
          text 'Windows'
        """)
  }

  @Test func tableCellsHoldInlines() {
    #expect(
      TreeDump.dump("Text\n| a | *b* |\n| :-- | --: |\n| `1\\|2` | [x] |\n| one |\n\n[x]: /u") == """
        paragraph
          text 'Text'
        table
          tableRow
            tableCell left
              text 'a'
            tableCell right
              emphasis
                text 'b'
          tableRow
            tableCell left
              code '1|2'
            tableCell right
              link '/u'
                text 'x'
          tableRow
            tableCell left
              text 'one'
            tableCell right
        """)
  }

  @Test func whatLooksLikeATableIsKeptInItsLines() {
    #expect(TreeDump.dump("| a |\n| --- | --- |\n| *b* | c |") == "codeBlock '| a |↵| --- | --- |↵| *b* | c |↵'")
    #expect(TreeDump.findings("Text\n\n| a |\n| --- | --- |") == ["4:1 broken-table"])
    #expect(TreeDump.dump("Use a | b, and c - d.").contains("paragraph"))
  }

  @Test func marksWithinText() {
    #expect(TreeDump.dump("a<br>[!NOTE] b").contains("strong"))
    #expect(TreeDump.dump("Wait for :::no-loc text=\"\"Plan\"\"::: here").contains("text '\"Plan\"'"))
    #expect(TreeDump.dump("> [!VIDEO <https://a.example/v>]").contains("link 'https://a.example/v'"))
    #expect(TreeDump.dump(":::image source=\"a.png\"::::::image source=\"b.png\":::").contains("image 'b.png'"))
  }

  @Test func tablesStandInListsAndQuotes() {
    #expect(TreeDump.dump("- | a |\n  | - |\n  | b |").contains("table\n"))
    #expect(TreeDump.dump("> > | a |\n> > | - |\n> > | b |").contains("          text 'b'"))
  }

  @Test func rangesLeadBackToTheSource() {
    let text = "**「あ」**の\n\n| a | 1057 |\n| - | - |\n| x | \\| `y` |\n"
    let file = SourceText(text)
    let (document, _) = MarkdownParser().parse(file.file)
    for (index, node) in document.nodes.enumerated() where node.kind == .text || node.kind == .code {
      let literal = String(decoding: document.primary(of: index), as: UTF8.self)
      #expect(file.text(node.range).contains(literal) || literal.contains("|"), "\(literal)")
    }
  }

  @Test func alertsInAnyCaseWithTextOnTheirLine() {
    #expect(
      TreeDump.dump("> [!Note]\n> Text\n\n> [!TIP] Same line\n\n[!WARNING]\nNo quote") == """
        alert 'Note'
          paragraph
            text 'Text'
        alert 'TIP'
          paragraph
            text 'Same line'
        alert 'WARNING'
          paragraph
            text 'No quote'
        """)
    #expect(TreeDump.findings("> [!NOTES]\n> Text") == ["1:1 unknown-alert"])
  }

  @Test func blocksOfColons() {
    #expect(
      TreeDump.dump(":::note[Mind *this*]\nText\n\n- a\n:::\nBehind\n") == """
        directive 'note' 'Mind *this*'
          paragraph
            text 'Text'
          bulletList
            item
              paragraph
                text 'a'
        paragraph
          text 'Behind'
        """)
    #expect(
      TreeDump.dump("See :::image type=\"content\" source=\"a.png\" alt-text=\"The dialog\"::: here") == """
        paragraph
          text 'See '
          image 'a.png'
            text 'The dialog'
          text ' here'
        """)
    #expect(TreeDump.dump("1. a\n\n    :::image source=\"a.png\":::").contains("image 'a.png'"))
    #expect(TreeDump.dump("```\n:::note\n```").contains("codeBlock ':::note↵'"))
    #expect(TreeDump.findings(":::note\nText") == ["1:1 unclosed-block"])
    #expect(TreeDump.findings("::: frame\nText\n:::") == ["1:1 unknown-block"])
  }

  @Test func footnotesStandAtTheEnd() {
    #expect(
      TreeDump.dump("A[^b] and B[^a].\n\n[^a]: One *x*\n[^b]: Two\n\nEnd [^c]") == """
        paragraph
          text 'A'
          footnoteReference 'b'
          text ' and B'
          footnoteReference 'a'
          text '.'
        paragraph
          text 'End [^c]'
        footnote 'b'
          paragraph
            text 'Two'
        footnote 'a'
          paragraph
            text 'One '
            emphasis
              text 'x'
        """)
  }

  @Test func inlineMarks() {
    #expect(
      TreeDump.dump("~~old **bold**~~ PROGRA~1 ~x~ \\~~ [[net/dns|DNS]] [!UICONTROL OK]") == """
        paragraph
          strikethrough
            text 'old '
            strong
              text 'bold'
          text ' PROGRA~1 '
          strikethrough
            text 'x'
          text ' '
          text '~'
          text '~ '
          link 'article:net/dns'
            text 'DNS'
          text ' '
          strong
            text 'OK'
        """)
  }

  @Test(arguments: ["List`1[[System.Guid, mscorlib, Version=4.0.0.0]]", "[[(ArgumentException]]", "a[[x=1]]"])
  func typeArgumentsAreNoLinks(text: String) {
    let document = MarkdownParser().parse(SourceText(text).file).0
    #expect(!document.nodes.contains { $0.kind == .link })
  }

  @Test func tasksAndHeadingIds() {
    #expect(
      TreeDump.dump("## Cause {#why}\n\n- [x] done\n- [ ] open\n- [y] no") == """
        heading 2 'why'
          text 'Cause'
        bulletList
          item [x]
            paragraph
              text 'done'
          item [ ]
            paragraph
              text 'open'
          item
            paragraph
              text '[y] no'
        """)
  }

  @Test func includesBringTheirFile() {
    let files = [
      "a.md": "---\nms.x: 1\n---\n\nBlock\n\n- list\n", "b.md": "SQL *Server*", "loop.md": "[!INCLUDE [x](loop.md)]",
    ]
    let source = SourceText(
      "[!INCLUDE [n](a.md)]\n\nOn [!INCLUDE [n](b.md)] now [!INCLUDE[gone](c.md)].\n\n[!INCLUDE [l](loop.md)]\n\n"
        + "[!INCLUDE [vault](in.md)]\n\nIn [!INCLUDE [vault](in.md)] out.")
    let (document, findings) = MarkdownParser().parse(source.file) { name in
      name == "in.md"
        ? .withheld("it is a draft") : files[name].map { .file(SourceText($0, path: name).file) } ?? .missing
    }
    #expect(
      TreeDump.dump(document) == """
        paragraph
          text 'Block'
        bulletList
          item
            paragraph
              text 'list'
        paragraph
          text 'On '
          text 'SQL '
          emphasis
            text 'Server'
          text ' now '
          text '.'
        paragraph
          text 'In '
          text ' out.'
        """)
    #expect(
      findings.map { "\($0.position?.line ?? 0) \($0.rule)" } == [
        "3 missing-include", "7 withheld-include", "9 withheld-include",
      ])
  }

  /// Threads read beside each other, each in memory of its own.
  @Test func textsAreReadAlikeBesideEachOther() async {
    let texts = (0..<200).map { number in
      String(
        repeating: "- *a* [b](c\(number)) `d`\n\n> | x | y |\n> |---|---|\n> | \(number) | **z** |\n\n",
        count: 1 + number % 40)
    }
    let alone = texts.map { TreeDump.dump($0) }
    let together = await withTaskGroup(of: (Int, String).self) { group in
      for (number, text) in texts.enumerated() { group.addTask { (number, TreeDump.dump(text)) } }
      return await group.reduce(into: Array(repeating: "", count: texts.count)) { $0[$1.0] = $1.1 }
    }
    #expect(together == alone)
  }

  @Test func aLiteralMayBeLargerThanAllElse() {
    let line = String(repeating: "x", count: 1_000)
    let code = String(repeating: line + "\n", count: 2_000)
    #expect(
      TreeDump.dump("# a\n\n```\n\(code)```\n\nb") == """
        heading 1
          text 'a'
        codeBlock '\(code.replacing("\n", with: "↵"))'
        paragraph
          text 'b'
        """)
  }

  @Test func whatCMarkTakesTooLongForIsShownAsItIs() {
    for text in [String(repeating: "![[]()", count: 50_000), String(repeating: "> ", count: 10_000) + "a"] {
      let (document, findings) = MarkdownParser().parse(SourceText(text).file)
      #expect(document.nodes.map(\.kind) == [.document, .codeBlock])
      #expect(findings.map(\.rule) == ["too-complex"])
    }
  }
}
