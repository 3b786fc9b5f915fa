import Foundation
import Glibc
import Testing

@testable import SiteBuild

@Suite struct SourceReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func read(excluding excluded: String? = nil) throws -> (paths: [String], findings: [String], assets: [String]) {
    let sources = try SourceReader(folder: folder.path, excluded: excluded, map: ParallelMap(jobs: 2)).read()
    return (
      sources.files.map(\.path), sources.diagnostics.map { "\($0.path) \($0.severity.rawValue) \($0.rule)" }.sorted(),
      sources.assets.map(\.path)
    )
  }

  @Test func textsBeyondTheMemoryAreReadAgain() throws {
    try folder.write("first", to: "a.md")
    try folder.write("second", to: "b.md")
    try folder.write("third", to: "c.md")
    let reader = SourceReader(folder: folder.path, excluded: nil, map: ParallelMap(jobs: 1), memory: 5)
    let sources = try reader.read().files
    try folder.write("changed", to: "a.md")
    try folder.write("changed", to: "b.md")
    try FileManager.default.removeItem(atPath: folder.path + "/c.md")
    let texts = sources.map { reader.file(of: $0).file.map { String(decoding: $0.bytes, as: UTF8.self) } }
    #expect(texts == ["first", "changed", nil])
    #expect(reader.file(of: sources[2]).diagnostics.map(\.rule) == ["vanished"])
  }

  @Test func readsArticlesAndAssetsByPath() throws {
    try folder.write("b", to: "z/b.md")
    try folder.write("a", to: "a b #1 %20 \"q\".md")
    try folder.write("c", to: "障害.MD")
    try folder.write("i", to: "media/i.png")
    try folder.write("h", to: ".hidden/x.md")
    let result = try read()
    #expect(result.paths == ["a b #1 %20 \"q\".md", "z/b.md", "障害.MD"])
    #expect(result.assets == ["media/i.png"])
    #expect(result.findings == [])
  }

  @Test func passesOverTheOutput() throws {
    try folder.write("a", to: "a.md")
    try folder.write("x", to: "public/x.md")
    let output = try #require(Files.realPath(folder.path + "/public"))
    #expect(try read(excluding: output).paths == ["a.md"])
  }

  @Test func followsNoLinkOutOrIntoALoop() throws {
    try folder.write("a", to: "in/a.md")
    let path = folder.path
    symlink(path, path + "/in/loop")
    symlink("/etc/passwd", path + "/out.md")
    symlink(path + "/in/a.md", path + "/alias.md")
    symlink(path + "/nothing", path + "/dangling.md")
    symlink("self.md", path + "/self.md")
    let result = try read()
    #expect(result.paths == ["alias.md", "in/a.md"])
    #expect(
      result.findings == [
        "dangling.md error broken-symlink", "in/loop error folder-symlink", "out.md error outside-symlink",
        "self.md error broken-symlink",
      ])
  }

  @Test func aPipeIsNoArticleAndDoesNotBlock() throws {
    try folder.write("a", to: "a.md")
    mkfifo(folder.path + "/pipe.md", 0o644)
    let result = try read()
    #expect(result.paths == ["a.md"])
    #expect(result.findings == ["pipe.md error not-a-file"])
  }

  @Test func anUnreadableFileCostsOnlyItself() throws {
    try folder.write("a", to: "a.md")
    try folder.write("b", to: "b.md")
    chmod(folder.path + "/b.md", 0)
    // The superuser may read everything: then there is nothing to find.
    let isFound = getuid() != 0
    let result = try read()
    #expect(result.paths == (isFound ? ["a.md"] : ["a.md", "b.md"]))
    #expect(result.findings == (isFound ? ["b.md error unreadable"] : []))
  }
}
