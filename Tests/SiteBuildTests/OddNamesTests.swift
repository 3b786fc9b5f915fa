import Articles
import Testing

@testable import SiteBuild

/// Sites that are built although their names, lines or templates are unusual.
@Suite struct OddNamesTests {
  /// A slash and a mark that combines with it are one character, and still a folder's name begins behind the slash.
  @Test func aFolderMayBeginWithACombiningMark() throws {
    let folder = try site(["articles/\u{301}x/a.md": "# Title\n\n![p](q.svg)\n", "articles/\u{301}x/q.svg": "<svg/>"])
    #expect(folder.files.contains { $0.hasPrefix("public/") && $0.hasSuffix("/q.svg") })
    #expect(folder.text("public/articles/\u{301}x/a/index.html") != nil)
  }

  /// The parser ends a comment where a line may end for it; what follows may hold the article back.
  @Test(arguments: [
    "# note\raudience: staff", "# \u{85}draft: true", "# \u{2028}draft: true", "# a\u{2029}draft: true",
  ])
  func whatStandsBehindACommentHoldsAnArticleBack(lines: String) throws {
    let folder = try site([
      "casebook.yml": "audiences: [public, staff]\n", "articles/a.md": "---\ntitle: A\n\(lines)\n---\nSecret.\n",
      "articles/b.md": "# B\n",
    ])
    #expect(folder.files.contains("public/articles/b/index.html"))
    #expect(!folder.files.contains { $0.hasPrefix("public/articles/a/") })
  }

  /// An empty template is as if its value were not there.
  @Test func aThemeMayLeaveATemplateEmpty() throws {
    let articles = [
      "articles/a.md": "---\nrelated: [b]\n---\n# A\n\nEvent ID 4625\n",
      "articles/b.md": "# B\n\nEvent ID 4625\n",
    ]
    let theme = [
      "casebook.yml": "theme: theme\n",
      "theme/templates/related.html": "{{#link}}<li class=\"x\">{{{.}}}</li>{{/link}}\n",
    ]
    let usual = try site(articles.merging(theme) { $1 })
    let empty = try site(articles.merging(theme) { $1 }.merging(["theme/templates/link.html": ""]) { $1 })
    #expect(try #require(usual.text("public/articles/a/index.html")).contains("<li class=\"x\"><a"))
    #expect(try !#require(empty.text("public/articles/a/index.html")).contains("<li class=\"x\">"))
  }

  private func site(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: path) }
    var options = SiteBuilder.Options(today: try #require(CalendarDate(year: 2026, month: 10, day: 3)))
    options.source = folder.path
    _ = try SiteBuilder.build(options) { _ in }
    return folder
  }
}
