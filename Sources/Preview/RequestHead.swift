/// The bytes of an HTTP request up to its empty line to method, target and headers (RFC 9112); a request's body is never read.
struct RequestHead: Sendable, Equatable {
  let method: String
  /// As sent: percent-encoded path and query.
  let target: String
  /// By lower-case name. Of a header that came twice the last counts, but for `Host`, of which there is only one.
  let headers: [String: String]
  let isHTTP10: Bool

  /// Bytes that a head may have.
  static let limit = 16 * 1024

  enum Problem: Error, Equatable { case malformed, tooLong }

  /// Takes the first head from the bytes that came so far.
  /// - Returns: nil while it is not whole.
  static func take(from bytes: inout [UInt8]) throws(Problem) -> RequestHead? {
    guard let end = end(of: bytes) else {
      if bytes.count > limit { throw .tooLong }
      return nil
    }
    guard end.head <= limit else { throw .tooLong }
    guard let head = RequestHead(bytes[..<end.head]) else { throw .malformed }
    bytes.removeFirst(end.next)
    return head
  }

  private static func end(of bytes: [UInt8]) -> (head: Int, next: Int)? {
    var index = 0
    while let line = bytes[index...].firstIndex(of: 0x0A) {
      let next = line + 1
      if next < bytes.count, bytes[next] == 0x0A { return (line, next + 1) }
      if next + 1 < bytes.count, bytes[next] == 0x0D, bytes[next + 1] == 0x0A { return (line, next + 2) }
      index = next
    }
    return nil
  }

  private init?(_ bytes: ArraySlice<UInt8>) {
    let bytes = bytes.last == 0x0D ? bytes.dropLast() : bytes
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lines = text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" })
    let words = lines.first.map { $0.split(separator: " ", omittingEmptySubsequences: false) } ?? []
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), !words[0].isEmpty else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return nil }
      let name = line[..<colon].lowercased()
      guard !name.contains(where: \.isWhitespace), name != "host" || headers[name] == nil else { return nil }
      headers[name] = Self.trimmed(line[line.index(after: colon)...])
    }
    method = String(words[0])
    target = String(words[1])
    isHTTP10 = words[2] == "HTTP/1.0"
    self.headers = headers
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }

  /// A body is announced, which nobody wants.
  var hasBody: Bool { headers["transfer-encoding"] != nil || headers["content-length"].map { $0 != "0" } ?? false }

  /// A script, a picture or a frame on a page of another site (W3C Fetch Metadata): from there only a person comes, by a link.
  var isForeign: Bool {
    guard let site = headers["sec-fetch-site"], site == "cross-site" || site == "same-site" else { return false }
    return headers["sec-fetch-mode"] != "navigate" || headers["sec-fetch-dest"].map { $0 != "document" } ?? false
  }

  var keepsAlive: Bool {
    let connection = headers["connection"]?.lowercased() ?? ""
    return !hasBody && (isHTTP10 ? connection.contains("keep-alive") : !connection.contains("close"))
  }
}
