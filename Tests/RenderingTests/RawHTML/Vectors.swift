import Foundation

/// The list of texts that have run as programs somewhere.
enum Vectors {
  static func all() throws -> [String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/xss.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("# ") }
  }
}
