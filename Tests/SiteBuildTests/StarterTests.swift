import Articles
import Testing

@testable import SiteBuild

@Suite struct StarterTests {
  @Test(arguments: ["ja", "en"]) func theStarterBuildsWithoutAFinding(language: String) throws {
    let folder = try TemporaryFolder()
    let files = StarterSite.files(title: "Our \"cases\": 1\\2", language: language, date: "2026-10-02")
    for file in files { try folder.write(file.contents, to: file.path) }
    var options = SiteBuilder.Options(today: try #require(CalendarDate(year: 2026, month: 10, day: 3)))
    options.source = folder.path
    let report = try SiteBuilder.build(options) { _ in }
    #expect(report.diagnostics.map(\.message) == [])
    #expect(report.articles == 3)
  }

  @Test(arguments: Metadata.ArticleType.allCases, ["ja", "en"])
  func aSkeletonIsAnArticle(type: Metadata.ArticleType, language: String) throws {
    let folder = try TemporaryFolder()
    let text = ArticleSkeleton.text(type: type, language: language, title: "A *b* # \"c\"", date: "2026-10-02")
    try folder.write(text, to: "articles/a.md")
    var options = SiteBuilder.Options(today: try #require(CalendarDate(year: 2026, month: 10, day: 3)))
    options.source = folder.path
    let report = try SiteBuilder.build(options) { _ in }
    // What is left to write is all that is wrong with it.
    #expect(Set(report.diagnostics.map(\.rule)) == ["empty-section"])
    let page = try #require(folder.text("public/articles/a/index.html"))
    #expect(page.contains("<h1>A *b* # &quot;c&quot;</h1>"))
    #expect(page.contains("class=\"role role-"))
  }
}
