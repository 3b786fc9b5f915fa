import Articles
import Testing

@testable import SiteBuild

/// Which languages have pages, by what `casebook.yml` says and the articles are.
@Suite struct SiteLanguagesTests {
  static let articles = [
    "good.md": "---\ntitle: Good\n---\n\nText.\n", "ja/bad.md": "# 障害\n\n本文です。\n",
  ]

  @Test(arguments: ["language: en\n", "language: en\nlanguages: [ja]\n", "languages: [en, ja]\n"])
  func theDefaultLanguageLeavesTheOthers(configuration: String) throws {
    let folder = try site(configuration)
    #expect(folder.files.contains("public/articles/good/index.html"))
    #expect(folder.files.contains("public/ja/articles/bad/index.html"))
    #expect(try #require(folder.text("public/index.html")).contains("lang=\"en\""))
  }

  @Test func theDefaultLanguageMayBeTheRarerOne() throws {
    let folder = try site("language: ja\n", ["second.md": "---\ntitle: Second\n---\n\nText.\n"])
    #expect(folder.files.contains("public/articles/bad/index.html"))
    #expect(folder.files.contains("public/en/articles/good/index.html"))
    #expect(try #require(folder.text("public/index.html")).contains("lang=\"ja\""))
  }

  @Test func onlyTheListedLanguagesHavePages() throws {
    let folder = try site("languages: [en]\n")
    #expect(!folder.files.contains { $0.hasPrefix("public/ja/") })
  }

  @Test(arguments: [
    ("language: en\n", ["en": 10, "ja": 3], ["en", "ja"]), ("language: en\n", ["en": 100, "ja": 3], ["en"]),
    ("language: en\n", ["en-us": 10, "ja": 3], ["en", "ja"]), ("language: ja-jp\n", ["ja": 10], ["ja-jp"]),
    ("language: de\n", [:], ["de"]), ("languages: [ja, en]\nlanguage: en\n", ["ja": 10], ["en", "ja"]),
    ("", ["en": 3, "ja": 10], ["ja", "en"]), ("", [:], ["en"]),
  ])
  func languages(configuration: String, counts: [String: Int], expected: [String]) {
    let (read, findings) = ConfigurationReader.read(Array(configuration.utf8), path: "casebook.yml") { _ in true }
    #expect(findings.isEmpty)
    #expect(SiteDescription.languages(read, counts) == expected)
  }

  @Test(arguments: [
    ("{ja: 障害の事例。, en: Incidents.}", "Incidents.", "障害の事例。"), ("{ja: 障害の事例。}", nil, "障害の事例。"),
    ("Incidents.", "Incidents.", "Incidents."),
  ])
  func aDescriptionMayBeOfALanguage(text: String, english: String?, japanese: String) throws {
    let folder = try site("language: en\ndescription: \(text)\n")
    for (path, expected) in [("public/index.html", english), ("public/ja/index.html", japanese)] {
      let page = try #require(folder.text(path))
      let shown = page.split(separator: "<p class=\"description\">").dropFirst().first?.prefix { $0 != "<" }
      #expect(shown.map(String.init) == expected, "\(path)")
    }
  }

  @Test func aDescriptionOfNoLanguageIsToldWithItsLine() {
    let (_, findings) = ConfigurationReader.read(
      Array("description:\n  english language: x\n".utf8), path: "casebook.yml", isFolder: { _ in true })
    #expect(findings.map(\.message) == ["'english language' is no language"])
    #expect(findings.first?.position?.line == 2)
  }

  private func site(_ configuration: String, _ more: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(configuration, to: "casebook.yml")
    for (path, text) in Self.articles.merging(more, uniquingKeysWith: { $1 }) {
      try folder.write(text, to: "articles/" + path)
    }
    var options = SiteBuilder.Options(today: try #require(CalendarDate(year: 2026, month: 10, day: 3)))
    options.source = folder.path
    _ = try SiteBuilder.build(options) { _ in }
    return folder
  }
}
