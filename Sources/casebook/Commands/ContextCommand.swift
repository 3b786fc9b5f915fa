import ArgumentParser
import Glibc
import ModelContext
import SiteBuild

/// `casebook mcp`: a built site as tools for a language model, over standard input and output.
struct ContextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp", abstract: "Serve a built site to language models (Model Context Protocol, stdio).",
    discussion: """
      Tools: search, lookup (what is this code), read_article (whole or one section). Reads only the folder of the built site,
      built with its base URL or with 'publish: {api: true}'. Configure your client with the command 'casebook mcp --index DIR'.
      """)

  @Option(name: .customLong("index"), help: "The folder of the built site (default: public).")
  var folder = "public"

  func run() throws {
    let bundle = try commandError {
      try SiteBundle { [folder] in try? Files.read(folder + "/" + $0, part: $1) }
    }
    let server = ContextServer(bundle: bundle, version: Casebook.version)
    var lines = InputLines(limit: ContextServer.lineLimit)
    while let line = lines.next() {
      let answer =
        switch line {
        case .whole(let bytes): server.answer(to: bytes)
        case .tooLong: ContextServer.tooLong
        }
      if let answer { Terminal.print(answer) }
    }
  }
}

/// Standard input line by line, with a bound on what is kept of a line.
struct InputLines {
  enum Line {
    case whole([UInt8])
    case tooLong
  }

  let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(limit: Int) { self.limit = limit }

  mutating func next() -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if start == buffer.count, !fill() {
        return isTooLong ? .tooLong : line.isEmpty ? nil : .whole(line)
      }
      let end = buffer[start...].firstIndex(of: 0x0A)
      let piece = buffer[start..<(end ?? buffer.count)]
      isTooLong = isTooLong || line.count + piece.count > limit
      if isTooLong { line = [] } else { line += piece }
      start = end.map { $0 + 1 } ?? buffer.count
      if end != nil { return isTooLong ? .tooLong : .whole(line) }
    }
  }

  /// - Returns: false at the end of the input.
  private mutating func fill() -> Bool {
    guard !isAtEnd else { return false }
    buffer = [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, count in
      var got = read(STDIN_FILENO, bytes.baseAddress, bytes.count)
      while got < 0, errno == EINTR { got = read(STDIN_FILENO, bytes.baseAddress, bytes.count) }
      count = max(got, 0)
    }
    start = 0
    isAtEnd = buffer.isEmpty
    return !isAtEnd
  }
}
