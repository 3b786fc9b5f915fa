import Glibc

/// Keeps two builds from writing one output folder; the system releases it when the process ends, however it ends.
final class OutputLock: Sendable {
  private let descriptor: Int32

  init(path: String) throws {
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw FileError("write", path) }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      close(opened)
      throw OutputBusy(path: path)
    }
    // Only now: once it is set, a throw would close it a second time, by then perhaps another's.
    descriptor = opened
  }

  deinit { close(descriptor) }
}

/// Another process builds into the same folder.
package struct OutputBusy: Error, CustomStringConvertible {
  let path: String
  package var description: String {
    "another build is writing this output folder (\(path) is locked); wait for it to end"
  }
}
