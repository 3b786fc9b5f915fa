import SiteBuild

/// Finds changes by looking at all files again and again, where a file system tells nothing.
struct PollWatcher {
  private let places: LivePlaces
  private var known: [String: Files.Status]

  /// Milliseconds between two looks.
  static let interval = 500

  init(_ places: LivePlaces) {
    self.places = places
    known = Self.look(at: places)
  }

  /// What is other than at the last look; nil where nothing is.
  mutating func changes() -> FileChanges? {
    let now = Self.look(at: places)
    defer { known = now }
    var paths: Set<String> = []
    for (path, status) in now where known[path] != status { paths.insert(path) }
    for path in known.keys where now[path] == nil { paths.insert(path) }
    return paths.isEmpty ? nil : .paths(paths)
  }

  private static func look(at places: LivePlaces) -> [String: Files.Status] {
    var found: [String: Files.Status] = [:]
    for folder in places.folders { look(at: folder, excluded: places.excluded, depth: 0, &found) }
    if let status = try? Files.status(of: places.configurationPath) { found[places.configurationPath] = status }
    return found
  }

  private static func look(at folder: String, excluded: String?, depth: Int, _ found: inout [String: Files.Status]) {
    if depth > 64 || depth > 0 && excluded != nil && Files.realPath(folder) == excluded { return }
    for name in FolderListing.names(in: folder) {
      let path = FileWatcher.join(folder, name)
      guard let status = try? Files.status(of: path, followingLinks: false) else { continue }
      // A folder's time changes with what is in it, which is looked at itself.
      if status.kind == .folder {
        look(at: path, excluded: excluded, depth: depth + 1, &found)
      } else {
        found[path] = status
      }
    }
  }
}
