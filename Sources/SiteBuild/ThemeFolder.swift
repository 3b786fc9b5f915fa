/// The files of a site's own theme, which replace those of the default theme one by one.
enum ThemeFolder {
  /// - Returns: paths relative to the folder, sorted; nothing for a site without a theme of its own.
  static func read(_ folder: String?) throws -> [(path: String, bytes: [UInt8])] {
    guard let folder else { return [] }
    var files: [(path: String, bytes: [UInt8])] = []
    var pending = [""]
    while let relative = pending.popLast() {
      for name in try Files.names(in: relative.isEmpty ? folder : folder + "/" + relative) {
        guard let name, !name.hasPrefix(".") else { continue }
        let path = relative.isEmpty ? name : relative + "/" + name
        switch try Files.status(of: folder + "/" + path, followingLinks: false)?.kind {
        case .folder where path.utf8.count { $0 == UInt8(ascii: "/") } < 8: pending.append(path)
        case .file: files.append((path, try Files.read(folder + "/" + path)))
        default: break
        }
      }
    }
    return files.sorted { $0.path < $1.path }
  }
}
