import Diagnostics
import Testing

@testable import Check

/// What rules once said wrongly, or did not see.
@Suite struct PrecisionTests {
  static func messages(_ rule: String, _ text: String) -> [String] {
    CheckedTestSite([.init(path: "a.md", text: text)]).findings.filter { $0.rule == rule }.map(\.message)
  }

  @Test(arguments: [
    "The page stays empty, and no error message is displayed.", "画面が閉じます。エラー メッセージは表示されません。",
    "You receive the following error message: Access is denied", "The service answers with an error, HTTP 401.",
  ])
  func symptomsWithoutOrWithTheirMessageAreFine(words: String) {
    #expect(Self.messages("symptom-without-error", "# A\n\n## Symptom\n\n\(words)\n").isEmpty)
  }

  @Test(arguments: [("notes/part.md", 1), ("includes/part.md", 0)]) func partsOfArticlesAreNoOrphans(
    path: String, count: Int
  ) {
    let files = [
      ("a.md", "# A\n\nSee [b](b.md).\n"), ("b.md", "# B\n\nSee [a](a.md).\n"),
      (path, "---\ntitle: Part\n---\nText.\n"),
    ]
    let findings = CheckedTestSite(files.map { .init(path: $0.0, text: $0.1) }).findings
    #expect(findings.count { $0.rule == "orphan" } == count)
  }

  @Test func boldElsewhereIsNoMessage() {
    let text = "# A\n\n## Symptom\n\nAn error occurs.\n\nNothing else.\n\nClick **OK** then.\n"
    #expect(Self.messages("symptom-without-error", text).count == 1)
  }

  @Test func iconsAndRepeatedImagesNeedNoText() {
    #expect(Self.messages("image-without-text", "# A\n\n![](icon.png) Read this.\n").isEmpty)
    #expect(Self.messages("image-without-text", "# A\n\n![](line.png)\n\n![](line.png)\n\n![](line.png)\n").isEmpty)
    #expect(Self.messages("image-without-text", "# A\n\n![](shot.png)\n").count == 1)
  }

  @Test func secretsInTitlesAndAddressesAreSeen() {
    let token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"
    #expect(Self.messages("secret", "---\ntitle: A \(token)\n---\n\nText.\n").count == 1)
    #expect(Self.messages("secret", "# A\n\n[here](https://example.com/?t=1&x=\(token))\n").count == 1)
    #expect(Self.messages("secret", "# A\n\nhttps://example.com/\(token)\n").count == 1)
  }

  @Test func addressesBehindMailtoAreSeen() {
    #expect(Self.messages("e-mail-address", "# A\n\nWrite to mailto:jiro@tanaka.jp please.\n").count == 1)
  }

  @Test(arguments: ["１．開く\n\n２．閉じる", "（１）開く\n\n（２）閉じる", "手順1　開く\n\n手順2　閉じる", "1、開く\n\n2、閉じる"])
  func japaneseStepsAreSeen(steps: String) {
    #expect(Self.messages("steps-not-a-list", "# 題\n\n## 手順\n\n\(steps)\n").count == 1)
  }

  @Test func logsOfAProgramNameTheProvider() {
    #expect(
      Self.messages("event-without-provider", "# A\n\n## Symptom\n\nEvent ID 364 is in the ADFS event log.\n").isEmpty)
  }

  @Test func idsOfMisspelledHeadingsStay() {
    let text = "# A\n\n## Workarround {#Workarround}\n\nText.\n"
    #expect(FixedTextTests.fixed([("a.md", text)]) == "# A\n\n## Workaround {#Workarround}\n\nText.\n")
  }

  @Test(arguments: [
    "An error occurs if an application throws an exception.", "The current policy is one error message an incident.",
    "The program returns an Access Denied error message.",
    "You may see one of the following symptoms or error messages\n\n- Invalid boot file",
  ])
  func symptomsThatNameNoErrorOfTheirOwnAreFine(words: String) {
    let text = words.replacing("An error occurs if an", with: "The system may hang if an")
    #expect(Self.messages("symptom-without-error", "# A\n\n## Symptom\n\n\(text)\n").isEmpty)
  }

  @Test func aSectionOfErrorMessagesBelongsToTheSymptom() {
    let text = "# A\n\n## Symptom\n\nYou receive one of the error messages.\n\n## Error messages\n\nAccess is denied.\n"
    #expect(Self.messages("symptom-without-error", text).isEmpty)
  }

  @Test func decorationIsToldByItsName() {
    #expect(Self.messages("image-without-text", "# A\n\n![](media/virtualize-line.png)\n").isEmpty)
    #expect(Self.messages("image-without-text", "# A\n\n![](media/timeline.png)\n").count == 1)
  }

  @Test func providersOfOneOtherArticleAreNoHint() {
    let event = "## Symptom\n\n> Source: Schannel\n> Event ID: 36870\n"
    let files = ["b.md", "c.md"].map { RuleReference.ExampleFile(path: $0, text: "# \($0)\n\n\(event)") }
    let asked = RuleReference.ExampleFile(path: "a.md", text: "# Event ID 36870 comes\n\nText.\n")
    let hint = { (site: CheckedTestSite) in site.findings.first { $0.rule == "event-without-provider" }?.hint }
    #expect(hint(CheckedTestSite([asked, files[0]]))?.contains("Schannel") == false)
    #expect(hint(CheckedTestSite([asked] + files))?.contains("Schannel") == true)
  }

  @Test func aListOfEventsIsToldOnce() {
    let text = "# A\n\n## Symptom\n\n- Event ID 316\n- Event ID 385\n- Event ID 352\n"
    #expect(Self.messages("event-without-provider", text) == ["Events 316, 385, 352 have no provider"])
  }

  @Test func outputOfCommandsIsNoCommandAndBoldOnesAre() {
    #expect(Self.messages("deprecated-command", "# A\n\n```\nConnect-MsolService : Unable to sign in.\n```\n").isEmpty)
    #expect(Self.messages("deprecated-command", "# A\n\nRun **wmic os get** there.\n").count == 1)
    #expect(Self.messages("deprecated-command", "# A\n\nThe **WMIC** tool is old.\n").isEmpty)
    #expect(
      Self.messages("deprecated-command", "# A\n\nRun `Test-AzureADConnectHealth` and `Get-AzureADUser`.\n").count == 1)
  }

  @Test func aWayOutMayHaveANameOfItsOwn() {
    let text = "# A\n\n## Symptom\n\nX.\n\n## Cause\n\nY.\n"
    #expect(Self.messages("missing-section", text).count == 1)
    #expect(Self.messages("missing-section", text + "\n## Method 1: Rename the file\n\nZ.\n").isEmpty)
  }

  @Test func onlySlipsOfKnownCodesAreUnknown() {
    #expect(Self.messages("unknown-code", "# 0xE06D7363 is thrown\n\nText.\n").isEmpty)
    #expect(Self.messages("unknown-code", "# 0x800903D0 is shown\n\nText.\n").isEmpty)
    #expect(Self.messages("unknown-code", "# 0x800903D0 is shown\n\nThe log says 0x8009030D.\n").count == 1)
    #expect(Self.messages("unknown-code", "# 0x8009039D is shown\n\nThe log says 0x8009030D.\n").count == 1)
    #expect(Self.messages("unknown-code", "# 0x80090A9D is shown\n\nThe log says 0x8009030D.\n").isEmpty)
  }

  @Test func symbolsALetterOffAreSeen() {
    #expect(
      Self.messages("malformed-code", "# A\n\nIt fails with ERROR_ACCESS_DENEID.\n") == [
        "'ERROR_ACCESS_DENEID' is in no table of codes"
      ])
    #expect(Self.messages("malformed-code", "# A\n\nIt fails with STATUS_NO_LOGON_SERVER.\n").count == 1)
    #expect(Self.messages("malformed-code", "# A\n\nIt fails with DTS_E_OLEDBERROR.\n").isEmpty)
    #expect(Self.messages("malformed-code", "# A\n\nIt fails with ERROR_INVALID_SMM.\n").isEmpty)
  }

  @Test(arguments: [
    "Error messages that resemble the following are logged in the Application log.",
    "The following error message may be logged in the Application log in Event Viewer.",
    "Run the following command:", "See the figure below.", "Open the registry and set the value that is given here:",
    "以下のようなエラーが出ます。", "下図のような画面が表示されます。", "次のコマンドを実行します。",
  ])
  func announcementsOfNothingAreSeen(words: String) {
    #expect(Self.messages("lost-content", "# A\n\n## Symptom\n\n\(words)\n\n## Cause\n\nText.\n").count == 1)
    #expect(Self.messages("lost-content", "# A\n\n## Symptom\n\n\(words)\n\n> Text.\n").isEmpty)
  }

  @Test(arguments: [
    "The following table is not used any more.", "Complete one of the methods:\n\n### Method 1",
    "The following error is solved by the update: KB4012219.", "Install Gpresult.exe.", "Note:",
    "> Source: a program of some kind that failed to start:", "- Checking the whole file system on C:",
    "For more information about that, see [the page](https://contoso.com/):",
    "When you receive the following message, click OK: All is well.",
    "One of these ways will do as long as it works:\n\n## Workaround 2",
    "The following sample code shows it:\n\n## Sample code",
    "If the issue persists, follow these steps:\n\n## Verify the disk",
    "To resolve this error, use one of the following solutions:\n\n## Solution 1",
    "Choose how you want to see the data of the servers:\n\n## [Sync](#tab/sync)",
  ])
  func otherSentencesAnnounceNothing(words: String) {
    #expect(Self.messages("lost-content", "# A\n\n## Symptom\n\n\(words)\n\n## Cause\n\nText.\n").isEmpty)
  }

  @Test func anEmptyHeadingAtTheEndIsNoPlaceToLookBehind() {
    #expect(Self.messages("lost-content", "# A\n\n## Symptom\n\nThe following error occurs:\n\n##").count == 1)
  }

  @Test func machinesAreToldByTheirRole() {
    #expect(Self.messages("host-name", "# A\n\nAsk dc.tanaka.local then.\n").count == 1)
    #expect(Self.messages("host-name", "# A\n\nAsk dc.contoso.local then.\n").isEmpty)
  }

  @Test(arguments: [
    "npm_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "ghu_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
    "hvs." + "CAESIJ1a2b3c4d5e6f7g8h9i0jKLMN", "ASIA" + "Q3RXZMKL5TUV7WYB",
    "aB18Q~" + "c1D2e3F4g5H6i7J8k9L0m1N2o3P4q5R6s7",
  ])
  func shapesOfSecretsAreSeen(secret: String) {
    #expect(Self.messages("secret", "# A\n\nUse `\(secret)` for it.\n").count == 1)
  }

  @Test(arguments: ["", "RSA ", "EC ", "DSA ", "ENCRYPTED ", "OPENSSH "])
  func aPrivateKeyIsToldWhateverItsKind(kind: String) {
    let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"
    let text = "# A\n\n```\n-----BEGIN \(kind)PRIVATE KEY-----\n\(body)\n```\n"
    #expect(Self.messages("secret", text) == ["This looks like a private key"])
  }
}
