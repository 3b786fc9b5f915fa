import Glibc

/// One line on the terminal that says what is being done; nothing where no person watches.
struct Progress: Sendable {
  private let isShown = Terminal.showsProgress

  func show(_ stage: String) {
    if isShown { Terminal.write("\r\u{1B}[K\(stage) …", to: STDERR_FILENO) }
  }

  func clear() {
    if isShown { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }
}
