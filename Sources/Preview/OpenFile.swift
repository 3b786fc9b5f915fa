import Glibc

/// A file that is sent piece by piece as the browser takes it, whatever its size.
final class OpenFile: Sendable {
  private let descriptor: Int32
  /// Bytes.
  let size: Int
  /// Changes with whatever the file holds.
  let tag: UInt64

  /// Bytes read at once.
  static let pieceSize = 256 * 1024

  /// - Returns: nil for what is no file, or cannot be read.
  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    size = Int(status.st_size)
    let (modified, changed) = (status.st_mtim, status.st_ctim)
    let marks = [
      Int(status.st_ino), size, modified.tv_sec, modified.tv_nsec, changed.tv_sec, changed.tv_nsec,
    ]
    tag = ContentTag.of(Array("\(marks)".utf8))
  }

  deinit { close(descriptor) }

  /// - Returns: the beginning of the range, at most `pieceSize`; nothing where the file has become shorter or cannot be read.
  func read(_ range: Range<Int>) -> [UInt8] {
    let size = min(range.count, Self.pieceSize)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let got = pread(descriptor, buffer.baseAddress, size, off_t(range.lowerBound))
      count = max(got, 0)
    }
  }
}
