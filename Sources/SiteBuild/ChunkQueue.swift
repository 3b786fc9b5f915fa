import Synchronization

/// Hands out 0, 1, … count − 1, each once, to any number of threads.
final class ChunkQueue: Sendable {
  private let position = Atomic<Int>(0)
  private let count: Int

  init(_ count: Int) { self.count = count }

  func next() -> Int? {
    let number = position.add(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }
}
