import Synchronization

/// What may be kept in memory of something that can be had again from disk: a site of any size builds in bounded memory.
final class MemoryBudget: Sendable {
  private let left: Atomic<Int>

  /// - Parameter bytes: all in all.
  init(_ bytes: Int) { left = Atomic(bytes) }

  /// Whether so much more may be kept; if so, it counts as kept.
  func takes(_ bytes: Int) -> Bool {
    if left.subtract(bytes, ordering: .relaxed).newValue >= 0 { return true }
    left.add(bytes, ordering: .relaxed)
    return false
  }
}
