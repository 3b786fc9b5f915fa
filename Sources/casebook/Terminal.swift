import Diagnostics
import Glibc

/// Standard output and standard error, and whether a person reads them.
enum Terminal {
  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  static func printError(_ text: String) { write("casebook: \(text)\n", to: STDERR_FILENO) }

  static func note(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// Colours only for a person: `NO_COLOR`, `CI` and a `TERM` without colours are honoured.
  static func isColored(_ descriptor: Int32) -> Bool {
    isatty(descriptor) != 0 && variable("NO_COLOR") == nil && variable("CI") == nil && variable("TERM") != "dumb"
  }

  static var showsProgress: Bool { isatty(STDERR_FILENO) != 0 && variable("CI") == nil && variable("TERM") != "dumb" }

  /// Nil where the variable is missing or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// All of standard input, at most a little more than an article may hold.
  static func readInput() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count <= 16 << 20 {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw CommandFailure("cannot read standard input: \(String(cString: strerror(errno)))") }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
    throw CommandFailure("standard input is larger than 16 MiB")
  }

  /// A reader that goes away (`| head`) ends the output, not the program's exit code.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(descriptor, base + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        done += count
      }
    }
  }
}
