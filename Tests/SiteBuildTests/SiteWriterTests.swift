import Foundation
import Testing

@testable import SiteBuild

@Suite struct SiteWriterTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @discardableResult
  func publish(_ files: [String: String]) throws -> SiteWriter.Summary {
    let writer = try SiteWriter(output: folder.path)
    let outcomes = try files.sorted { $0.key < $1.key }.map { path, text in
      (path: path, outcome: try writer.write(Array(text.utf8), to: path))
    }
    return try writer.finish(outcomes)
  }

  @Test func writesANewSite() throws {
    let summary = try publish(["index.html": "home", "articles/a/index.html": "a"])
    #expect(summary == SiteWriter.Summary(written: 2, unchanged: 0, removed: 0))
    #expect(folder.files == ["articles/a/index.html", "index.html"])
  }

  @Test func touchesOnlyWhatChanged() throws {
    try publish(["index.html": "home", "articles/a/index.html": "a", "articles/b/index.html": "b"])
    let kept = folder.path + "/articles/a/index.html"
    let before = try FileManager.default.attributesOfItem(atPath: kept)
    let summary = try publish(["index.html": "home", "articles/a/index.html": "a", "articles/b/index.html": "B"])
    let after = try FileManager.default.attributesOfItem(atPath: kept)
    #expect(summary == SiteWriter.Summary(written: 1, unchanged: 2, removed: 0))
    #expect(folder.text("articles/b/index.html") == "B")
    #expect(before[.modificationDate] as? Date == after[.modificationDate] as? Date)
    #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
  }

  @Test func removesWhatIsNoLongerMadeAndKeepsForeignFiles() throws {
    try publish([
      "index.html": "home", "articles/a/index.html": "a", "articles/b/index.html": "b", "old/index.html": "o",
    ])
    try folder.write("mine", to: "articles/b/notes.txt")
    try folder.write("mine", to: "CNAME")
    let summary = try publish(["index.html": "home", "articles/a/index.html": "a"])
    #expect(summary.removed == 2)
    #expect(folder.files == ["CNAME", "articles/a/index.html", "articles/b/notes.txt", "index.html"])
  }

  @Test func filesAtTheTopMayGoAndNothingElse() throws {
    try publish(["index.html": "home", "_redirects": "r"])
    #expect(try publish(["index.html": "home"]) == SiteWriter.Summary(written: 0, unchanged: 1, removed: 1))
    #expect(folder.files == ["index.html"])
  }

  @Test func aPageMayBecomeAFolderAndBack() throws {
    try publish(["a": "file"])
    try publish(["a/index.html": "folder"])
    #expect(folder.files == ["a/index.html"])
    try publish(["a": "file"])
    #expect(folder.files == ["a"])
  }

  @Test func neverOverwritesAForeignFile() throws {
    try folder.write("mine", to: "articles/a/index.html")
    #expect(throws: ForeignFile.self) { try publish(["articles/a/index.html": "ours"]) }
    #expect(folder.text("articles/a/index.html") == "mine")
  }

  @Test func anAbandonedBuildLeavesTheOldSite() throws {
    try publish(["index.html": "old", "articles/a/index.html": "old"])
    let writer = try SiteWriter(output: folder.path)
    _ = try writer.write(Array("new".utf8), to: "index.html")
    writer.abandon()
    #expect(folder.text("index.html") == "old")
    #expect(folder.files == ["articles/a/index.html", "index.html"])
  }

  @Test func aKilledBuildIsClearedByTheNext() throws {
    try publish(["index.html": "old"])
    try folder.write("half", to: ".casebook/next/index.html")
    try publish(["index.html": "new"])
    #expect(folder.text("index.html") == "new")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/.casebook/next"))
  }

  @Test func twoBuildsDoNotWriteOneFolder() throws {
    let first = try SiteWriter(output: folder.path)
    #expect(throws: OutputBusy.self) { try SiteWriter(output: folder.path) }
    first.abandon()
  }

  @Test func aManifestCannotNameFilesOutside() throws {
    try publish(["index.html": "home"])
    try folder.write("../victim\n/etc/passwd\nindex.html\n", to: ".casebook/manifest")
    let victim = URL(filePath: folder.path).deletingLastPathComponent().appending(path: "victim")
    try Data("mine".utf8).write(to: victim)
    defer { try? FileManager.default.removeItem(at: victim) }
    try publish(["other.html": "x"])
    #expect(FileManager.default.fileExists(atPath: victim.path))
  }
}
