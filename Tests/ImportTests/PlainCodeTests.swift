import Testing

@testable import Import

/// Code among the paragraphs of a plain text: where a block begins, where the next one does, what is none.
@Suite struct PlainCodeTests {
  private func code(_ text: String) -> [String] {
    guard let document = ImportedText("A title\n\n" + text).parsed?.document else { return [] }
    return document.nodes.indices.filter { document.nodes[$0].kind == .codeBlock }.map {
      document.plainText(of: $0).trimmingBlanks()
    }
  }

  @Test func linesThatBeginAlikeAreBlocksOfTheirOwn() {
    #expect(
      code("Run:\n\n    winrs /r:a dir\n\n    winrs /r:b dir\n\nThen wait.\n") == ["winrs /r:a dir", "winrs /r:b dir"])
    #expect(
      code("1. Run:\n\n       DELETE D..ACTIVITY\n\n       DELETE D..SY00800\n\n2. Wait.\n")
        == ["DELETE D..ACTIVITY", "DELETE D..SY00800"])
    let session = "$session = New-CimInstance -Namespace root"
    #expect(
      code("    \(session)\n    Restart-Computer\n\n    \(session)\n    Stop-Computer\n")
        == ["\(session)\nRestart-Computer", "\(session)\nStop-Computer"])
  }

  @Test func otherPartsStayOneBlock() {
    #expect(code("    net use x:\n    \n    net use y:\n") == ["net use x:\n\nnet use y:"])
    #expect(code("    USE msdb;\n\n    SELECT name\n    FROM a\n").count == 1)
    #expect(code("    if (a) {\n      b();\n    }\n\n    c();\n    d();\n").count == 1)
  }

  @Test func blankLinesInTheCodeOfAStepStaySingle() {
    #expect(
      code("1. Run:\n\n       USE msdb;\n       GO\n\n       SELECT 1\n       GO\n") == [
        "USE msdb;\nGO\n\nSELECT 1\nGO"
      ])
  }

  @Test func codeWithoutIndentationIsToldByItsShape() {
    #expect(
      code("It says:\n\nSELECT name\nFROM sys.databases\nWHERE name = 'a';\n\nDone.\n")
        == ["SELECT name\nFROM sys.databases\nWHERE name = 'a';"])
    #expect(code("{\n  \"retry\": 3,\n  \"wait\": 30\n}\n") == ["{\n  \"retry\": 3,\n  \"wait\": 30\n}"])
    #expect(code("if ($a) {\n  Stop-Service x\n\n  Start-Service x\n}\n\nThat is all of it.\n").count == 1)
    #expect(
      code("System.IO.IOException: It is full\n   at System.IO.File.Open(String path)\n   at App.Main()\n").count == 1)
    #expect(code("[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\n\"Start\"=dword:00000004\n").count == 1)
  }

  @Test func theLanguageIsTold() {
    let body = ImportedText("T\n\nMORE INFORMATION\nSELECT x\nFROM y\nWHERE z = 1;\n").body
    #expect(body.contains("```sql\nSELECT x\n"))
  }

  @Test(arguments: [
    "robocopy a b /mir", "xcopy /e /i a b", "net user a /add", "git commit -m fix for it",
    "schtasks /create /tn a /tr b",
    "wmic service where name='KeyIso' and state='Running' get name",
  ])
  func wordsOfSentencesAreArguments(command: String) {
    #expect(code("It fails.\n\n\(command)\n") == [command])
    #expect(code("1. Type the command:\n\n    \(command)\n\n2. Go on.\n") == [command])
    #expect(code("It fails.\n\n> \(command)\n") == [command])
  }

  @Test(arguments: [
    "PS> Get-Service -Name a | Set-Service -StartupType Manual", "PS > Get-Service -Name of -Force the",
  ])
  func behindAPromptWordsOfSentencesTellNothing(line: String) {
    #expect(code("It fails.\n\n\(line)\n\nIt works again.\n") == [line])
  }

  @Test func aQuotedSentenceIsNoCommand() {
    #expect(code("It fails.\n\n> Get-Service is the cmdlet that you need\n").isEmpty)
  }

  @Test func codeRightBehindAMarkIsCode() {
    #expect(code("* First\n*     get-process -name x\n") == ["get-process -name x"])
  }

  @Test(arguments: [
    "1. 開きます。\n\n     値は前の手順で表示されたものです。\n\n     注意\n\n     再起動は不要です。\n",
    "Get-Service コマンドレットを使用して確認するには\n\n本文です。\n", "logman\n\nThe command starts counters.\n",
    "The wizard asks for a name\nand a folder. Type both and\nselect the next page of it.\n",
  ])
  func proseStaysProse(text: String) {
    #expect(code(text).isEmpty)
  }

  @Test func textOfAnItemThatAnnouncesCodeIsText() {
    let text =
      "* One\n  * Two\n\n      For example, use the following command of the tool:\n\n          dsacls dc=contoso,dc=com\n"
    #expect(code(text) == ["dsacls dc=contoso,dc=com"])
  }

  @Test func textOfAnInnerItemIsNoCodeBelowTheList() {
    let text =
      "2. Look there:\n\n   1. Open one of these paths:\n\n      Mode of \"2008\"\n      HKEY_LOCAL_MACHINE\\A = 1\n   2. Go on.\n"
    #expect(code(text).isEmpty)
    #expect(code("1. Stop it:\n\n   a. Run:\n\n          net stop x\n") == ["net stop x"])
  }

  @Test func fencesInCodeAreItsText() {
    #expect(code("Write:\n\n    ```\n    > text\n    ```\n") == ["```\n> text\n```"])
    #expect(code("1. Run:\n\n    ```\n    net stop x\n    ```\n") == ["net stop x"])
  }

  @Test func recordsBehindIndentedBlanksStayOneBlock() {
    let record = "    Source: A\n    Event ID: 1\n"
    #expect(code("Seen:\n\n\(record)    \n\(record)").count == 1)
    #expect(code("Seen:\n\n\(record)\n\(record)").count == 2)
  }

  @Test func columnsInIndentedCodeDoNotEndIt() {
    let text = "    Manager    KB\n    -------- -----\n    Reserved   17\n    \n    (1 row(s) affected)\n"
    #expect(code("It shows:\n\n\(text)") == ["Manager    KB\n-------- -----\nReserved   17\n\n(1 row(s) affected)"])
  }

  @Test func outputBelongsToTheCommandOfItsStep() {
    let text = """
      1. Check it:

      PS C:\\> Get-Service X

      Status   Name
      ------   ----
      Stopped  X

      2. Start it.
      """
    #expect(code(text) == ["PS C:\\> Get-Service X\n\nStatus   Name\n------   ----\nStopped  X"])
  }
}
