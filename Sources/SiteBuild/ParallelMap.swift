import Dispatch

/// Runs a pure function for many indices on all cores; the only place of Casebook that starts threads.
package struct ParallelMap: Sendable {
  /// Threads at the most, at least 1.
  package let jobs: Int

  package init(jobs: Int) { self.jobs = max(jobs, 1) }

  /// - Returns: the results in the order of the indices, whatever the threads did.
  package func callAsFunction<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    guard jobs > 1, count > 1 else { return (0..<count).map(body) }
    // Small chunks keep the cores busy to the end; each index belongs to one chunk, so each slot is written once.
    let chunk = max(1, min(64, count / (jobs * 8)))
    let chunks = (count + chunk - 1) / chunk
    let queue = ChunkQueue(chunks)
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Shared without the compiler's proof: each slot is written by one thread, and `concurrentPerform` waits for all.
      nonisolated(unsafe) let slots = buffer.baseAddress
      DispatchQueue.concurrentPerform(iterations: min(jobs, chunks)) { _ in
        while let number = queue.next() {
          for index in number * chunk..<min((number + 1) * chunk, count) {
            slots?.advanced(by: index).initialize(to: body(index))
          }
        }
      }
      initialized = count
    }
  }
}
