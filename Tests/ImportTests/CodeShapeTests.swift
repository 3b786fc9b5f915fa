import Testing

@testable import Import

/// What lines of code look like, and what only resembles them.
@Suite struct CodeShapeTests {
  @Test(arguments: [
    "SELECT name FROM sys.databases", "delete PDK00300 where EMPLOYID='X'", "EXEC sp_who2",
    "sp_fulltext_service 'ft_timeout', 1200000", "$log = Get-Item x", "<add key=\"a\" value=\"1\" />",
    "ren c:\\bootmgr bootmgr.old", "IF EXIST Product.dat (", "copy *.txt + *.ref all.doc",
    "scwcmd analyze /m:server /p:policy.xml", ".\\Set-Dump.ps1 -Force", "evntcmd [/s <computer>] [/n] <file>",
    "   at System.Configuration.ConfigurationManager.get_AppSettings()", "printf (\"%d\", x);",
    "netsh advfirewall set rule name=\"Let it run\" new enable=yes", "ping <name of the server> -t",
    "robocopy a b /mir", "xcopy /e /i a b", "net user a /add", "git commit -m fix for it",
    "schtasks /create /tn a /tr b",
    "wmic service where name='KeyIso' and state='Running' get name", "setup.exe a b /quiet",
    "Get-Service -Name a | Set-Service -StartupType Manual", "powercfg /setactive this",
  ])
  func linesOfCode(line: String) {
    #expect(CodeShape.weight(of: line.trimmingBlanks()) == .strong)
  }

  @Test(arguments: [
    "}", "{", "FROM sys.databases", "\"retry\": 3,", "session.name = files", "2018-03-05 10:31:02, Info CBS Starting",
    "// a comment", "Running  KeyIso   CNG Key Isolation   yes", "End Sub",
  ])
  func linesInTheCompanyOfCode(line: String) {
    #expect(CodeShape.weight(of: line) >= .weak)
  }

  @Test(arguments: [
    "Select the table from the list.", "Update the statistics of your database",
    "Delete the files that you do not need.",
    "If the service is stopped, start it", "Use the /x switch to remove it.", "サービスを停止し、再起動します。",
    "Get-Service コマンドレットを使用して確認する", "<Computername> is a placeholder for the computer name.",
    "Get-Volume to find the letter", "repadmin /rehost failed with status 8333",
    "Get-Service is a cmdlet", "dcdiag /fix can be run twice", "w32tm shows how far the clock is",
    "Get-Service doesn't tell what is in the way", "a switch or /f on it", "repadmin /kcc or repadmin /syncall",
    "Copy the file to the server and restart it.", "The values are 1, 2 and 3", "Create table relationships",
    "C# (pronounced see sharp) is a language", "以下の手順を実施してください",
    "フォルダーを追加します。\tcertutil.exe -setreg CA\\EndorsementKeyListDirectories +\"<folder>\"",
  ])
  func sentencesAreNone(line: String) {
    #expect(CodeShape.weight(of: line) == .none)
  }
}
