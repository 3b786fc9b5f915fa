import Check
import Foundation

/// One `curl` that asks the addresses of a host one after the other.
struct CurlRun {
  enum Method { case head, page }

  /// What it says of one address.
  struct Result {
    /// HTTP status; 0 where there was none.
    let status: Int
    /// Of curl: 0 where an answer came.
    let code: Int

    /// 2xx; also 401, 403 and 429: a page that is there, but not for everybody or not now.
    var answer: ExternalLink.Answer {
      if code == 0, (200..<300).contains(status) || [401, 403, 429, 999].contains(status) { return .fine }
      return .failed(code == 0 ? String(status) : Self.reasons[code] ?? "curl stopped with \(code)")
    }

    /// 405 and the like are about the question, not about the page.
    var deservesPage: Bool { code == 0 && status >= 400 && ![401, 404, 410, 429].contains(status) }

    /// https://curl.se/libcurl/c/libcurl-errors.html
    private static let reasons = [
      1: "it leads to another protocol", 3: "this is no address", 6: "the host is not found", 7: "the host refuses",
      28: "it takes too long",
      35: "no secure connection", 47: "it is redirected in a circle", 51: "its certificate is another's",
      52: "the answer is empty",
      56: "the connection broke off", 60: "its certificate is not valid",
    ]
  }

  private let process = Process()
  private let output: String
  private let count: Int

  /// Starts it.
  /// - Parameter files: the beginning of the names of the files that it reads and writes.
  init(_ curl: String, _ addresses: [String], method: Method, files: String) throws {
    let list = files + ".list"
    output = files + ".out"
    count = addresses.count
    let lines = addresses.map { "url = \"\(Self.escaped($0))\"\noutput = \"\(Self.escaped(files)).page\"\n" }
    try Files.write(Array(lines.joined().utf8), to: list)
    try Files.write([], to: output)
    process.executableURL = URL(filePath: curl)
    process.arguments =
      [
        "--disable", "--silent", "--globoff", "--location", "--max-redirs", "10", "--proto", "=http,https",
        "--proto-redir", "=http,https",
        "--connect-timeout", "10", "--max-time", "30", "--retry", "2", "--retry-delay", "1", "--user-agent",
        "casebook (link check)",
        "--write-out", "%{urlnum} %{http_code} %{exitcode}\\n", "--config", list,
      ] + (method == .head ? ["--head"] : ["--range", "0-1023"])
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output) ?? FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw LinkProbe.Unavailable(description: "\(curl) cannot be started")
    }
  }

  /// Waits for it. An address of which it says nothing has failed.
  func results() throws -> [Result] {
    process.waitUntilExit()
    var results = Array(repeating: Result(status: 0, code: -1), count: count)
    for line in String(decoding: try Files.read(output), as: UTF8.self).split(separator: "\n") {
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      guard numbers.count == 3, results.indices.contains(numbers[0]) else { continue }
      results[numbers[0]] = Result(status: numbers[1], code: numbers[2])
    }
    return results
  }

  /// As curl's configuration files want it.
  private static func escaped(_ address: String) -> String {
    address.replacing("\\", with: "%5C").replacing("\"", with: "%22").replacing("\n", with: "").replacing(
      "\r", with: ""
    )
    .replacing(" ", with: "%20")
  }
}
