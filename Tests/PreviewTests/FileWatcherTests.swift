import Articles
import Foundation
import Testing

@testable import Preview
@testable import SiteBuild

/// What a watcher tells is asked for after each change: the kernel has it by then.
@Suite struct FileWatcherTests {
  private let folder: TemporaryFolder
  private let articles: String

  init() throws {
    folder = try TemporaryFolder()
    articles = folder.path + "/articles"
    try folder.write("", to: "casebook.yml")
    try folder.write("# A", to: "articles/a.md")
    try folder.write("# B", to: "articles/net/b.md")
  }

  private func watcher() throws -> FileWatcher { try FileWatcher(try places()) }

  private func places() throws -> LivePlaces {
    LivePlaces(try SiteSource(folder: folder.path), folder: folder.path, configuration: nil)
  }

  /// Paths relative to the site's folder.
  private func told(_ watcher: FileWatcher) throws -> Set<String>? {
    switch try watcher.pending() {
    case nil: return []
    case .everything: return nil
    case .paths(let paths): return Set(paths.map { $0.replacing(folder.path + "/", with: "") })
    }
  }

  private func move(_ old: String, _ new: String) throws {
    try FileManager.default.moveItem(atPath: "\(articles)/\(old)", toPath: "\(articles)/\(new)")
  }

  @Test func nothingIsToldWhereNothingHappens() throws {
    let watcher = try watcher()
    _ = folder.text("articles/a.md")
    #expect(try told(watcher) == [])
  }

  @Test func writingRenamingAndRemovingAreTold() throws {
    let watcher = try watcher()
    try folder.write("# A2", to: "articles/a.md")
    #expect(try told(watcher) == ["articles/a.md"])
    try move("a.md", "c.md")
    #expect(try told(watcher) == ["articles/a.md", "articles/c.md"])
    try FileManager.default.removeItem(atPath: articles + "/c.md")
    #expect(try told(watcher) == ["articles/c.md"])
    try FileManager.default.createSymbolicLink(atPath: articles + "/link.md", withDestinationPath: "net/b.md")
    #expect(try told(watcher)?.contains("articles/link.md") == true)
  }

  @Test func aFolderWithOtherRightsIsTold() throws {
    let watcher = try watcher()
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: articles + "/net")
    #expect(try told(watcher) == ["articles/net"])
  }

  @Test func aFileThatIsStillOpenIsNotTold() throws {
    let watcher = try watcher()
    let file = try #require(fopen(articles + "/new.md", "w"))
    fputs("half", file)
    fflush(file)
    #expect(try told(watcher) == [])
    fclose(file)
    #expect(try told(watcher) == ["articles/new.md"])
  }

  @Test func newFoldersAreWatchedAtOnce() throws {
    let watcher = try watcher()
    try folder.write("# D", to: "articles/new/deep/d.md")
    #expect(try told(watcher)?.contains("articles/new") == true)
    try folder.write("# D2", to: "articles/new/deep/d.md")
    #expect(try told(watcher)?.contains("articles/new/deep/d.md") == true)
  }

  @Test func movedFoldersGoUnderTheirNewName() throws {
    let watcher = try watcher()
    try move("net", "moved")
    #expect(try told(watcher) == ["articles/net", "articles/moved"])
    try folder.write("# B2", to: "articles/moved/b.md")
    #expect(try told(watcher) == ["articles/moved/b.md"])
  }

  @Test func theConfigurationIsWatchedAndHiddenFoldersAreNot() throws {
    let watcher = try watcher()
    try folder.write("title: x", to: "casebook.yml")
    #expect(try told(watcher) == ["casebook.yml"])
    try folder.write("x", to: "articles/.git/index")
    _ = try told(watcher)
    try folder.write("y", to: "articles/.git/index")
    #expect(try told(watcher) == [])
  }

  @Test func theFolderOfArticlesMayGoAndComeBack() throws {
    let watcher = try watcher()
    try FileManager.default.removeItem(atPath: articles)
    #expect(try told(watcher) == nil)
    try folder.write("# New", to: "articles/n.md")
    #expect(try told(watcher) == nil)
    try folder.write("# New 2", to: "articles/n.md")
    #expect(try told(watcher)?.contains("articles/n.md") == true)
  }

  @Test func pollingFindsTheSame() throws {
    var watcher = PollWatcher(try places())
    #expect(watcher.changes() == nil)
    try folder.write("# A, longer", to: "articles/a.md")
    #expect(watcher.changes() == .paths([articles + "/a.md"]))
    try move("net", "moved")
    #expect(watcher.changes() == .paths([articles + "/net/b.md", articles + "/moved/b.md"]))
    try folder.write("title: x", to: "casebook.yml")
    #expect(watcher.changes() == .paths([folder.path + "/casebook.yml"]))
  }
}
