import Diagnostics
import Testing

@testable import Check

@Suite struct DeprecatedCommandTests {
  static func findings(_ text: String) -> [Diagnostic] {
    CheckedTestSite(text).findings.filter { $0.rule == "deprecated-command" }
  }

  static func hints(inCode code: String) -> [String] {
    findings("# A\n\n```powershell\n\(code)\n```\n").map(\.hint)
  }

  @Test(arguments: [
    "$a = gwmi Win32_Service", "$a=gwmi Win32_Service", "PS C:\\> $a = gwmi Win32_Service", "(gwmi Win32_Service).Name",
    "Get-Date | New-EventLog -Source x", "secedit /refreshpolicy machine_policy", "netsh firewall show state",
    "net send server hello", "Add-AzureAccount", "$vm = Get-AzureVM -ServiceName x", "azure config mode arm",
  ])
  func commandsAreSeenWhereTheyStand(code: String) {
    #expect(Self.hints(inCode: code).count == 1)
  }

  @Test(arguments: [
    "netsh advfirewall firewall show rule", "secedit /analyze", "net start spooler", "azure: the cloud",
    "Get-AzureStackLog", "Get-AzureDataBoxEdgeRole", "x=gwmi", "+ Connect-MsolService\n+ ~~~~~~~~~~~~~~~~~~~",
    "Binary MSOnline {Add-MsolRoleMember, Remove-MsolContact...", "Get-WinEvent -LogName System",
    "mount pv-azuredisk", "azure-service",
  ])
  func othersAreNot(code: String) {
    #expect(Self.hints(inCode: code).isEmpty)
  }

  @Test(arguments: [
    ("wmic os get Caption", "Get-CimInstance"), ("wmic recoveros set WriteToSystemLog = False", "Set-CimInstance"),
    ("WMIC pagefileset CREATE name=x", "New-CimInstance"), ("wmic product where name='x' delete", "Remove-CimInstance"),
    ("wmic path x where y='z' call Resume", "Invoke-CimMethod"),
    ("wmic /output:set.txt os get\n set x=1", "Get-CimInstance"),
    ("Write-EventLog -LogName System", "[Diagnostics.EventLog]::WriteEntry()"), ("Get-AzureVM", "Az module"),
    ("Move-AzureService -Commit", "Cloud Services (classic) are retired"),
    ("Save-AzureWebSiteLog -Name x", "az webapp log"),
    ("Get-AzureWebSite", "Az module"), ("Get-AzurePublishSettingsFile", "Connect-AzAccount"),
    ("Add-PSSnapin Microsoft.Adfs.PowerShell", "since Windows Server 2012 R2"), ("Add-PSSnapin Other", "Snap-ins"),
    ("dcpromo /forceremoval", "Uninstall-ADDSDomainController"), ("dcpromo", "Install-ADDSDomainController"),
  ])
  func theHintFitsWhatTheCommandDoes(code: String, hint: String) {
    #expect(Self.hints(inCode: code).first?.contains(hint) == true, "\(Self.hints(inCode: code))")
  }

  @Test func aCommandIsToldOnceWhateverItDoes() {
    #expect(Self.hints(inCode: "wmic os get Caption\nwmic os set x=1").count == 1)
    #expect(Self.hints(inCode: "Get-AzureSubscription\nGet-AzureVM\ngwmi x\nGet-WmiObject x").count == 2)
  }

  @Test func namesInBoldAreNoCommands() {
    #expect(Self.findings("# A\n\n**Azure VM Reserved Instances** and **Azure Service Health**\n").isEmpty)
    #expect(
      Self.findings("# A\n\n**netsh firewall show state**\n").map(\.message) == ["'netsh firewall' is deprecated"])
  }

  @Test func aServiceThatIsGoneIsGoneForOldSystemsToo() {
    let text = "---\ntitle: Move Windows Server 2008 to Azure\n---\n\nOn Windows 7, run `Get-AzureRmVM`.\n"
    #expect(Self.findings(text).count == 1)
  }

  @Test func manyCommandsInOneParagraphAreReadInTime() {
    let text = "# A\n\nFor Windows 7: " + String(repeating: "`wmic os get` ", count: 20_000)
    #expect(Self.findings(text).count == 1)
  }

  /// The article says it already.
  @Test(arguments: [
    "`Get-WmiObject` is deprecated.", "Use `Get-CimInstance` instead of `Get-WmiObject`.", "- **Dcpromo.exe の廃止**",
    "`dcpromo` は非推奨です。", "`Get-WmiObject` の代わりに `Get-CimInstance` を使います。",
    "The following command is no longer supported:\n\n```\nwmic os get\n```", "## Retired commands\n\n`wmic os get`",
    "Run `cacls x`, or `icacls x` where you have it.", "| Old | New |\n|---|---|\n| `gwmi x` | `Get-CimInstance x` |",
    "```\nnetsh advfirewall firewall add rule\n```\n\n```\nnetsh firewall add\n```",
  ])
  func whatIsSaidToBeGoneIsFine(text: String) {
    #expect(Self.findings("# A\n\n\(text)\n").isEmpty)
  }

  @Test func whereToReadAboutACommandIsNoCommand() {
    #expect(Self.findings("# A\n\nFor more information about the `Get-AzureRmVM` cmdlet, see the manual.\n").isEmpty)
    #expect(Self.findings("# A\n\nFor more information about it, run this command: `Get-AzureRmVM`\n").count == 1)
  }

  @Test func aSpaceThatDoesNotBreakEndsACommand() {
    let text = "# A\n\n```\nRemove-AzureServiceX\u{A0}-ServiceName x\n```\n"
    #expect(Self.findings(text).map(\.message) == ["'Remove-AzureServiceX' is deprecated"])
  }

  @Test func whatHappensAfterACommandIsNoStep() {
    #expect(Self.findings("# A\n\nThe next backup fails after you run `ntbackup` on the server.\n").isEmpty)
    #expect(Self.findings("# A\n\nAfter you sign in, run `ntbackup` on the server.\n").count == 1)
  }

  @Test func theSnapInIsRightWhereTheTitleNamesItsVersion() {
    let code =
      "\n\nIt applies to Windows Server 2012 R2.\n\n```\nAdd-PSSnapin microsoft.adfs.powershellGet-ADFSProperties\n```\n"
    #expect(Self.findings("# ADFS 2.0 certificate error" + code).isEmpty)
    #expect(Self.findings("# Certificate error" + code).count == 1)
  }

  @Test func whatTheTitleReplacesIsFine() {
    #expect(Self.findings("# Use netsh advfirewall firewall from now on\n\n`netsh firewall show state`\n").isEmpty)
  }

  /// For old systems the old command is the right one.
  @Test(arguments: [
    "In Windows Server 2008, run `dcpromo /forceremoval`.", "Windows 7 の場合は `wmic os get` を実行します。",
    "### On Windows Server 2003\n\n```\nntbackup\n```", "On Windows XP:\n\n```\nwmic os get\n```",
    "_Applies to:_ &nbsp; Windows Server 2008 R2\n\nRun `wmic os get`.",
    "On a server that runs Windows 2000 Server, follow these steps:\n\n1. Sign in.\n2. Type **secedit /refreshpolicy x**.",
    "- For Windows Server 2000:\n\n  ```\n  secedit /refreshpolicy x\n  ```",
    "AD FS 2.0 is meant.\n\nMore.\n\n    Add-PSSnapin Microsoft.Adfs.PowerShell",
  ])
  func commandsOfOldSystemsAreFine(text: String) {
    #expect(Self.findings("# A\n\n\(text)\n").isEmpty)
  }

  @Test(arguments: [
    "In Windows Server 2008 and later versions, run `dcpromo /forceremoval`.",
    "Windows 7 以降では `wmic os get` を実行します。", "On Windows 7 and Windows 10, run `wmic os get`.",
    "Windows 7 is old.\n\nRun `wmic os get`.",
    "_Applies to:_ &nbsp; Windows 7, Windows Server 2019\n\nRun `wmic os get`.",
  ])
  func commandsThatNewSystemsShallRunAreNot(text: String) {
    #expect(Self.findings("# A\n\n\(text)\n").count == 1)
  }
}
