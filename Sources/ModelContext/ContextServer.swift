import Diagnostics

/// The Model Context Protocol over lines of JSON-RPC 2.0: a line in, at most one line out. Tools over a built site, nothing else.
package struct ContextServer {
  /// The revision in which each request says for itself which one it speaks, in `_meta`, and `server/discover` tells what there is.
  private static let stateless = "2026-07-28"
  /// Those with a handshake, newest first: a client that asks for another gets the newest.
  private static let handshaken = ["2025-11-25", "2025-06-18", "2024-11-05"]
  private static let prefix = "io.modelcontextprotocol/"
  /// Milliseconds for which a list of tools may be kept; it changes with the program only.
  private static let lifetime = "3600000"
  /// Bytes of a line; what is longer is refused unread.
  package static let lineLimit = 1 << 20

  private let tools: [Tool]
  private let bundle: SiteBundle
  private let version: String

  /// - Parameter version: the program's.
  package init(bundle: SiteBundle, version: String) {
    self.bundle = bundle
    self.version = version
    tools = Tool.all
  }

  /// - Returns: nil where nothing is to be said: to notifications, answers and empty lines.
  package func answer(to line: [UInt8]) -> String? {
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return nil }
    guard let message = JSONValue(line) else { return Self.error(.null, -32700, "This is no JSON in UTF-8.") }
    guard case .object(let members) = message, members["jsonrpc"] == .string("2.0") else {
      return Self.error(.null, -32600, "This is no JSON-RPC 2.0 request.")
    }
    guard let method = members["method"]?.text else {
      let isAnswer = members["result"] != nil || members["error"] != nil
      return isAnswer ? nil : Self.error(Self.id(members) ?? .null, -32600, "The request has no method.")
    }
    guard members["id"] != nil else { return nil }
    guard let id = Self.id(members) else { return Self.error(.null, -32600, "An id is a text or a number.") }
    return answer(method, members["params"] ?? .object([:]), id)
  }

  /// What a line gets that is longer than the limit.
  package static var tooLong: String { error(.null, -32600, "A line has at most \(lineLimit) bytes.") }

  private static func id(_ members: [String: JSONValue]) -> JSONValue? {
    switch members["id"] {
    case .some(.string(let text)): .string(text)
    case .some(.number(let text)): .number(text)
    default: nil
    }
  }

  private func answer(_ method: String, _ params: JSONValue, _ id: JSONValue) -> String {
    if let meta = params["_meta"], let asked = meta[Self.prefix + "protocolVersion"] {
      return answer(method, params, speaking: asked, meta, id)
    }
    return switch method {
    case "initialize": Self.result(id, initialization(params))
    case "ping": Self.result(id, .object([:]))
    case "tools/list": Self.result(id, .object(["tools": .array(tools.map(\.description))]))
    case "tools/call": outcome(of: params, id, JSONValue.object)
    case "server/discover": Self.error(id, -32602, "The request says no protocol version in its _meta.")
    default: Self.error(id, -32601, "There is no method '\(method)'.")
    }
  }

  /// The same without a handshake.
  private func answer(
    _ method: String, _ params: JSONValue, speaking asked: JSONValue, _ meta: JSONValue, _ id: JSONValue
  ) -> String {
    guard asked == .string(Self.stateless) else {
      let supported = ([Self.stateless] + Self.handshaken).map { JSONValue.string($0) }
      return Self.error(
        id, -32022, "This protocol version is not supported.",
        .object(["supported": .array(supported), "requested": .string(asked.text ?? "")]))
    }
    guard case .object = meta[Self.prefix + "clientCapabilities"] else {
      return Self.error(id, -32602, "The request says no client capabilities in its _meta.")
    }
    switch method {
    case "server/discover":
      let versions = ([Self.stateless] + Self.handshaken).map { JSONValue.string($0) }
      return Self.result(
        id,
        complete([
          "supportedVersions": .array(versions), "capabilities": Self.capabilities,
          "instructions": .string(Self.instructions), "ttlMs": .number(Self.lifetime), "cacheScope": .string("public"),
        ]))
    case "tools/list":
      return Self.result(
        id,
        complete([
          "tools": .array(tools.map(\.description)), "ttlMs": .number(Self.lifetime), "cacheScope": .string("public"),
        ]))
    case "tools/call": return outcome(of: params, id, complete)
    default: return Self.error(id, -32601, "There is no method '\(method)'.")
    }
  }

  private func complete(_ members: [String: JSONValue]) -> JSONValue {
    let own: [String: JSONValue] = [
      "resultType": .string("complete"), "_meta": .object([Self.prefix + "serverInfo": information]),
    ]
    return .object(members.merging(own) { $1 })
  }

  private var information: JSONValue {
    .object(["name": .string("casebook"), "title": .string(bundle.title), "version": .string(version)])
  }

  private static let capabilities = JSONValue.object(["tools": .object(["listChanged": .bool(false)])])
  private static let instructions =
    "Incident articles with their event IDs, KB numbers and error codes. Look codes up with 'lookup', find articles with "
    + "'search', read them with 'read_article'. Cite the addresses of the articles that you use."

  private func initialization(_ params: JSONValue) -> JSONValue {
    let asked = params["protocolVersion"]?.text ?? ""
    return .object([
      "protocolVersion": .string(Self.handshaken.contains(asked) ? asked : Self.handshaken[0]),
      "capabilities": Self.capabilities, "serverInfo": information, "instructions": .string(Self.instructions),
    ])
  }

  /// - Parameter finish: makes the members of the result the result.
  private func outcome(of params: JSONValue, _ id: JSONValue, _ finish: ([String: JSONValue]) -> JSONValue) -> String {
    guard let name = params["name"]?.text else { return Self.error(id, -32602, "The call names no tool.") }
    guard let tool = tools.first(where: { $0.name == name }) else {
      return Self.error(id, -32602, "There is no tool '\(name)'.")
    }
    let arguments = params["arguments"] ?? .object([:])
    // What is wrong with arguments is told the model, which can do better.
    let outcome = tool.problem(with: arguments).map { Tool.Outcome.failed($0) } ?? tool.run(arguments, bundle)
    let (text, isError) =
      switch outcome {
      case .done(let text): (text, false)
      case .failed(let text): (text, true)
      }
    return Self.result(
      id,
      finish([
        "content": .array([.object(["type": .string("text"), "text": .string(text)])]), "isError": .bool(isError),
      ]))
  }

  private static func result(_ id: JSONValue, _ result: JSONValue) -> String {
    JSONText.object([("jsonrpc", "\"2.0\""), ("id", id.json), ("result", result.json)])
  }

  private static func error(_ id: JSONValue, _ code: Int, _ message: String, _ data: JSONValue? = nil) -> String {
    var members = [("code", String(code)), ("message", JSONText.quoted(message))]
    if let data { members.append(("data", data.json)) }
    let error = JSONText.object(members.map { (key: $0.0, value: $0.1) })
    return JSONText.object([("jsonrpc", "\"2.0\""), ("id", id.json), ("error", error)])
  }
}
