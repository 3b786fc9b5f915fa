/// The open connections with the time by which each must have moved on; those that are late are closed.
actor ConnectionTable {
  private struct Entry {
    var task: Task<Void, Never>?
    var deadline: ContinuousClock.Instant
    /// Waits for a request: it can go where others need its place.
    var isIdle = true
    var isClosed = false
  }

  private let limit: Int
  private var entries: [Int: Entry] = [:]
  private var last = 0

  init(limit: Int) { self.limit = limit }

  /// A place for one more connection; beyond the limit the one that has been idle longest goes.
  func add() -> Int {
    if entries.count >= limit { closeOldest() }
    last += 1
    entries[last] = Entry(deadline: .now + .seconds(PreviewServer.headTime))
    return last
  }

  func attach(_ task: Task<Void, Never>, to id: Int) {
    // It may be gone already.
    entries[id]?.task = task
    if entries[id]?.isClosed == true { task.cancel() }
  }

  func remove(_ id: Int) { entries[id] = nil }

  /// - Parameters:
  ///   - seconds: nil for a stream of events, which may last.
  func expect(_ id: Int, within seconds: Int?, isIdle: Bool = false) {
    entries[id]?.deadline = .now + .seconds(seconds ?? 365 * 86_400)
    entries[id]?.isIdle = isIdle
  }

  func closeLate() {
    let now = ContinuousClock.now
    for (id, entry) in entries where entry.deadline < now { close(id) }
  }

  func closeIdle() {
    for (id, entry) in entries where entry.isIdle { close(id) }
  }

  func closeAll() {
    for id in entries.keys { close(id) }
  }

  private func closeOldest() {
    // Identifiers ascend.
    let oldest = entries.lazy.filter { !$0.value.isClosed }.min { left, right in
      left.value.isIdle != right.value.isIdle ? left.value.isIdle : left.key < right.key
    }
    if let oldest { close(oldest.key) }
  }

  private func close(_ id: Int) {
    entries[id]?.isClosed = true
    entries[id]?.task?.cancel()
  }
}
