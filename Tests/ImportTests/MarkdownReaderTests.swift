import Testing

@testable import Import

/// Markdown of other tools.
@Suite struct MarkdownReaderTests {
  @Test func admonitionsOfMkDocsAreAlerts() {
    let text =
      "# T\n\n!!! warning\n    Hot *stuff*\n\n    - a\n\n??? tip \"More [here]\"\n    x\n\n    ```\n    !!! note\n    ```\n\nend\n"
    let imported = ImportedText(text, name: "a.md")
    #expect(imported.article.format == .mkdocs)
    #expect(
      imported.body
        == "> [!WARNING]\n> Hot *stuff*\n>\n> - a\n\n:::details[More (here)]\n\nx\n\n```\n!!! note\n```\n\n:::\n\nend")
    #expect(imported.article.comparison.lost.isEmpty)
  }

  @Test func tabsOfMkDocsAreLabels() {
    let body = ImportedText(
      "# T\n\n=== \"Windows\"\n\n    a\n\n=== \"Linux\"\n\n    b\n\n[x](y){ .md-button }\n", name: "a.md"
    ).body
    #expect(body == "**Windows**\n\na\n\n**Linux**\n\nb\n\n[x](y)")
  }

  @Test func shortcodesOfHugoAreWhatTheyShow() {
    let text = """
      +++
      title = "Queue is stuck"
      date = 2021-03-04T10:00:00Z
      tags = ["print"]
      weight = 3
      +++

      {{< figure src="q.png" alt="Queue" >}}

      {{% alert title="Careful" color="warning" %}}
      Do **not**.
      {{% /alert %}}

      {{< highlight powershell >}}
      Get-Service
      {{< /highlight >}}

      See [b]({{< ref "b.md#c" >}}), `{{</* x */>}}` and {{< odd a="b" >}}.
      """
    let imported = ImportedText(text, name: "a.md", files: ["q.png"])
    #expect(imported.article.format == .hugo)
    #expect(
      imported.text.contains("title: Queue is stuck\nlang: en\ndate: 2021-03-04\nstate: unverified\ntags: [print]\n"))
    #expect(
      imported.body.contains(
        "![Queue](q.png)\n\n:::warning[Careful]\n\nDo **not**.\n\n:::\n\n```powershell\nGet-Service\n```"))
    #expect(imported.body.contains("See [b](b.md#c), `{{< x >}}` and `{{< odd a=\"b\" >}}`."))
    #expect(imported.rules.filter { $0.hasPrefix("import-") } == ["import-left-out", "import-unknown-shortcode"])
  }

  @Test func marksOfLearnAreOurs() {
    let text = """
      ---
      title: Update fails
      ms.date: 04/01/2021
      ms.topic: troubleshooting
      ms.custom: x
      ---
      # Update fails

      _Original KB number:_ &nbsp; 4012219

      :::image type="content" source="media/a.png" alt-text="The _box_":::

      ::: zone pivot="a"
      [a](/troubleshoot/x) [b](c.md)
      ::: zone-end

      #### [Tab](#tab/one)

      > [!NOTE]
      > n
      """
    let imported = ImportedText(text, name: "a.md", files: ["media/a.png"])
    #expect(imported.article.format == .learn)
    #expect(imported.text.contains("type: incident\n") && imported.text.contains("date: 2021-04-01\n"))
    #expect(imported.body.contains("![The \\_box\\_](media/a.png)"))
    #expect(imported.body.contains("[a](https://learn.microsoft.com/troubleshoot/x) [b](c.md)"))
    #expect(imported.body.contains("#### [Tab](#tab/one)\n\n> [!NOTE]\n> n"))
    #expect(!imported.body.contains("zone"))
    #expect(imported.entities == ["kb 4012219"])
    #expect(imported.article.comparison.lost.isEmpty)
  }

  @Test func tabsOfLearnStayInTheirSection() throws {
    let text = """
      ---
      ms.date: 04/01/2021
      ---
      # T

      ## Resolution

      # [Windows](#tab/windows)

      1. Stop it.

      # [Linux](#tab/linux)

      Kill it.

      ---

      ## More information

      Text.
      """
    let imported = ImportedText(text, name: "a.md")
    #expect(imported.text.contains("\n# [Windows](#tab/windows)\n"))
    let article = try #require(imported.parsed).article
    #expect(article.sections.map(\.title) == ["Resolution", "More information"])
  }

  @Test func includesComeAlong() {
    let importer = ArticleImport(headings: .init(), headingNames: [:])
    let text = "---\nms.date: 04/01/2021\n---\n# T\n\n[!INCLUDE [n](../n.md)]\n\n[!INCLUDE [m](m.md)]\n"
    let article = importer.article(
      from: ImportSource(name: "a.md", bytes: Array(text.utf8), articlePath: "a.md") { _ in
        false
      } include: { path in
        path == "../n.md" ? Array("---\ntitle: x\n---\nIncluded *text*.\n".utf8) : nil
      })
    let result = String(decoding: article.text, as: UTF8.self)
    #expect(result.contains("\nIncluded *text*.\n"))
    #expect(article.diagnostics.map(\.rule) == ["import-missing-include"])
    #expect(article.comparison.lost.isEmpty)
  }

  @Test func badFrontMatterLosesNothing() {
    let imported = ImportedText("---\ntitle: [a\n---\n# T\n\ntext\n", name: "a.md")
    #expect(imported.body == "text")
    #expect(imported.rules.contains("import-front-matter") && imported.rules.contains("import-left-out"))
  }

  @Test(arguments: [
    ("<!doctype html><p>x", "a.txt", SourceFormat.html), ("<p>x", "a.htm", .html), ("<h1>x</h1>", "", .html),
    ("text", "a.txt", .text),
    ("text", "", .text),
    ("---\ntitle: x\n---\ntext", "", .markdown), ("# a\n\n[b](c)\n", "", .markdown),
    ("# a\n\n[b](c)\n", "a.txt", .text),
    ("<EventID>5</EventID>", "a.txt", .text), ("---\nms.topic: x\n---\n", "a.md", .learn),
  ])
  func formatsAreTold(text: String, name: String, format: SourceFormat) {
    #expect(SourceFormat.of(Array(text.utf8), name: name) == format)
  }

  @Test func marksOfMkDocsWithinLinesAreOurs() {
    let imported = ImportedText(
      "# T\n\n!!! note\n    Careful.\n\nPress ++ctrl+alt+del++, then ==restart== it. a == b and c == d.\n\nWPAD\n:   Automatic discovery\n\n*[HTTP]: Hypertext\n",
      name: "a.md")
    #expect(imported.article.format == .mkdocs)
    #expect(
      imported.body.contains(
        "Press <kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Del</kbd>, then **restart** it. a == b and c == d."))
    #expect(imported.body.contains("**WPAD**\n\nAutomatic discovery"))
    #expect(!imported.body.contains("Hypertext"))
    #expect(imported.messages("import-lost-words").isEmpty)
  }
}
