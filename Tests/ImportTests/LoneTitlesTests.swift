import Testing

@testable import Import

/// Which lines that stand alone in a plain text head what follows, and on which level.
@Suite struct LoneTitlesTests {
  private func headings(_ text: String) -> [String] {
    ImportedText("A title\n\n" + text).body.split(separator: "\n").filter { $0.hasPrefix("#") }.map(String.init)
  }

  @Test func numberedLinesOfAKindAreTitlesWhateverTheirEnd() {
    let text = "概要\n\n本文です。\n\nシナリオ 1:外部からの接続をブロックします。\n\n本文です。\n\nシナリオ 2:内部からの接続をブロックします。\n\n本文です。\n"
    #expect(headings(text) == ["## 概要", "### シナリオ 1:外部からの接続をブロックします。", "### シナリオ 2:内部からの接続をブロックします。"])
    let versions = "概要\n\n本文です。\n\nWindows 10 は多くの組織で使われている製品です。\n\n本文です。\n\nWindows 11 も多くの組織で使われています。\n\n本文です。\n"
    #expect(headings(versions) == ["## 概要"])
  }

  @Test func severalQuestionsAreTitles() {
    let text = "よく寄せられる質問\n\nこの機能は使用できますか。\n\nはい。すべての版で使用できます。\n\n費用はかかりますか。\n\nいいえ。\n"
    #expect(headings(text) == ["## よく寄せられる質問", "### この機能は使用できますか。", "### 費用はかかりますか。"])
    #expect(headings("概要\n\n本文です。\n\nこの機能は使用できますか。\n\nはい。使用できます。\n") == ["## 概要"])
  }

  @Test func whatIsDoneIsATitleOverLongerText() {
    let longer = "このサンプルでは、ホストのサービスを使って新しい名前空間を作成する方法を示します。"
    #expect(headings("概要\n\n本文です。\n\n名前空間を作成します。\n\n\(longer)\n") == ["## 概要", "### 名前空間を作成します。"])
    #expect(headings("概要\n\n本文です。\n\nお世話になっております。\n\n\(longer)\n") == ["## 概要"])
    #expect(headings("概要\n\n本文です。\n\n次の手順を実行します。\n\n\(longer)\n") == ["## 概要"])
    #expect(headings("概要\n\n本文です。\n\nサービスを再起動します。\n\n    net stop x\n") == ["## 概要"])
  }

  @Test func longTitlesHaveNoSentenceEnd() {
    let title = "Configuration Manager allows only an HTTPS-enabled management point for clients that are joined"
    #expect(headings("Summary\n\nText.\n\n\(title)\n\nThis is how it is.\n") == ["## Summary", "### \(title)"])
    #expect(
      headings("Summary\n\nText.\n\nIt cannot be read. Try it once more with another account\n\nText.\n") == [
        "## Summary"
      ])
    #expect(headings("Summary\n\nText.\n\nWait for it (This takes a while.)\n\nText.\n") == ["## Summary"])
  }

  @Test func sectionsOfSeveralProblemsStandBelowTheirOwn() {
    let problem = "Cause\n\nNone.\n\nResolution\n\nNone.\n\n"
    #expect(
      headings("Errors in the log\n\n-501 JET_errA\n\n\(problem)-510 JET_errB\n\n\(problem)More information\n\nNone.\n")
        == [
          "## Errors in the log", "### -501 JET_errA", "#### Cause", "#### Resolution", "### -510 JET_errB",
          "#### Cause",
          "#### Resolution", "## More information",
        ])
    #expect(
      headings("Summary\n\nText.\n\nIt stops\n\n\(problem)It hangs\n\n\(problem)") == [
        "## Summary", "## It stops", "### Cause", "### Resolution", "## It hangs", "### Cause", "### Resolution",
      ])
  }

  @Test func scenariosBehindTheArticlesOwnSectionsAreBelowThem() {
    let own = "Symptoms\n\nText.\n\nTake a deeper look\n\nText.\n\nCause\n\nText.\n\nResolution\n\nText.\n\n"
    let text =
      own + "Scenario 1\n\nResolution\n\nText.\n\nScenario 2\n\nResolution\n\nText.\n\nMore information\n\nNone.\n"
    #expect(
      headings(text) == [
        "## Symptom", "### Take a deeper look", "## Cause", "## Resolution", "### Scenario 1", "#### Resolution",
        "### Scenario 2", "#### Resolution", "## More information",
      ])
  }

  @Test func sectionsThatNoOtherProblemHasAreTheArticlesOwn() {
    let scenario = "Resolution\n\nText.\n\n"
    let text =
      "Background\n\nText.\n\nA deeper look\n\nText.\n\nCause\n\nText.\n\n" + scenario
      + "Scenario 1\n\n\(scenario)Scenario 2\n\n\(scenario)"
    let found = headings(text)
    #expect(found.contains("## Cause") && found.contains("## Resolution"))
    #expect(found.suffix(4) == ["### Scenario 1", "#### Resolution", "### Scenario 2", "#### Resolution"])
  }

  @Test func whatStandsBetweenNumberedTitlesIsBelowThem() {
    let text = "Resolution\n\nText.\n\nStep 1: Look\n\nText.\n\nHow to check\n\nText.\n\nStep 2: Mend\n\nText.\n"
    #expect(headings(text) == ["## Resolution", "### Step 1: Look", "#### How to check", "### Step 2: Mend"])
  }

  @Test func aLabelOverEachMessageIsNoSection() {
    let text = "Cause\n\nNone.\n\nError message:\n\nIt failed\n\nResolution:\n\nError message:\n\nIt failed again\n"
    #expect(headings(text) == ["## Cause", "## Resolution"])
  }
}
