import Dispatch

/// Runs a pure function for many indices on all cores; the only place of Casebook that starts threads.
package struct ParallelMap: Sendable {
  /// Threads at the most, at least 1.
  package let jobs: Int

  package init(jobs: Int) { self.jobs = max(jobs, 1) }

  /// - Returns: the results in the order of the indices, whatever the threads did.
  package func callAsFunction<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    withWorkers(count, { _ in }) { _, index in body(index) }.results
  }

  /// The same for functions that are faster when they keep something from one call to the next.
  ///
  /// - Parameters:
  ///   - chunk: calls that are handed to a thread at once; by default as many as keep the cores busy to the end.
  ///   - make: what a thread keeps, by the number of the thread.
  ///   - body: its result must not depend on which thread it runs on.
  /// - Returns: also what the threads kept, by their numbers.
  package func withWorkers<Worker: Sendable, Result: Sendable>(
    _ count: Int, chunk: Int? = nil, _ make: @Sendable (Int) -> Worker, _ body: @Sendable (inout Worker, Int) -> Result
  ) -> (results: [Result], workers: [Worker]) {
    // Small chunks keep the cores busy to the end; each index belongs to one chunk, so each slot is written once.
    let chunk = chunk ?? max(1, min(64, count / (jobs * 8)))
    let chunks = (count + chunk - 1) / chunk
    let threads = max(min(jobs, chunks), 1)
    let queue = ChunkQueue(chunks)
    var workers: [Worker] = []
    let results = [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      workers = [Worker](unsafeUninitializedCapacity: threads) { kept, keptCount in
        // Shared without the compiler's proof: each slot is written by one thread, and `concurrentPerform` waits for all.
        nonisolated(unsafe) let slots = buffer.baseAddress
        nonisolated(unsafe) let places = kept.baseAddress
        @Sendable func work(_ number: Int) {
          var worker = make(number)
          while let number = queue.next() {
            for index in number * chunk..<min((number + 1) * chunk, count) {
              slots?.advanced(by: index).initialize(to: body(&worker, index))
            }
          }
          places?.advanced(by: number).initialize(to: worker)
        }
        if threads == 1 { work(0) } else { DispatchQueue.concurrentPerform(iterations: threads, execute: work) }
        keptCount = threads
      }
      initialized = count
    }
    return (results, workers)
  }
}

extension ParallelMap {
  /// Two values that do not depend on each other, made beside each other, each with the threads that it uses itself.
  package func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let made = self(2) { number -> (First?, Second?) in number == 0 ? (first(), nil) : (nil, second()) }
    return (made[0].0 ?? first(), made[1].1 ?? second())
  }

  /// Gives back what a large value holds beside the caller, who has nothing to do with it any more: freeing thousands of articles takes
  /// longer than remembering what was built.
  static func release(_ value: consuming some Sendable) {
    DispatchQueue.global().async { [value] in withExtendedLifetime(value) {} }
  }
}
