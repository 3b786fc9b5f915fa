import Glibc

/// Keeps two builds from writing one output folder; the system releases it when the process ends, however it ends.
final class OutputLock: Sendable {
  private let descriptor: Int32

  init(path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("write", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw OutputBusy(path: path)
    }
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
