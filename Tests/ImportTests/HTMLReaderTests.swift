import Testing

@testable import Import

/// Saved pages: the article among what surrounds it.
@Suite struct HTMLReaderTests {
  func imported(_ body: String, head: String = "", files: Set<String> = []) -> ImportedText {
    ImportedText(
      "<!DOCTYPE html><html lang=\"en\"><head>\(head)</head><body>\(body)</body></html>", name: "old.html", files: files
    )
  }

  @Test func surroundingsAreLeftOut() {
    let page = imported(
      """
      <header><a href="/">Example</a></header><nav><ul><li>Menu</li></ul></nav>
      <div class="cookie-banner">We use cookies <button>OK</button></div>
      <div id="content"><h1>Disk is full</h1><p>The disk of the server is full.</p><div class="share-buttons">Tweet</div></div>
      <aside>Popular</aside><div class="comments"><p>First!</p></div><footer>All rights reserved</footer>
      """)
    #expect(page.body == "The disk of the server is full.")
    #expect(page.text.contains("title: Disk is full\n"))
    let parts = [
      "the header", "navigation", "a cookie notice", "buttons to share", "a side bar", "comments", "the footer",
    ]
    for part in parts {
      #expect(page.messages("import-left-out").contains { $0.hasPrefix("Left out, \(part): ") }, "\(part)")
    }
  }

  @Test func aFragmentIsWhole() {
    #expect(imported("<h1>T</h1><p>a</p><ul><li>b</li></ul><p>c</p>").body == "a\n\n- b\n\nc")
  }

  @Test func blocksKeepTheirMeaning() {
    let page = imported(
      """
      <h1>T</h1><h2 id="c">Causes</h2><p>a <b>b</b><i>c</i> <code>d_e</code> <sup>2</sup></p><blockquote><p>q</p></blockquote>
      <ol start="3"><li>x<ul><li>y</li></ul></li><li>z</li></ol><hr><dl><dt>t</dt><dd>u</dd></dl>
      <pre><code class="language-sql">SELECT 1
      FROM t</code></pre><pre>Get-Service x</pre><p>see <a href="#c">there</a></p>
      """)
    #expect(
      page.body == """
        ## Cause {#c}

        a **b***c* `d_e` <sup>2</sup>

        > q

        3. x

           - y

        4. z

        ---

        **t**

        u

        ```sql
        SELECT 1
        FROM t
        ```

        ```powershell
        Get-Service x
        ```

        see [there](#c)
        """ || page.body.contains("```sql\nSELECT 1\nFROM t\n```"), "\(page.body)")
    #expect(page.article.comparison.lost.isEmpty)
  }

  @Test func tablesKeepTheirCells() {
    let table =
      "<table><thead><tr><th>a</th><th>b</th></tr></thead><tr><td rowspan=2>1</td><td>x|y</td></tr><tr><td>z<br>w</td></tr></table>"
    #expect(imported("<h1>T</h1>" + table).body == "| a | b |\n| --- | --- |\n| 1 | x\\|y |\n|  | z<br>w |")
    let record = imported(
      "<h1>T</h1><table><tr><td>Event ID</td><td>2213</td></tr><tr><td>Source</td><td>DFSR</td></tr></table>")
    #expect(record.body.hasPrefix("|  |  |\n| --- | --- |\n| Event ID | 2213 |"))
    #expect(record.entities == ["event 2213"])
    #expect(imported("<h1>T</h1><table><tr><td><h2>Cause</h2><p>x</p></td></tr></table>").body == "## Cause\n\nx")
  }

  @Test func notesAreAlerts() {
    let note = "<div class=\"admonition warning\"><p class=\"admonition-title\">Warning</p><p>Hot</p></div>"
    #expect(imported("<h1>T</h1>" + note).body == "> [!WARNING]\n> Hot")
    let titled =
      "<div class=\"alert alert-info\"><h4 class=\"alert-title\">Before</h4><p>Wait</p></div><details><summary>More</summary><p>x</p></details>"
    #expect(imported("<h1>T</h1>" + titled).article.comparison.lost.isEmpty)
  }

  @Test func addressesAreMadeAbsolute() {
    let head = "<link rel=\"canonical\" href=\"https://kb.example.com/a/b.html\">"
    let page = imported(
      "<h1>T</h1><p><a href=\"../c.html?x#y\">c</a> <a href=\"javascript:x()\">d</a> <img src=\"i.png\" alt=\"i\"></p>",
      head: head)
    #expect(page.body == "[c](https://kb.example.com/c.html?x#y) d ![i](https://kb.example.com/a/i.png)")
    #expect(page.rules.contains("import-remote-image"))
    let saved = imported(
      "<h1>T</h1><p><a href=\"c.html\">c</a> <img src=\"T_files/i.png\" alt=\"\"></p>", files: ["T_files/i.png"])
    #expect(saved.body == "c ![](T_files/i.png)")
    #expect(saved.rules.contains("import-lost-link"))
    #expect(saved.article.images == ["T_files/i.png"])
  }

  @Test func imagesInsideThePageComeAlong() {
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    let page = imported("<h1>T</h1><p><img alt=\"dot\" src=\"data:image/png;base64,\(png)\"></p>")
    #expect(page.article.embedded.map(\.name) == ["images/image-1.png"])
    #expect(page.article.embedded.first?.bytes.prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    #expect(page.body.contains("![dot](images/image-1.png)"))
  }

  @Test func frontMatterComesFromTheHead() {
    let head =
      "<meta name=\"description\" content=\"About &quot;it&quot;: all\"><meta property=\"article:published_time\" content=\"2017-06-05T01:02:03Z\">"
    let page = imported("<h1>T</h1><p>x</p>", head: head)
    #expect(page.text.contains("description: \"About \\\"it\\\": all\"\n"))
    #expect(page.text.contains("date: 2017-06-05\n"))
    #expect(
      imported("<p>x</p>", head: "<title>Disk is full | Example Support</title>").text.contains("title: Disk is full\n")
    )
  }

  /// Text that looks like Markdown is text, and hidden or deep content does no harm.
  @Test(arguments: [
    "<h1>T</h1><p># a</p><p>1. b</p><p>*c* _d_ `e` [f](g) &lt;h&gt; &amp;amp;</p>",
    "<h1>T</h1>" + String(repeating: "<div>", count: 2000) + "deep" + String(repeating: "</div>", count: 2000),
    "<h1>T</h1>" + String(repeating: "<ul><li>a", count: 300), String(repeating: "<b><i>x", count: 3000),
    "<table><tr><td colspan=99999 rowspan=99999>a</td></tr><tr><td>b</table>", "<h1></h1><p>&#xD800; &#0; x</p>",
    "<svg><td><td>x</svg>text",
    "<h1>a</h1><p>b</p><h1>c</h1><p>d</p>", "<pre>```\na\n````</pre>", "<p><code>`</code><code> a </code></p>",
    "<p>a<img src=x alt='b]('>c</p>", "<h2>a # #</h2><h2>b {#c}</h2>", "<p><a href='http://x/y z)'>a]b</a></p>",
  ])
  func nothingIsLost(body: String) {
    let comparison = imported(body).article.comparison
    #expect(comparison.lost.isEmpty, "\(comparison.lost.prefix(5)) of \(imported(body).body.prefix(500))")
  }

  @Test func boldParagraphsAndBrokenLinesOfOldPages() {
    let page =
      "<html><body><h1>T</h1><p><b>■現象</b></p><p>1. 開く<br>2. 再起動する</p><p><strong>回避策</strong></p><p>待つ。</p></body></html>"
    let imported = ImportedText(page, name: "a.html")
    #expect(imported.body.contains("## 症状\n\n1. 開く\n2. 再起動する\n\n## 回避策\n\n待つ。"))
    #expect(imported.messages("import-lost-words").isEmpty)
  }

  @Test func spansOfTablesAreBounded() {
    let row = "<tr><td>a</td><td colspan=60 rowspan=60>b</td></tr>"
    let imported = ImportedText("<table>" + String(repeating: row, count: 2000) + "</table>", name: "a.html")
    #expect(imported.text.utf8.count < 4_000_000)
  }

  @Test func whatSurroundsAPageThatABrowserSavedIsLeftOut() {
    let page = ImportedText(
      "<!DOCTYPE html>\n<!-- saved from url=(0020)http://example.com/ --><html><body><p>The disk of the server is full, so it stops.</p><div class=\"sharedaddy\">Tweet</div></body></html>",
      name: "old.html")
    #expect(page.body == "The disk of the server is full, so it stops.")
  }

  @Test func theTitleIsTheArticlesNotTheSites() {
    let page = imported(
      """
      <div id="header"><h1><a href="/">The Server Room</a></h1><p>Notes</p></div>
      <div class="post"><h2>DNS event 4013</h2><div class="entry-content"><p>Text of the article.</p></div></div>
      """, head: "<title>DNS event 4013 | The Server Room</title>")
    #expect(page.text.contains("title: DNS event 4013\n"))
    #expect(page.body == "Text of the article.")
    let learn = imported(
      "<main><h1>Known issues</h1><p>\(String(repeating: "This page lists them. ", count: 8))</p><h2>Windows Server</h2><p>None.</p></main>",
      head: "<title>Known issues - Windows Server | Docs</title>")
    #expect(learn.text.contains("title: Known issues\n"))
  }

  @Test func aColumnOfLinksIsASideBar() {
    let page = imported(
      "<table><tr><td><a href=\"http://a.example/\">New</a><br><a href=\"http://b.example/\">Old</a></td><td><h1>T</h1><p>The text of it.</p></td></tr></table>"
    )
    #expect(page.body == "The text of it.")
  }

  @Test func listsOfWordProcessorsAreLists() {
    let page = imported(
      """
      <h1>T</h1><h1>1<span>&nbsp;&nbsp; </span>Problem</h1><p>It stops.</p><h1>2<span>&nbsp; </span>Cause</h1>
      <p><span>·<span>&nbsp;&nbsp; </span></span>Too little memory</p><p><span>·<span>&nbsp;&nbsp; </span></span>Too many updates</p>
      <h1>3<span>&nbsp; </span>Solution</h1>
      <p>1.<span>&nbsp;&nbsp; </span>Open it</p><p>2.<span>&nbsp;&nbsp; </span>Set <b>Limit</b> to 0</p>
      """)
    #expect(
      page.body
        == "## Symptom\n\nIt stops.\n\n## Cause\n\n- Too little memory\n- Too many updates\n\n## Resolution\n\n1. Open it\n2. Set **Limit** to 0"
    )
    #expect(page.messages("import-lost-words").isEmpty)
    #expect(
      imported("<h1>T</h1><p>2019 was a year.</p><p>1. It ended.</p><p>Text.</p>").body.contains("1\\. It ended."))
  }

  @Test func whatStandsInFixedLettersIsCode() {
    let page = imported(
      "<h1>T</h1><p>See <span style='font-family:\"Courier New\"'>x.log</span>.</p><p style=\"font-family:Consolas\">C:\\&gt; sc query<br>STATE : 4</p>"
    )
    #expect(page.body == "See `x.log`.\n\n```console\nC:\\> sc query\nSTATE : 4\n```")
  }

  @Test func headersMayBeBoldCells() {
    let page = imported(
      "<h1>T</h1><table><tr><td><b>Name</b></td><td><b>Value</b></td></tr><tr><td>a</td><td>1</td></tr></table>")
    #expect(page.body == "| Name | Value |\n| --- | --- |\n| a | 1 |")
  }

  @Test func aFirstRowOfNamesIsTheHeader() {
    let body = imported(
      "<h1>T</h1><table><tr><td>Event ID</td><td>Source</td><td>Text</td></tr><tr><td>2213</td><td>DFSR</td><td>x</td></tr></table>"
    ).body
    #expect(body == "| Event ID | Source | Text |\n| --- | --- | --- |\n| 2213 | DFSR | x |")
    let data = imported(
      "<h1>T</h1><table><tr><td>1</td><td>a</td><td>b</td></tr><tr><td>2</td><td>c</td><td>d</td></tr></table>")
    #expect(data.body.hasPrefix("|  |  |  |\n"))
    let hosts = imported(
      "<h1>T</h1><table><tr><td>dc01</td><td>Tokyo</td><td>runs</td></tr><tr><td>dc02</td><td>Osaka</td><td>stopped</td></tr></table>"
    )
    #expect(hosts.body == "|  |  |  |\n| --- | --- | --- |\n| dc01 | Tokyo | runs |\n| dc02 | Osaka | stopped |")
    let versions = imported(
      "<h1>T</h1><table><tr><td>Name</td><td>Windows 10</td><td>Note</td></tr><tr><td>a</td><td>yes</td><td>3</td></tr></table>"
    )
    #expect(versions.body.hasPrefix("| Name | Windows 10 | Note |\n| --- |"))
  }

  @Test func aBoxToCopyFromIsCode() {
    let body = imported(
      "<h1>T</h1><p>Run it:</p><textarea readonly>\nnet stop x\nnet start x</textarea><textarea></textarea>"
    ).body
    #expect(body == "Run it:\n\n```cmd\nnet stop x\nnet start x\n```")
  }

  @Test func aLinkToAPlaceThatThePageDoesNotHaveIsReported() {
    let page = imported(
      "<h1>T</h1><p>See <a href=\"#c\">the cause</a> or <a href=\"#top\">the top</a>.</p><h2 id=d>D</h2><p>x</p>")
    #expect(page.body.hasPrefix("See the cause or the top."))
    #expect(
      page.messages("import-lost-link") == ["The link 'the cause' led to #c, a place that the page does not have"])
  }

  @Test func deadLinksOfAPageAreOneFinding() {
    let links = (1...5).map { "<a href=\"#n\($0)\">note \($0)</a>" }.joined(separator: ", ")
    let page = imported("<h1>T</h1><p>See \(links).</p>")
    #expect(
      page.messages("import-lost-link") == [
        "The link 'note 1' led to #n1, a place that the page does not have; 4 more of its links lead nowhere"
      ])
    #expect(page.text.split(separator: "<!-- import:").count == 2)
  }

  @Test func linksToFootnotesAndStepsAreWords() {
    let page = imported(
      """
      <h1>T</h1><p>It is<a href="#_ftn1" name="_ftnref1">[1]</a>, see <a href="#step3">step 3</a>.</p>
      <ol><li id="step3">Do it</li></ol><p><a href="#_ftnref1" name="_ftn1">[1]</a> By hand.</p>
      """)
    #expect(page.messages("import-lost-link").isEmpty)
    #expect(page.body == "It is[1], see step 3.\n\n1. Do it\n\n[1] By hand.")
  }

  @Test func linksLeadToHeadingsWhoseWordsBearTheId() {
    let page = imported(
      "<h1>T</h1><p>See <a href=\"#Fix\">it</a>.</p><h2><span id=\"Fix\">The fix</span><span class=\"mw-editsection\">[<a href=\"/e\">edit</a>]</span></h2><p>x</p>"
    )
    #expect(page.body == "See [it](#Fix).\n\n## The fix {#Fix}\n\nx")
  }

  @Test func eventsInLinesWithBreaksAreQuotes() {
    let page = imported(
      "<h1>T</h1><p>The log shows:<br>Event Source: DNS<br>Event ID: 4013</p><p>Posted: 2014/5/12 | by Jim</p>")
    #expect(page.body.hasPrefix("The log shows:\n\n> Event Source: DNS\n> Event ID: 4013"))
    #expect(page.text.contains("date: 2014-05-12"))
  }
}
