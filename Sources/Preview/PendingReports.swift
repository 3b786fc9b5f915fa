import SiteBuild

/// Changes that the terminal is still to be told of: it waits until the files have been quiet for a moment, so that the rules never
/// hold up a page.
actor PendingReports {
  /// How long files must have been quiet, and how long a line waits at most.
  private static let quiet = Duration.milliseconds(50)
  private static let longest = Duration.seconds(1)

  private var updates: [LiveUpdate] = []
  private var oldest: ContinuousClock.Instant?

  func add(_ update: LiveUpdate) {
    updates.append(update)
    if oldest == nil { oldest = .now }
  }

  /// Waits; then what there is to tell, nothing where further changes came meanwhile and tell it with theirs.
  func take(after update: LiveUpdate) async -> [LiveUpdate] {
    // A preview that ends tells at once what is left.
    try? await Task.sleep(for: Self.quiet)
    guard let last = updates.last, let oldest, last.generation == update.generation || oldest + Self.longest < .now
    else {
      return []
    }
    defer { (updates, self.oldest) = ([], nil) }
    return updates
  }
}
