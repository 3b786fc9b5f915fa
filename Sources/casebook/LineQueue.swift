import Dispatch
import Synchronization

/// Lines for the terminal, written one after the other beside everything else: a terminal that takes none (Ctrl+S) holds nothing up,
/// and misses those that are too many.
final class LineQueue: Sendable {
  private static let limit = 500

  private let queue = DispatchQueue(label: "casebook.lines")
  private let waiting = Atomic<Int>(0)

  func note(_ text: String) {
    guard waiting.add(1, ordering: .relaxed).newValue <= Self.limit else {
      waiting.subtract(1, ordering: .relaxed)
      return
    }
    queue.async { [self] in
      Terminal.note(text)
      waiting.subtract(1, ordering: .relaxed)
    }
  }

  /// Waits for a moment until all is written.
  func finish() {
    let ended = DispatchSemaphore(value: 0)
    queue.async { ended.signal() }
    _ = ended.wait(timeout: .now() + 0.3)
  }
}
