import Articles
import Testing

@testable import SiteBuild

@Suite struct BuildCacheTests {
  @Test func theBuildAfterTheFirstOneNeedNotBeDone() throws {
    let folder = try TemporaryFolder()
    try folder.write("---\ntitle: A\n---\n\nText.\n", to: "articles/a.md")
    var options = SiteBuilder.Options(today: try #require(CalendarDate(year: 2026, month: 10, day: 3)))
    options.source = folder.path
    // Not as the folder names itself, and not there yet.
    options.output = folder.path + "/articles/../public"
    let first = try SiteBuilder.build(options) { _ in }
    let second = try SiteBuilder.build(options) { _ in }
    #expect(first.timings.contains { $0.stage == "parse" })
    #expect(!second.timings.contains { $0.stage == "parse" })
    #expect(second.summary.unchanged == first.summary.written)
  }
}
