import Glibc

/// A file operation that failed: what was tried, on which path, and why.
package struct FileError: Error, CustomStringConvertible {
  package let operation: String
  package let path: String
  package let code: Int32

  init(_ operation: String, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// `cannot write public/index.html: No space left on device`.
  package var description: String {
    "cannot \(operation) \(path.isEmpty ? "." : path): \(String(cString: strerror(code)))"
  }
}

extension FileError {
  var isNotFound: Bool { code == ENOENT }
}
