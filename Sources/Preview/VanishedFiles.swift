import SiteBuild

/// Holds back for a moment that a file is gone: many editors, and version control, take a file away before they write it anew, and no
/// page should be lost meanwhile.
struct VanishedFiles {
  private static let grace = Duration.milliseconds(150)

  /// When each was first missed.
  private var missed: [String: ContinuousClock.Instant] = [:]

  /// - Parameters:
  ///   - vanished: those among the changes that are gone.
  ///   - box: into which they come again when their time is over.
  /// - Returns: what is to be taken in now; nil for nothing.
  mutating func passed(_ changes: FileChanges, vanished: Set<String>, _ box: ChangeBox) -> FileChanges? {
    guard case .paths(let paths) = changes else {
      missed = [:]
      return changes
    }
    let now = ContinuousClock.now
    let held = vanished.filter { missed[$0, default: now] + Self.grace > now }
    for path in paths where !held.contains(path) { missed[path] = nil }
    let new = held.filter { missed[$0] == nil }
    for path in new { missed[path] = now }
    if !new.isEmpty {
      Task {
        try? await Task.sleep(for: Self.grace)
        box.put(.paths(new))
      }
    }
    let rest = paths.subtracting(held)
    return rest.isEmpty ? nil : .paths(rest)
  }
}
