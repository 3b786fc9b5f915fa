import Testing

@testable import SiteBuild

@Suite struct ZipFileTests {
  @Test func theSameFilesGiveTheSameBytes() throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "text ", count: 1000), to: "b/二.txt")
    try folder.write("x", to: "a.txt")
    let map = ParallelMap(jobs: 2)
    for (name, paths) in [("1.zip", ["b/二.txt", "a.txt"]), ("2.zip", ["a.txt", "b/二.txt"])] {
      try ZipFile.write(paths, of: folder.path, to: folder.path + "/" + name, map: map)
    }
    let bytes = try Files.read(folder.path + "/1.zip")
    #expect(try bytes == Files.read(folder.path + "/2.zip"))
    #expect(bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    #expect(bytes.count < 600)
    #expect(try Files.names(in: folder.path).compactMap { $0 } == ["1.zip", "2.zip", "a.txt", "b"])
  }

  @Test func aMissingFileLeavesTheOldZipFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.zip")
    #expect(throws: FileError.self) {
      try ZipFile.write(["gone"], of: folder.path, to: folder.path + "/a.zip", map: ParallelMap(jobs: 1))
    }
    #expect(try Files.names(in: folder.path).compactMap { $0 } == ["a.zip"])
    #expect(try Files.read(folder.path + "/a.zip") == Array("old".utf8))
  }
}
