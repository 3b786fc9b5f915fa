/// Tells all open pages that the site changed.
actor ReloadChannel {
  /// Pages that listen at once.
  private static let limit = 64

  private var listeners: [Int: AsyncStream<String>.Continuation] = [:]
  private var last = 0

  /// The messages from now on; empty ones only keep the connection.
  /// - Parameter first: what the page learns at once.
  /// - Returns: nil where too many listen.
  func listen(first: String) -> AsyncStream<String>? {
    guard listeners.count < Self.limit else { return nil }
    last += 1
    let id = last
    let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(4))
    continuation.onTermination = { _ in Task { await self.leave(id) } }
    listeners[id] = continuation
    continuation.yield(first)
    return stream
  }

  func send(_ message: String) {
    for continuation in listeners.values { continuation.yield(message) }
  }

  func close() {
    for continuation in listeners.values { continuation.finish() }
    listeners = [:]
  }

  private func leave(_ id: Int) { listeners[id] = nil }
}
