import Diagnostics
import Markdown
import Testing

@testable import Articles

@Suite struct LearnTabTests {
  /// The levels of an article's headings on its page, in order.
  private func levels(_ text: String) -> [Int] {
    let articles = ArticleReader(
      parser: MarkdownParser(options: MarkdownOptions()), headings: HeadingDictionary(), kinds: [], languages: [])
    let file = SourceFile(path: "a.md", bytes: Array("# A\n\n\(text)\n".utf8))
    guard let parsed = articles.read(file, include: { _ in nil }).0 else { return [] }
    return LearnTab.levels(of: parsed.article, in: parsed.document).sorted { $0.key < $1.key }.map(\.value)
  }

  private let tab = "[One](#tab/one)\n\nText.\n\n"

  @Test func tabsOfARowStandAtOneLevel() {
    #expect(levels("## Fix\n\n##### \(tab)###### Details\n\nText.\n\n##### \(tab)") == [2, 3, 4, 3])
    #expect(levels("##### \(tab)###### Details\n\nText.\n\n##### \(tab)") == [2, 3, 2])
    #expect(levels("## Fix\n\n# \(tab)### Then\n\n#### More\n\n# \(tab)") == [2, 3, 3, 4, 3])
  }

  @Test func noLevelIsLeftOut() {
    #expect(levels("#### Deep\n\n###### Deeper\n\n# High") == [2, 3, 2])
    #expect(levels("## A\n\n### B\n\n#### C\n\n##### D\n\n###### E\n\n# \(tab)") == [2, 3, 4, 5, 6, 6])
  }

  /// A section above a row ends it.
  @Test func eachRowHasItsOwnLevel() {
    #expect(levels("### Fix\n\n#### \(tab)## Next\n\n#### \(tab)") == [2, 3, 2, 3])
  }
}
