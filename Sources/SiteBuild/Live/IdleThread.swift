import Foundation
import Glibc

/// Work that waits for everything else the machine has to do.
enum IdleThread {
  /// Returns when it is done.
  static func run(_ work: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { done in
      let thread = Thread {
        // On Linux of this thread alone.
        setpriority(PRIO_PROCESS, 0, 19)
        work()
        done.resume()
      }
      thread.stackSize = 4 << 20
      thread.start()
    }
  }
}
