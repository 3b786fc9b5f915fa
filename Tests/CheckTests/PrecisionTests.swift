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

  @Test func boldElsewhereIsNoMessage() {
    let text = "# A\n\n## Symptom\n\nAn error occurs.\n\nNothing else.\n\nClick **OK** then.\n"
    #expect(Self.messages("symptom-without-error", text).count == 1)
  }

  @Test func addressesOfExamplesAndAnswersAreFine() {
    #expect(Self.messages("ip-address", "# A\n\nFor example, the address is 133.242.17.9.\n").isEmpty)
    #expect(Self.messages("ip-address", "# A\n\n```\nName: www.contoso.com\nAddress: 133.242.17.9\n```\n").isEmpty)
    #expect(Self.messages("ip-address", "# A\n\nAsk 133.242.17.9, 133.242.17.10, 133.242.17.11 in turn.\n").isEmpty)
    #expect(Self.messages("ip-address", "# A\n\nThe server is 133.242.17.9.\n").count == 1)
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
}
