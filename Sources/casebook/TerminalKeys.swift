import Foundation
import Glibc
import Synchronization

/// Single keys from a terminal, without Enter; the terminal is as before when they are no longer read.
///
/// A shell takes the terminal back when the program is stopped (Ctrl+Z) or starts in the background (`&`), and gives it as it was
/// when it comes to the foreground, of which nobody tells: the settings are looked at twice a second.
final class TerminalKeys: Sendable {
  private static let interval: Int32 = 500

  private let saved: termios
  private let isEnded = Mutex(false)

  /// - Returns: nil where standard input is no terminal.
  init?(_ take: @escaping @Sendable (Character) -> Void) {
    var settings = termios()
    guard isatty(STDIN_FILENO) != 0, tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    saved = settings
    let thread = Thread { [self] in
      while !isEnded.withLock({ $0 }) { if let key = next() { take(key) } }
    }
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Who reads or sets the terminal from the background is stopped.
  private static var isForeground: Bool { tcgetpgrp(STDIN_FILENO) == getpgrp() }

  /// The next key; nil where there was none for a moment.
  private func next() -> Character? {
    claim()
    var descriptor = pollfd(fd: Self.isForeground ? STDIN_FILENO : -1, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, Self.interval) == 1, Self.isForeground else { return nil }
    var byte: UInt8 = 0
    guard read(STDIN_FILENO, &byte, 1) == 1 else {
      // The terminal is gone.
      isEnded.withLock { $0 = true }
      return nil
    }
    return Character(UnicodeScalar(byte))
  }

  /// Asks for keys one by one, where it is not so.
  private func claim() {
    isEnded.withLock { isEnded in
      var settings = termios()
      guard !isEnded, Self.isForeground, tcgetattr(STDIN_FILENO, &settings) == 0,
        settings.c_lflag & tcflag_t(ICANON | ECHO) != 0
      else { return }
      settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
      tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }
  }

  func restore() {
    isEnded.withLock { isEnded in
      isEnded = true
      var settings = saved
      if Self.isForeground { tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
    }
  }
}
