/// Why a command could not run, in one line, and the exit code that says so.
struct CommandFailure: Error {
  let message: String
  /// 1: findings at error level, or nothing found. 2: could not run. 64: wrong usage.
  let code: Int32

  init(_ message: String, code: Int32 = 2) {
    self.message = message
    self.code = code
  }
}
