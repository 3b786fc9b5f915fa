import Testing

@testable import Import

/// Plain text as saved from blogs and mails.
@Suite struct PlainTextReaderTests {
  @Test func numberedHeadingsAndWordsAreSections() throws {
    let imported = ImportedText("印刷が止まる\n\n１．事象\n\n印刷できません。\n\n２．原因\n\n不明です。\n")
    #expect(imported.body == "## 症状\n\n印刷できません。\n\n## 原因\n\n不明です。")
    #expect(imported.messages("import-heading") == ["Headings in the site's words: '事象' is '症状'"])
    let english = ImportedText(
      "Printing stops\n\nSYMPTOMS\n\nNothing prints.\n\nResolution:\n\n1) Restart the spooler.\n2) Print.\n")
    #expect(english.body == "## Symptom\n\nNothing prints.\n\n## Resolution\n\n1. Restart the spooler.\n2. Print.")
    #expect(ImportedText("A title\n\n■ 原因\nA が B です。\n\n■ 対処方法\n再起動します。\n").body.contains("## 解決方法\n\n再起動します。"))
    #expect(ImportedText("A title\n\n[現象]\n\nx です。\n\n[原因]\n\ny です。\n").body.contains("## 原因\n\ny です。"))
  }

  @Test func numberedSentencesStaySteps() {
    let body = ImportedText("A title\n\n1. Open the console.\n\n2. Close it.\n").body
    #expect(body == "1. Open the console.\n2. Close it.")
    #expect(ImportedText("T\n\n1 : 開きます\n2 : 閉じます\n").body == "1. 開きます\n2. 閉じます")
    #expect(ImportedText("T\n\n①開きます\n②閉じます\n").body == "1. 開きます\n2. 閉じます")
  }

  @Test func boxesAreHeadingsQuotesOrNotes() {
    let text = """
      T

      1. 事象

      -----------
      発生条件について
      -----------

      本文です。

      --------
      Event ID: 7031
      The service stopped.
      --------

      --- 補足 ---
      再起動は不要です。
      ---

      2. 原因

      本文です。
      """
    let body = ImportedText(text).body
    #expect(body.contains("### 発生条件について\n\n本文です。"))
    #expect(body.contains("> Event ID: 7031\n> The service stopped."))
    #expect(body.contains(":::note[補足]\n\n再起動は不要です。\n\n:::"))
  }

  @Test func commandsBelongToTheirStep() {
    let body = ImportedText("T\n\n1 : 入力します\n\n > net stop spooler\n\n※ 数秒かかります\n\n2 : 確認します\n").body
    let expected = """
      1. 入力します

         ```cmd
         net stop spooler
         ```

         > [!NOTE]
         > 数秒かかります

      2. 確認します
      """
    #expect(body == expected)
  }

  @Test(arguments: [
    ("C:\\>sc query spooler", "console"), ("PS C:\\> Get-Service Spooler", "console"),
    ("Get-Service -Name Spooler", "powershell"),
    ("netsh winhttp show proxy", "cmd"), ("dism.exe /Online /Cleanup-Image", "cmd"),
  ])
  func commandsAreCode(line: String, language: String) {
    #expect(ImportedText("Title\n\nRun this:\n\n\(line)\n\nThen wait.\n").body.contains("```\(language)\n\(line)\n```"))
  }

  @Test(arguments: [
    "Net profit rises when people print more pages.", "where it fails, nothing is logged",
    "Route all calls to the new server, please",
  ])
  func sentencesAreNoCode(line: String) {
    #expect(!ImportedText("Title\n\nText.\n\n\(line)\n").body.contains("```"))
  }

  @Test func eventsOfLogsAreQuotes() throws {
    let imported = ImportedText(
      "Title\n\nText:\n\nLog Name: System\nSource: Schannel\nEvent ID: 36870\nDescription: A fatal error.\n\nMore.\n")
    #expect(imported.body.contains("> Source: Schannel\n> Event ID: 36870"))
    #expect(!imported.rules.contains("import-event-source"))
  }

  @Test func tabsMakeTables() {
    let body = ImportedText("Title\n\nValue\tMeaning\n0\tgood | fine\n1\tbad\n").body
    #expect(body == "| Value | Meaning |\n| --- | --- |\n| 0 | good \\| fine |\n| 1 | bad |")
  }

  @Test func addressesAreLinks() {
    #expect(
      ImportedText("T\n\nSee https://example.com/a_b (or http://example.org).\n").body
        == "See <https://example.com/a_b> (or <http://example.org>).")
    #expect(ImportedText("T\n\nthe page <https://example.com/x>。\n").body == "the page <https://example.com/x>。")
    #expect(ImportedText("T\n\nhttps://example.com/?a=1&b=2\n").body == "<https://example.com/?a=1&b=2>")
    #expect(ImportedText("T\n\nhttps://example.com/?a=1&amp;b=2\n").article.comparison.lost.isEmpty)
  }

  @Test func textIsNoMarkup() {
    let imported = ImportedText("T\n\n#1 is *bad*: C:\\*.log and <ServerName> [x](y)\n> not a quote? 2 * 3\n")
    let document = imported.parsed?.document
    #expect(document?.nodes.contains { $0.kind == .emphasis || $0.kind == .link || $0.kind == .html } == false)
    #expect(imported.article.comparison.lost.isEmpty)
  }

  @Test func theDateIsFilledIn() {
    #expect(ImportedText("T\n\n公開日: 2017 年 6 月 5 日\n\n本文です。\n").text.contains("\ndate: 2017-06-05\n"))
    #expect(ImportedText("T\n\nJune 5, 2017\n\nText.\n").text.contains("\ndate: 2017-06-05\n"))
  }

  @Test func whatIsUncertainIsSaid() {
    let imported = ImportedText(
      "T\n\n以下のエラー メッセージが表示されます。\n\nまた、イベント ログに 4321 が出ます。\n\n[image: dialog]\n\nhttps://blogs.technet.microsoft.com/x/\n"
    )
    #expect(imported.rules.count { $0 == "import-lost-image" } == 2)
    #expect(imported.messages("import-unsure-number") == ["The number 4321 may be an event ID"])
    #expect(imported.rules.contains("import-retired-host"))
    for diagnostic in imported.article.diagnostics where diagnostic.severity == .warning {
      let lines = imported.text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = diagnostic.position.map { lines[$0.line - 1] } ?? ""
      #expect(!line.isEmpty && !line.hasPrefix("<!--"), "\(diagnostic)")
    }
  }

  @Test func emptyAndOddFilesAreArticles() {
    #expect(ImportedText("").rules == ["import-empty"])
    #expect(ImportedText("\u{0}\u{1}\n\u{0}").article.comparison.lost.isEmpty)
    #expect(ImportedText("one line without an end").text.contains("title: one line without an end"))
  }

  @Test func numberedHeadingsMayHaveTheirTextOnTheNextLine() {
    let body = ImportedText("印刷が止まる件\n\n１．事象\n印刷できません。\n\n２．原因\nサービスが停止しています。\n\n３．対処方法\n再起動します。\n").body
    #expect(body == "## 症状\n\n印刷できません。\n\n## 原因\n\nサービスが停止しています。\n\n## 解決方法\n\n再起動します。")
  }

  @Test func namedStepsAreListsUnlessParagraphsFollow() {
    #expect(ImportedText("T\n\n手順1　開きます\n手順2　閉じます\n").body == "1. 開きます\n2. 閉じます")
    #expect(ImportedText("T\n\nStep 1: Open it.\nStep 2: Close it.\n").body == "1. Open it.\n2. Close it.")
    let long = ImportedText(
      "A title\n\nResolution\n\nStep 1: Stop the service\n\nIt takes a minute, so wait.\n\nStep 2: Start it\n\nThen try again.\n"
    )
    #expect(long.body.contains("### Step 1: Stop the service\n\nIt takes a minute"))
    #expect(long.messages("import-lost-words").isEmpty)
  }

  @Test func consolesKeepTheirOutputAndRecordsStayApart() {
    let console = ImportedText("T\n\nC:\\> sc query KeyIso\nSERVICE_NAME: KeyIso\n   STATE : 4 RUNNING\n\nIt runs.\n")
      .body
    #expect(console == "```console\nC:\\> sc query KeyIso\nSERVICE_NAME: KeyIso\n   STATE : 4 RUNNING\n```\n\nIt runs.")
    let table = ImportedText("T\n\nStatus   Name\n------   ----\nRunning  KeyIso\n").body
    #expect(table == "```\nStatus   Name\n------   ----\nRunning  KeyIso\n```")
    let records = ImportedText(
      "T\n\nThe log says:\n\n    Log Name: System\n    Event ID: 1\n\n    Log Name: System\n    Event ID: 2\n"
    ).body
    #expect(records.split(separator: "```", omittingEmptySubsequences: false).count == 5)
  }

  @Test func codeBelowAListIsNotItsItems() {
    let body = ImportedText("T\n\n* Create the disk.\n\n    PS > New-VHD -Path C:\\x.vhdx\n\n* Format it.\n").body
    #expect(
      body == "- Create the disk.\n\n```powershell\nPS > New-VHD -Path C:\\x.vhdx\n```\n\n- Format it."
        || body.contains("\n```"))
    #expect(!body.contains("  ```"))
  }

  @Test func titlesOfBlogsStandOverTheirDate() {
    let imported = ImportedText("リモート接続に失敗する\n2018年3月5日 投稿者：佐藤\n\nこんにちは。\n")
    #expect(imported.text.contains("title: リモート接続に失敗する"))
    #expect(imported.text.contains("date: 2018-03-05"))
    #expect(ImportedText("T\n\n作成日：平成30年3月5日\n\n本文です。\n").text.contains("date: 2018-03-05"))
  }

  @Test func titlesOfWaysAreHeadingsThoughTheyAreAnnounced() {
    let body = ImportedText(
      "A title\n\nResolution\n\nUse one of the following methods:\n\nUse the console\n\n1. Open it.\n2. Close it.\n\nUse the command line\n\n1. Type it.\n2. Close it.\n"
    ).body
    #expect(body.contains("### Use the console"))
    #expect(body.contains("### Use the command line"))
  }

  @Test func wordsBehindAnAddressStayApart() {
    let imported = ImportedText("T\n\nSee the page <https://example.com/a.zip>Then go on.\n")
    #expect(imported.messages("import-lost-words").isEmpty)
  }
}
