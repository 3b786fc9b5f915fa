import Diagnostics
import Markdown
import Testing

@testable import Articles

@Suite struct PlainHeadingsTests {
  private func sections(_ text: String) -> [String] {
    let reader = ArticleReader(
      parser: MarkdownParser(options: MarkdownOptions()), headings: HeadingDictionary(), kinds: [], languages: ["ja"])
    let (parsed, _) = reader.read(SourceFile(path: "a.md", bytes: Array(text.utf8))) { _ in nil }
    return parsed?.article.sections.map { "\($0.title) \($0.role?.rawValue ?? "-")" } ?? []
  }

  @Test func numberedLinesThatAreHeadingsBecomeOnes() {
    #expect(
      sections("1. 事象\n\n止まる。\n\n2. 原因\n\n* a\n* b\n\n3. 回避策\n\n再起動\n") == [
        "1. 事象 symptom", "2. 原因 cause", "3. 回避策 workaround",
      ])
  }

  @Test(arguments: [
    "1. 事象\n\n一つだけ。\n", "1. 事象\n2. 原因\n", "2. 事象\n\nx\n\n4. 原因\n", "1. 開く\n\nx\n\n2. 閉じる\n",
    "1. 事象\n\n   x\n\n2. 原因\n\nx\n",
  ])
  func otherListsStay(text: String) { #expect(sections(text).isEmpty) }
}
