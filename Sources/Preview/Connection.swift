import FlyingSocks
import Foundation

/// One connection: reads requests one after another and writes their answers.
struct Connection: Sendable {
  let socket: AsyncSocket
  let id: Int
  let table: ConnectionTable
  let answer: @Sendable (RequestHead) async -> Reply

  func run() async {
    var bytes: [UInt8] = []
    do {
      while let head = try await nextHead(&bytes) {
        await table.expect(id, within: PreviewServer.writeTime)
        switch await answer(head) {
        case .events(let events): return try await send(events)
        case .bytes(var reply):
          if head.hasBody { reply = .text(.tooLarge, "Requests have no body here.") }
          try await send(reply, isHead: head.method == "HEAD", keepsAlive: head.keepsAlive)
        }
        guard head.keepsAlive else { return }
        await table.expect(id, within: PreviewServer.idleTime, isIdle: true)
      }
    } catch RequestHead.Problem.malformed {
      try? await write(
        ReplyBytes.text(.badRequest, "This is no HTTP request.").encoded(isHead: false, keepsAlive: false))
    } catch RequestHead.Problem.tooLong {
      try? await write(
        ReplyBytes.text(.headTooLarge, "The request is too long.").encoded(isHead: false, keepsAlive: false))
    } catch {
      // The browser is gone, or was too slow.
    }
  }

  /// - Returns: nil where the browser has no further request.
  private func nextHead(_ bytes: inout [UInt8]) async throws -> RequestHead? {
    var isBegun = false
    while true {
      if let head = try RequestHead.take(from: &bytes) { return head }
      do {
        bytes += try await socket.read(atMost: 4096)
      } catch SocketError.disconnected where bytes.isEmpty {
        return nil
      }
      if !isBegun { await table.expect(id, within: PreviewServer.headTime) }
      isBegun = true
    }
  }

  /// A file has become shorter than its head says: only the end of the connection can tell.
  private struct CutOff: Error {}

  private func send(_ reply: ReplyBytes, isHead: Bool, keepsAlive: Bool) async throws {
    try await write(reply.encoded(isHead: isHead, keepsAlive: keepsAlive))
    guard !isHead, reply.status != .notModified, case .file(let file, var range) = reply.body else { return }
    while !range.isEmpty {
      let piece = file.read(range)
      guard !piece.isEmpty else { throw CutOff() }
      await table.expect(id, within: PreviewServer.writeTime)
      try await write(piece)
      range = range.lowerBound + piece.count..<range.upperBound
    }
  }

  private func write(_ bytes: [UInt8]) async throws { try await socket.write(Data(bytes)) }

  /// Server-sent events (HTML, 9.2), with a comment now and then that finds out who has left.
  private func send(_ events: AsyncStream<String>) async throws {
    await table.expect(id, within: nil)
    let head =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    try await write(Array((head + "retry: 500\n\n").utf8))
    for await event in events {
      try await write(Array((event.isEmpty ? ":\n\n" : "data: \(event)\n\n").utf8))
    }
  }
}
