import Diagnostics
import Markdown
import Testing

@testable import Articles

@Suite struct ProductLinesTests {
  @Test(
    arguments: [
      ("Windows 10 - all editions, Windows Server 2012 R2", ["Windows 10 - all editions", "Windows Server 2012 R2"]),
      ("Windows 10, version 2004, Windows 11", ["Windows 10, version 2004", "Windows 11"]),
      (
        "Windows Server 2016 Essentials、Windows Server 2012 R2 Essentials",
        ["Windows Server 2016 Essentials", "Windows Server 2012 R2 Essentials"]
      ),
      ("Exchange (on-premises, all), SQL Server", ["Exchange (on-premises, all)", "SQL Server"]), ("", []),
    ])
  func splitsAtCommasBetweenProducts(value: String, products: [String]) {
    #expect(ProductLines.split(value) == products)
  }

  @Test(arguments: [
    (["Visual Studio 2010", "2012"], ["Visual Studio 2010", "Visual Studio 2012"]),
    ([".NET Framework 3.5 Service Pack 1", "4.5"], [".NET Framework 3.5 Service Pack 1", ".NET Framework 4.5"]),
    (
      ["Windows 8", "8.1", "SQL Server 2016", "2017"],
      ["Windows 8", "Windows 8.1", "SQL Server 2016", "SQL Server 2017"]
    ),
    (["Windows 10", "all editions", "and 2016", "and later versions"], ["Windows 10", "Windows 2016"]),
    (["2019", "Exchange Online"], ["2019", "Exchange Online"]),
    (["Microsoft Edge", "64-bit"], ["Microsoft Edge", "64-bit"]),
  ])
  func aBareVersionBelongsToTheProductBefore(names: [String], completed: [String]) {
    #expect(ProductLines.completed(names) == completed)
  }

  @Test func sentencesOfTheSectionNameNoProducts() throws {
    let text = "# T\n\n## 適用対象\n\n- Windows Server 2012 R2\n\n月例更新、またはそれ以降を適用した環境で発生します。\n\nWindows 10\n"
    let reader = ArticleReader(parser: MarkdownParser(), headings: HeadingDictionary(), kinds: [], languages: [])
    let parsed = reader.read(SourceFile(path: "a.md", bytes: Array(text.utf8))) { _ in nil }.0
    #expect(parsed?.article.products == ["Windows Server 2012 R2", "Windows 10"])
  }
}
