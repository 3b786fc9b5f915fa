import Testing

@testable import Preview

@Suite struct RequestHeadTests {
  private func take(_ text: String) throws -> (head: RequestHead?, rest: [UInt8]) {
    var bytes = Array(text.utf8)
    let head = try RequestHead.take(from: &bytes)
    return (head, bytes)
  }

  @Test func aHeadEndsAtItsEmptyLineAndLeavesWhatFollows() throws {
    let (head, rest) = try take("GET /a?b HTTP/1.1\r\nHost: localhost\r\nRange:  bytes=0-1 \r\n\r\nGET /c")
    #expect(head?.method == "GET" && head?.target == "/a?b")
    #expect(head?.headers == ["host": "localhost", "range": "bytes=0-1"])
    #expect(rest == Array("GET /c".utf8))
  }

  @Test(arguments: ["", "GET / HTTP/1.1", "GET / HTTP/1.1\r\nHost: x\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r"])
  func aHeadThatIsNotWholeWaits(text: String) throws { #expect(try take(text).head == nil) }

  @Test(arguments: [
    "GET /\r\n\r\n", "GET / HTTP/2\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", " GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nno colon\r\n\r\n",
    "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "GET / HTTP/1.1\r\n folded\r\n\r\n",
  ])
  func whatIsNoRequestIsRefused(text: String) {
    #expect(throws: RequestHead.Problem.malformed) { try take(text) }
  }

  @Test func longHeadsAreRefusedWholeOrNot() {
    let long = "GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 20_000)
    #expect(throws: RequestHead.Problem.tooLong) { try take(long) }
    #expect(throws: RequestHead.Problem.tooLong) { try take(long + "\r\n\r\n") }
  }

  @Test(arguments: [
    ("HTTP/1.1\r\n", true), ("HTTP/1.1\r\nConnection: close\r\n", false), ("HTTP/1.0\r\n", false),
    ("HTTP/1.0\n", false),
    ("HTTP/1.0\r\nConnection: keep-alive\r\n", true), ("HTTP/1.1\r\nContent-Length: 5\r\n", false),
    ("HTTP/1.1\r\nTransfer-Encoding: chunked\r\n", false),
  ])
  func connectionsStayAsTheRequestSays(text: String, keepsAlive: Bool) throws {
    #expect(try take("GET / " + text + "\r\n").head?.keepsAlive == keepsAlive)
  }
}

@Suite struct ForeignRequestTests {
  private func isForeign(_ headers: String...) throws -> Bool? {
    var bytes = Array(("GET / HTTP/1.1\r\nHost: localhost\r\n" + headers.map { $0 + "\r\n" }.joined() + "\r\n").utf8)
    return try RequestHead.take(from: &bytes)?.isForeign
  }

  @Test func scriptsAndFramesOfOtherSitesAreForeign() throws {
    #expect(try isForeign("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script") == true)
    #expect(try isForeign("Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors") == true)
    #expect(try isForeign("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe") == true)
  }

  @Test func peopleAndThePagesThemselvesAreNot() throws {
    #expect(try isForeign() == false)
    #expect(try isForeign("Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors") == false)
    #expect(try isForeign("Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document") == false)
    #expect(
      try isForeign("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document") == false)
  }
}

@Suite struct HTTPDateTests {
  @Test func momentsAreWrittenAsTheStandardShows() {
    #expect(HTTPDate.text(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
  }
}

@Suite struct RequestPathTests {
  @Test(arguments: [
    ("/", "/", ""), ("/articles/rdp/", "/", "articles/rdp/"), ("/a%20b/?q=1", "/", "a b/"), ("/%E8%A8%98/", "/", "記/"),
    ("/sub/articles/", "/sub/", "articles/"), ("/sub/", "/sub/", ""), ("/a..b/", "/", "a..b/"),
    ("/%252e%252e/", "/", "%2e%2e/"), ("/sub/\u{301}x", "/sub/", "\u{301}x"),
  ])
  func pathsBelowTheRootAreDecodedOnce(target: String, base: String, path: String) {
    #expect(RequestPath(target, base: base) == .inside(path))
  }

  @Test(arguments: ["/", "/subway/", "/other/", "/sub"]) func otherPathsAreOutside(target: String) {
    #expect(RequestPath(target, base: "/sub/") == .outside)
  }

  @Test(arguments: [
    "", "a", "*", "http://x/", "/..", "/../a", "/a/../b", "/%2e%2e/a", "/%2E%2E%2Fa", "/a/%2e/b", "/./a", "//a",
    "/a//b", "/%2fa",
    "/../\u{301}x", "/a/../\u{301}x", "/a%00b", "/a%0a", "/a%5cb", "/a\\b", "/%", "/%2", "/%zz", "/%c0%ae%c0%ae/",
    "/%ff",
  ])
  func whatLeadsElsewhereIsRefused(target: String) { #expect(RequestPath(target, base: "/") == .refused) }
}

@Suite struct ReplyTests {
  private let whole = ReplyBytes(.ok, body: Array("0123456789".utf8))

  @Test(arguments: [
    ("bytes=0-3", "0123"), ("bytes=8-", "89"), ("bytes=-3", "789"), ("bytes=5-99", "56789"),
    ("bytes=-99", "0123456789"),
    ("bytes=9-9223372036854775807", "9"), ("Bytes=0-0", "0"),
  ])
  func aPartIsWhatWasAskedFor(range: String, text: String) {
    let part = whole.part(range)
    #expect(part.status == .partial && String(decoding: part.body.bytes, as: UTF8.self) == text)
  }

  @Test(arguments: ["bytes=10-", "bytes=99-100", "bytes=-0"]) func partsThatAreNotThereAreRefused(range: String) {
    #expect(whole.part(range).status == .rangeNotSatisfiable)
  }

  @Test(arguments: [
    "bytes=3-1", "bytes=a-b", "items=0-1", "bytes=0-1,3-4", "bytes=--1", "bytes=", "bytes=-", "bytes=+1-3",
  ])
  func whatIsNoRangeGetsTheWhole(range: String) { #expect(whole.part(range).status == .ok) }

  @Test func aHeadTellsTheLengthOfTheBodyThatStays() {
    let text = String(decoding: whole.encoded(isHead: true, keepsAlive: true), as: UTF8.self)
    #expect(text.contains("Content-Length: 10\r\n") && text.hasSuffix("\r\n\r\n"))
  }
}

@Suite struct ListenAddressTests {
  @Test(arguments: [
    "localhost", "localhost:4747", "127.0.0.1:80", "192.168.0.7", "[::1]", "[::1]:4747", "kb.localhost", "LocalHost",
    "localhost.", "127.0.0.1.:4747",
  ])
  func namesOfTheMachineAreAdmitted(host: String) throws {
    #expect(try ListenAddress(host: "127.0.0.1", port: 4747).admits(host))
  }

  @Test(arguments: [
    nil, "", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "1.2.3", "[::1", "[::1]x", "[evil]",
    "[::1]80",
    "localhost:x", "256.1.1.1", "+1.2.3.4", "localhost..",
  ])
  func otherNamesAreNot(host: String?) throws {
    #expect(try !ListenAddress(host: "127.0.0.1", port: 4747).admits(host))
  }
}
