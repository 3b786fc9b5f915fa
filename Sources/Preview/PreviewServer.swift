import FlyingSocks
import Foundation
import Glibc

/// Listens at one address and answers each request by a function, within bounds: no request, no connection and no crowd of them
/// takes more than its share of memory or time.
struct PreviewServer: Sendable {
  /// Beyond so many connections the one that was silent longest goes.
  static let connectionLimit = 512
  /// Seconds that a request's head may take, and that an idle connection stays.
  static let headTime = 10
  static let idleTime = 60
  /// Seconds that a browser may take to read an answer.
  static let writeTime = 60

  private let socket: Socket
  private let pool = SocketPool<ePoll>.ePoll(maxEvents: 64)
  let address: ListenAddress

  /// Takes the first free port from the wanted one on.
  /// - Throws: `AddressProblem` where none can be had.
  init(bind host: String, port: Int, mayMove: Bool) throws {
    var failure: (any Error)?
    for candidate in port..<(mayMove ? port + 100 : port + 1) where candidate <= 65535 {
      do {
        let address = try ListenAddress(host: host, port: candidate)
        (socket, self.address) = (try address.listeningSocket(), address)
        return
      } catch let problem as AddressProblem {
        throw problem
      } catch {
        failure = error
        guard Self.isTaken(error) else { break }
      }
    }
    if let failure, Self.isTaken(failure) {
      let hint = mayMove ? "" : "; leave --port away for the next free one"
      throw AddressProblem(reason: "port \(port) is in use\(hint)")
    }
    throw AddressProblem(
      reason: "cannot listen on \(host), port \(port): \(failure?.localizedDescription ?? "no free port")")
  }

  private static func isTaken(_ error: any Error) -> Bool {
    if case SocketError.failed(_, let code, _) = error { return code == EADDRINUSE }
    return false
  }

  /// Runs until its task is cancelled.
  func run(_ answer: @escaping @Sendable (RequestHead) async -> Reply) async {
    let table = ConnectionTable(limit: Self.connectionLimit)
    await withDiscardingTaskGroup { group in
      group.addTask {
        do {
          try await pool.prepare()
          let listener = try AsyncSocket(socket: socket, pool: pool)
          await withDiscardingTaskGroup { group in
            group.addTask { try? await pool.run() }
            group.addTask { await accept(on: listener, table, answer) }
          }
        } catch {}
      }
      group.addTask {
        while !Task.isCancelled {
          try? await Task.sleep(for: .seconds(1))
          await table.closeLate()
        }
        await table.closeAll()
      }
    }
    try? socket.close()
  }

  private func accept(
    on listener: AsyncSocket, _ table: ConnectionTable, _ answer: @escaping @Sendable (RequestHead) async -> Reply
  ) async {
    while !Task.isCancelled {
      do {
        let socket = try await listener.accept()
        let id = await table.add()
        let task = Task {
          await Connection(socket: socket, id: id, table: table, answer: answer).run()
          try? socket.close()
          await table.remove(id)
        }
        await table.attach(task, to: id)
      } catch {
        // Without free file descriptors it waits until connections have gone.
        await table.closeIdle()
        try? await Task.sleep(for: .milliseconds(50))
      }
    }
  }
}

/// Why a server cannot listen.
package struct AddressProblem: Error, CustomStringConvertible {
  let reason: String
  package var description: String { reason }
}
