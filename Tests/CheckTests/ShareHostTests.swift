import Testing

@testable import Check

/// Which servers of shares are told to be a customer's (CB1601), and which are not.
@Suite struct ShareHostTests {
  private static func hosts(_ text: String) -> [String] { PrecisionTests.messages("host-name", "# A\n\n\(text)\n") }

  @Test(arguments: [
    #"\\TYOFS01\share"#, #"\\hqfs01\data$"#, #"net use X: \\OSK-SV02\share"#, #""path": "\\\\NKMSQL02\\backup""#,
    #"\\GTRCM12PRI1\sms_pr1"#,
  ])
  func serversWithAPartOfTheirOwnAreSeen(line: String) {
    #expect(Self.hosts("```\n\(line)\n```").count == 1)
    #expect(Self.hosts("Copy it to `\(line)` then.").count == 1)
  }

  @Test(arguments: [
    #"\\FS01\share"#, #"\\server01\share"#, #"\\SQL2012\model"#, #"\\contoso-dc2\dc"#, #"\\PS1SITE\source"#,
    #"\\win01\root"#,
    #"\\tyofs\share"#, #"C:\\Windows\\Tyofs01\\x"#, #"%TEMP%\\tyofs01\\x"#, #"\\.\PhysicalDrive0\x"#, #"\\?\tyofs01\x"#,
    #"\\TYOFS01"#, #"\tyofs01\x"#, #"\\HarddiskVolume1\\Windows"#, #"${x}\\tyofs01\\x"#, #"\\192.0.2.1\share"#,
  ])
  func namesOfRolesAndPathsAreFine(line: String) { #expect(Self.hosts("```\n\(line)\n```").isEmpty) }

  @Test func aServerWithAnExamplesDomainIsAnExample() {
    #expect(Self.hosts("The server TYOFS01.contoso.com is old.\n\n```\n\\\\tyofs01\\share\n```").isEmpty)
    #expect(Self.hosts("The server TYOFS01.nakamura.jp is old.\n\n```\n\\\\tyofs01\\share\n```").count == 1)
  }
}
