import Foundation
import Glibc
import Synchronization

/// Work that waits for everything else the machine has to do, and is told when its task is cancelled.
final class IdleThread: Sendable {
  private let isCancelled = Atomic(false)

  /// Returns when it is done.
  /// - Parameter work: asks now and then whether to go on.
  static func run(_ work: @escaping @Sendable (_ goesOn: () -> Bool) -> Void) async {
    let own = IdleThread()
    await withTaskCancellationHandler {
      await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
        let thread = Thread {
          // On Linux of this thread alone.
          setpriority(Int32(PRIO_PROCESS.rawValue), 0, 19)
          work { !own.isCancelled.load(ordering: .relaxed) }
          done.resume()
        }
        thread.stackSize = 4 << 20
        thread.start()
      }
    } onCancel: {
      own.isCancelled.store(true, ordering: .relaxed)
    }
  }
}
