import Testing

@testable import ModelContext

@Suite struct ContextServerTests {
  /// A bundle with one article and one code, and an index without anything in it.
  private static func server() throws -> ContextServer {
    let files = [
      "api/index.json":
        #"{"schema":"api/schema.json","title":"Cases","url":"https://kb.example/","kinds":[{"kind":"code"},{"kind":"ticket"}]}"#,
      "api/entities/code/0x8009030d.json":
        #"{"kind":"code","label":"0x8009030D","path":"codes/0x8009030d/","aboutCount":1,"about":[{"title":"RDP fails","path":"articles/rdp/","state":"archived","supersededBy":"articles/new/","audience":"internal"}]}"#,
      "api/entities/ticket/inc-1.json": #"{"kind":"ticket","label":"INC-1","path":"ticket/inc-1/","aboutCount":0}"#,
      "articles/rdp/index.json":
        #"{"path":"articles/rdp/","headline":"RDP fails","lang":"en","state":"verified","supersededBy":"articles/new/","audience":"internal","date":"2026-01-02","updated":"2026-02-03","reviewed":"2026-03-04","translations":[{"lang":"ja","path":"ja/articles/rdp/"}],"intro":"First.","sections":[{"anchor":"cause","level":2,"role":"cause","title":"Cause","text":"A service."},{"anchor":"more","level":3,"title":"More","text":"Deeper."},{"anchor":"end","level":2,"title":"4. The  End","text":"Last."}]}"#,
      "old/kb-1/index.html":
        "<!DOCTYPE html>\n<meta http-equiv=\"refresh\" content=\"0; url=../../articles/rdp/index.html\">\n",
      "old/kb.html": "<meta http-equiv=\"refresh\" content=\"0; url=../articles/rdp/index.html\">",
      "search/data/root.js":
        "casebookShard(\"root\",`casebook-search 4\ndocuments 0 64\n`)\n",
    ]
    let bundle = try SiteBundle { path, part in
      files[path].map { Array($0.utf8.dropFirst(part.lowerBound).prefix(part.count)) }
    }
    return ContextServer(bundle: bundle, version: "1")
  }

  private func answer(_ line: String) throws -> JSONValue? {
    try Self.server().answer(to: Array(line.utf8)).flatMap { JSONValue(Array($0.utf8)) }
  }

  private func call(_ tool: String, _ arguments: String) throws -> (text: String, isError: Bool) {
    let line = #"{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"\#(tool)","arguments":\#(arguments)}}"#
    let result = try #require(try answer(line)?["result"])
    return (result["content"]?.elements.first?["text"]?.text ?? "", result["isError"] == .bool(true))
  }

  @Test(arguments: [
    ("2025-11-25", "2025-11-25"), ("2025-06-18", "2025-06-18"), ("2024-11-05", "2024-11-05"),
    ("1999-01-01", "2025-11-25"),
  ])
  func versionsAreNegotiated(asked: String, given: String) throws {
    let answer = try answer(
      #"{"jsonrpc":"2.0","id":"a","method":"initialize","params":{"protocolVersion":"\#(asked)","capabilities":{}}}"#)
    #expect(answer?["id"] == .string("a"))
    #expect(answer?["result"]?["protocolVersion"]?.text == given)
    #expect(answer?["result"]?["capabilities"]?["tools"] != nil)
  }

  @Test(arguments: [
    ("garbage", "-32700"), ("[]", "-32600"), ("{}", "-32600"), (#"{"jsonrpc":"2.0","id":1}"#, "-32600"),
    (#"{"jsonrpc":"2.0","id":[1],"method":"ping"}"#, "-32600"),
    (#"{"jsonrpc":"2.0","id":1,"method":"nothing"}"#, "-32601"),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#, "-32602"),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"rm"}}"#, "-32602"),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":5}"#, "-32602"),
  ])
  func errorsHaveTheirCodes(line: String, code: String) throws {
    #expect(try answer(line)?["error"]?["code"] == .number(code))
  }

  @Test(arguments: [
    "", "  \r", #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, #"{"jsonrpc":"2.0","id":1,"result":{}}"#,
  ])
  func nothingIsSaidToNotificationsAndAnswers(line: String) throws {
    #expect(try Self.server().answer(to: Array(line.utf8)) == nil)
  }

  @Test func aTextSaysWhetherItMayBeFollowed() throws {
    let text = try call("read_article", #"{"path":"articles/rdp/"}"#).text
    for line in [
      "Language: en", "State: verified", "Superseded by: articles/new/", "Audience: internal", "Published: 2026-01-02",
      "Updated: 2026-02-03", "Reviewed: 2026-03-04", "In ja: ja/articles/rdp/",
    ] { #expect(text.contains("\n\(line)\n"), "\(line)") }
    let listed = try call("lookup", #"{"code":"0x8009030D"}"#).text
    #expect(listed.contains("path: articles/rdp/ · superseded by articles/new/ · audience: internal"))
  }

  @Test(arguments: [
    "old/kb-1", "/old/kb-1/", "https://kb.example/old/kb.html", "https://other.example/old/kb-1?x=1#cause",
  ])
  func oldAddressesLeadOn(path: String) throws {
    #expect(try call("read_article", #"{"path":"\#(path)"}"#).text.hasPrefix("# RDP fails"))
  }

  @Test(arguments: ["4. The End", "## 4. the end ", "end"]) func sectionsAreFoundByTheirHeadings(section: String) throws
  {
    let text = try call("read_article", #"{"path":"articles/rdp/","section":"\#(section)"}"#).text
    #expect(text.contains("Last.") && !text.contains("A service."))
  }

  private func modern(_ method: String, version: String = "2026-07-28", rest: String = "") throws -> JSONValue? {
    try answer(
      #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"\#(version)","io.modelcontextprotocol/clientCapabilities":{}}\#(rest)}}"#
    )
  }

  @Test func requestsNeedNoHandshake() throws {
    let discovered = try modern("server/discover")?["result"]
    #expect(discovered?["supportedVersions"]?.elements.first == .string("2026-07-28"))
    #expect(discovered?["resultType"] == .string("complete"))
    #expect(try modern("tools/list")?["result"]?["ttlMs"]?.integer ?? 0 > 0)
    let called = try modern("tools/call", rest: #","name":"lookup","arguments":{"code":"0x8009030D"}"#)?["result"]
    #expect(called?["resultType"] == .string("complete") && called?["isError"] == .bool(false))
    #expect(called?["_meta"]?["io.modelcontextprotocol/serverInfo"]?["name"] == .string("casebook"))
  }

  @Test func otherVersionsAreRefusedWithThoseThereAre() throws {
    let error = try modern("tools/list", version: "2030-01-01")?["error"]
    #expect(error?["code"] == .number("-32022") && error?["data"]?["requested"] == .string("2030-01-01"))
    #expect(error?["data"]?["supported"]?.elements.contains(.string("2026-07-28")) == true)
    #expect(try modern("initialize")?["error"]?["code"] == .number("-32601"))
    #expect(try answer(#"{"jsonrpc":"2.0","id":1,"method":"server/discover"}"#)?["error"]?["code"] == .number("-32602"))
  }

  @Test func toolsAreListedWithTheirArguments() throws {
    let tools = try answer(#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#)?["result"]?["tools"]?.elements ?? []
    #expect(tools.compactMap { $0["name"]?.text } == ["search", "lookup", "read_article"])
    #expect(tools.allSatisfy { $0["inputSchema"]?["type"]?.text == "object" })
    #expect(try answer(#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#)?["result"] == .object([:]))
  }

  @Test(arguments: ["-2146893043", "0X8009030d", "SEC_E_UNKNOWN_CREDENTIALS", "error 0x8009030D occurred"])
  func codesAreLookedUpInAnySpelling(code: String) throws {
    let (text, isError) = try call("lookup", #"{"code":"\#(code)"}"#)
    #expect(!isError && text.contains("0x8009030D") && text.contains("path: articles/rdp/"), "\(text)")
  }

  @Test func kindsOfTheSiteAreLookedUp() throws {
    #expect(try call("lookup", #"{"code":"INC-1"}"#).text.contains("INC-1"))
  }

  @Test func whatNoArticleNamesIsStillKnown() throws {
    #expect(try call("lookup", #"{"code":"0x80070005"}"#).text.contains("E_ACCESSDENIED"))
    #expect(try call("lookup", #"{"code":"nonsense"}"#).isError)
  }

  @Test func articlesAreReadWholeAndBySection() throws {
    #expect(try call("read_article", #"{"path":"articles/rdp/"}"#).text.contains("First.\n\n## Cause"))
    #expect(try call("read_article", #"{"path":"rdp"}"#).text.contains("Last."))
    let section = try call("read_article", #"{"path":"articles/rdp/index.html","section":"cause"}"#).text
    #expect(section.contains("A service.") && section.contains("Deeper.") && !section.contains("Last."))
    let linked = try call("read_article", #"{"path":"https://kb.example/articles/%72dp/#end"}"#)
    #expect(linked.text.contains("Last.") && !linked.text.contains("A service."), "\(linked.text)")
    let missing = try call("read_article", #"{"path":"articles/rdp/","section":"x"}"#)
    #expect(missing.isError && missing.text.contains("cause, more, end"))
  }

  @Test(arguments: [
    ("search", "{}"), ("search", #"{"query":""}"#), ("search", #"{"query":"a","limit":0}"#),
    ("search", #"{"query":"a","limit":"b"}"#), ("search", #"{"query":"a","other":1}"#), ("search", "[]"),
    ("lookup", #"{"code":5}"#), ("read_article", #"{"path":"../../etc/passwd"}"#),
    ("read_article", #"{"path":"api"}"#), ("read_article", #"{"path":"a\u0000b"}"#),
    ("search", #"{"query":"\#(String(repeating: "x", count: 3000))"}"#),
  ])
  func badArgumentsAreToldTheModel(tool: String, arguments: String) throws {
    let (text, isError) = try call(tool, arguments)
    #expect(isError && !text.isEmpty)
  }

  @Test func anEmptyIndexFindsNothing() throws {
    #expect(try call("search", #"{"query":"rdp"}"#).text == "Nothing was found.")
  }

  @Test func aFolderWithoutDataIsNoBundle() {
    #expect(throws: SiteBundle.Problem.self) { try SiteBundle { _, _ in nil } }
  }
}
