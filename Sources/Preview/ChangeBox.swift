import SiteBuild
import Synchronization

/// Collects changes from a watcher's thread until the site is ready to take them.
final class ChangeBox: Sendable {
  private let changes = Mutex<FileChanges?>(nil)
  /// One element where something is in the box.
  let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation

  init() { (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }

  func put(_ new: FileChanges) {
    changes.withLock { changes in
      if changes == nil { changes = new } else { changes?.merge(new) }
    }
    signal.yield()
  }

  /// Empties the box.
  func take() -> FileChanges? {
    changes.withLock { changes in
      defer { changes = nil }
      return changes
    }
  }

  func finish() { signal.finish() }
}
