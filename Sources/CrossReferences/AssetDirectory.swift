import Diagnostics

/// The files beside the articles, found by path, name and folder.
struct AssetDirectory: Sendable {
  /// By lower-case path.
  private(set) var byPath: [String: Asset] = [:]
  /// Lower-case paths by last part.
  private var byName: [String: Set<String>] = [:]
  /// How many files each folder holds, those of its folders among them; by lower-case path.
  private var counts: [String: Int] = [:]

  init(_ assets: [Asset] = []) {
    for asset in assets where byPath[asset.path.lowercased()] == nil { self[asset.path.lowercased()] = asset }
  }

  /// - Parameter path: in lower case.
  subscript(path: String) -> Asset? {
    get { byPath[path] }
    set {
      let change = (newValue == nil ? 0 : 1) - (byPath[path] == nil ? 0 : 1)
      byPath[path] = newValue
      guard change != 0 else { return }
      let parts = path.pathParts
      let name = parts.last.map(String.init) ?? path
      if change > 0 { byName[name, default: []].insert(path) } else { byName[name]?.remove(path) }
      for depth in 1..<max(parts.count, 1) {
        counts[parts[..<depth].joined(separator: "/"), default: 0] += change
      }
    }
  }

  /// The only file with a name; nil where there are several.
  func only(named name: String) -> Asset? {
    guard let paths = byName[name], paths.count == 1, let path = paths.first else { return nil }
    return byPath[path]
  }

  /// - Parameter folder: in lower case.
  func hasFiles(below folder: String) -> Bool { counts[folder, default: 0] > 0 }
}
