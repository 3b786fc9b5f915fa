import Dispatch
import Glibc

/// Single keys from a terminal, without Enter; the terminal is as before when they are no longer read.
final class TerminalKeys {
  private let source: any DispatchSourceRead
  private let saved: termios

  /// - Returns: nil where standard input is no terminal.
  init?(_ take: @escaping @Sendable (Character) -> Void) {
    var settings = termios()
    // A job in the background that changes the terminal would be stopped.
    guard isatty(STDIN_FILENO) != 0, tcgetattr(STDIN_FILENO, &settings) == 0, tcgetpgrp(STDIN_FILENO) == getpgrp()
    else {
      return nil
    }
    saved = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0 else { return nil }
    source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .global())
    source.setEventHandler { [source] in
      var byte: UInt8 = 0
      if read(STDIN_FILENO, &byte, 1) == 1 { take(Character(UnicodeScalar(byte))) } else { source.cancel() }
    }
    source.resume()
  }

  func restore() {
    source.cancel()
    var settings = saved
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }
}
