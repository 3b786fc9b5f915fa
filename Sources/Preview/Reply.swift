/// An answer to a request: its bytes, or a stream of events that goes on until the browser leaves.
enum Reply: Sendable {
  case bytes(ReplyBytes)
  case events(AsyncStream<String>)
}

/// Status, headers and body of an answer.
struct ReplyBytes: Sendable {
  var status: Status
  var headers: [(name: String, value: String)] = []
  var body: ReplyBody

  enum Status: Int, Sendable {
    case ok = 200, partial = 206, found = 302, notModified = 304, badRequest = 400, forbidden = 403, notFound = 404
    case notAllowed = 405, tooLarge = 413, rangeNotSatisfiable = 416, headTooLarge = 431, failed = 500, unavailable =
      503

    var phrase: String {
      switch self {
      case .ok: "OK"
      case .partial: "Partial Content"
      case .found: "Found"
      case .notModified: "Not Modified"
      case .badRequest: "Bad Request"
      case .forbidden: "Forbidden"
      case .notFound: "Not Found"
      case .notAllowed: "Method Not Allowed"
      case .tooLarge: "Content Too Large"
      case .rangeNotSatisfiable: "Range Not Satisfiable"
      case .headTooLarge: "Request Header Fields Too Large"
      case .failed: "Internal Server Error"
      case .unavailable: "Service Unavailable"
      }
    }
  }

  init(_ status: Status, _ headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.init(status, headers, .bytes(body))
  }

  init(_ status: Status, _ headers: [(name: String, value: String)], _ body: ReplyBody) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A line of text, for those who are not to see a page.
  static func text(_ status: Status, _ text: String) -> ReplyBytes {
    ReplyBytes(status, [("Content-Type", "text/plain; charset=utf-8")], body: Array((text + "\n").utf8))
  }

  /// As sent, without the bytes of a file.
  /// - Parameters:
  ///   - isHead: the body stays here, its length is told.
  ///   - keepsAlive: whether further requests are welcome.
  func encoded(isHead: Bool, keepsAlive: Bool) -> [UInt8] {
    var head = "HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if status != .notModified { head += "Content-Length: \(body.count)\r\n" }
    // No page of another site gets at what is served here, drafts included.
    head +=
      "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n"
    head += "Date: \(HTTPDate.now)\r\n"
    head += keepsAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n"
    return isHead || status == .notModified ? Array(head.utf8) : Array(head.utf8) + body.bytes
  }

  /// The part of the body that `Range: bytes=…` asks for (RFC 9110, 14); several parts at once get the whole.
  func part(_ range: String?) -> ReplyBytes {
    guard status == .ok, let range, range.lowercased().hasPrefix("bytes=") else { return self }
    let bounds = range.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count == 2, bounds.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return self
    }
    let (first, last) = (Int(bounds[0]), Int(bounds[1]))
    let wanted: Range<Int>
    switch (first, last) {
    case (let first?, nil) where bounds[1].isEmpty && first >= 0: wanted = first..<max(first, body.count)
    case (let first?, let last?) where last >= first && first >= 0:
      wanted = first..<max(first, last < body.count ? last + 1 : body.count)
    case (nil, let length?) where bounds[0].isEmpty && length >= 0: wanted = max(0, body.count - length)..<body.count
    default: return self
    }
    guard wanted.lowerBound < body.count, !wanted.isEmpty else {
      return ReplyBytes(.rangeNotSatisfiable, [("Content-Range", "bytes */\(body.count)")])
    }
    var part = self
    part.status = .partial
    part.headers.append(("Content-Range", "bytes \(wanted.lowerBound)-\(wanted.upperBound - 1)/\(body.count)"))
    part.body = body.part(wanted)
    return part
  }
}
