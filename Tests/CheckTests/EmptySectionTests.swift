import Diagnostics
import Testing

@testable import Check

/// Headings with nothing below them, and what only looks like one.
@Suite struct EmptySectionTests {
  static func messages(_ text: String) -> [String] { PrecisionTests.messages("empty-section", text) }

  /// `# [Windows](#tab/windows)` of Microsoft Learn divides a section.
  @Test(arguments: ["#", "##", "####"], ["", "<a name=\"x\"></a>"]) func tabsAreNoHeadings(
    marks: String, anchor: String
  ) {
    let text = """
      # A

      ## Install

      \(marks) \(anchor)[Windows](#tab/windows)

      Run it.

      \(marks) \(anchor)[Linux](#tab/linux)

      Run it.

      ### Then

      Look.
      """
    #expect(CheckedTestSite(text).findings.filter { $0.id.hasPrefix("CB13") && $0.id != "CB1303" }.isEmpty)
  }

  @Test func levelsBelowTabsAreNotSkipped() {
    let skipped = { (text: String) in PrecisionTests.messages("skipped-level", text) }
    let text = "# A\n\n## Fix\n\n### [One](#tab/one)\n\nText.\n\n#### Delete it\n\nText.\n\n### [Two](#tab/two)\n\n"
    #expect(skipped(text + "###### Deep\n\nText.\n") == ["'Deep' is of level 6, below one of level 4"])
    #expect(skipped(text + "#### Delete it\n\nText.\n").isEmpty)
  }

  @Test func stepsThatAreHeadingsAreToldOnce() {
    let steps = "## Step 1: Stop the service\n\n## Step 2: Delete the file\n\n## Step 3: Start the service\n\n"
    let found = CheckedTestSite("# A\n\n\(steps)Look at the log.\n").findings.filter { $0.rule == "empty-section" }
    #expect(found.map(\.message) == ["2 steps are headings with nothing below them"])
    #expect(found.map(\.severity) == [.note])
    let japanese = "## 手順 1: 停止する\n\n## 手順 2: 削除する\n\n## 手順 3: 開始する\n"
    #expect(
      Self.messages("# 題\n\n\(japanese)") == ["3 steps are headings with nothing below them"])
  }

  @Test func oneStepMaySayAllInItsHeading() {
    let step = "# A\n\n## Step 1: Stop it\n\nNow.\n\n## Step 2: Start it\n\n"
    #expect(Self.messages(step).isEmpty)
    // Nothing is said, or another heading has the text.
    let bare = "# A\n\n## Step 1\n\nNow.\n\n## Step 2\n\n"
    #expect(Self.messages(bare) == ["The section 'Step 2' is empty"])
    #expect(
      Self.messages(step + "## Method 1\n\nText.\n") == ["The section 'Step 2: Start it' is empty"])
    #expect(Self.messages("# A\n\n## 1.5 GB\n\n## 2.5 GB\n").count == 1)
  }

  @Test func emptySectionsInARowOrOfOneNameAreToldOnce() {
    let text = "# A\n\n## Windows 10\n\n## Windows 11\n\n## Linux\n\nText.\n\n## macOS\n"
    #expect(
      Self.messages(text) == [
        "The section 'Windows 10' is empty, and so is that of line 5", "The section 'macOS' is empty",
      ])
    let examples = (1...7).map { "## Examples\n\n## To do \($0)\n\nText.\n" }.joined(separator: "\n")
    let found = CheckedTestSite("# A\n\n\(examples)").findings.filter { $0.rule == "empty-section" }
    #expect(
      found.map(\.message) == [
        "The section 'Examples' is empty, and so are those of lines 9, 15, 21, 27 and 2 more"
      ])
    #expect(found.first?.hint.contains("one '#' more") == true)
  }

  /// `1. 事象`, `2. 原因` are the sections of an article, and `2.` says nothing of a step beside them.
  @Test func numberedSectionsAreNoSteps() {
    let japanese = "# 題\n\n## 1. 事象\n\n失敗する。\n\n## 2. 原因\n\n## 3. 対処方法\n\n開始する。\n"
    #expect(Self.messages(japanese) == ["The section '2. 原因' is empty"])
    #expect(
      Self.messages("# A\n\n## 1. Cause\n\n## 2. Resolution\n") == [
        "The section '1. Cause' is empty, and so is that of line 5"
      ])
    let beside = "# A\n\n## 1. Cause\n\nText.\n\n## 2. Back it up\n\n## 3. Stop it\n\n"
    #expect(Self.messages(beside) == ["The section '2. Back it up' is empty, and so is that of line 9"])
    // What stands below one of them, or bears the word, is a step.
    let below = "# A\n\n## 1. Cause\n\nText.\n\n## 2. Resolution\n\n### 1. Back it up\n\n### 2. Stop it\n"
    #expect(Self.messages(below) == ["2 steps are headings with nothing below them"])
    let words = "# 題\n\n## 原因\n\n不明。\n\n## 手順 1: 停止する\n\n## 手順 2: ログの確認\n"
    #expect(Self.messages(words) == ["2 steps are headings with nothing below them"])
  }
}
