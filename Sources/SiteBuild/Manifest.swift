/// The files of a site that Casebook wrote, one path a line: `.casebook/manifest` in the output folder.
struct Manifest {
  let paths: Set<String>

  private static let name = "manifest"

  /// A missing or unreadable manifest is an empty one: then nothing there is ours, and nothing is removed.
  init(read path: String) {
    guard let bytes = try? Files.read(path), let text = String(validating: bytes, as: UTF8.self) else {
      paths = []
      return
    }
    paths = Set(text.split(separator: "\n").map(String.init).filter(Self.isInside))
  }

  static func write(_ paths: [String], to folder: String) throws(FileError) {
    var text: [UInt8] = []
    text.reserveCapacity(paths.count * 64)
    for path in paths {
      text += path.utf8
      text.append(0x0A)
    }
    try Files.write(text, to: folder + "/manifest.new")
    try Files.rename(folder + "/manifest.new", to: folder + "/" + name)
  }

  /// A line that leads out of the output folder was not written by us.
  private static func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/")
      && !path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).contains {
        $0.isEmpty || $0.elementsEqual("..".utf8)
      }
  }
}
